// SPDX-License-Identifier: Apache-2.0

import { type PhrasePicture, phraseOf } from '../../../contract/phrase.ts';
import { useText } from '../text/language.tsx';

/** The phrase of a digest, as the station shows it too: three words, and a picture of five by five cells. */
export function Phrase({ digest }: { readonly digest: Uint8Array }) {
  const text = useText();
  const phrase = phraseOf(digest);
  return (
    <div className="phrase">
      <Picture picture={phrase.picture} label={text.compare.picture} />
      <p className="phrase-words" lang="en">
        {phrase.words.map((word, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may occur twice, and none ever moves
          <span key={position}>{word} </span>
        ))}
      </p>
    </div>
  );
}

function Picture({ picture, label }: { readonly picture: PhrasePicture; readonly label: string }) {
  const cells = picture.rows.flatMap((row, y) => row.map((filled, x) => ({ filled, x, y })));
  return (
    <svg className={`phrase-picture phrase-colour-${picture.colour}`} viewBox="0 0 5 5" role="img" aria-label={label}>
      {cells
        .filter((cell) => cell.filled)
        .map(({ x, y }) => (
          <rect key={`${x} ${y}`} x={x} y={y} width="1" height="1" />
        ))}
    </svg>
  );
}
