// SPDX-License-Identifier: Apache-2.0

import { type Phrase, phraseOf } from '../../contract/phrase.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Page } from '../components/page.tsx';
import { PhrasePicture } from '../components/phrase-picture.tsx';
import { useStation } from '../components/station.tsx';
import { TimeRing } from '../components/time-ring.tsx';
import { Sign } from '../illustrations/signs.tsx';
import type { PageOfKind } from './page-of.ts';

/** A phrase takes this many bytes (contract/phrase.ts). */
const shortestDigest = 8;

/** Both screens show a phrase: are they the same? The two answers weigh the same. */
export function Compare({ page }: { page: PageOfKind<'compare'> }) {
  const { text } = useStation();
  const phrase = phraseOf(digestBytes(page.phraseDigest));
  return (
    <Page title={text.compare.title}>
      <p className="lead">{text.compare.message}</p>
      <div className="with-time">
        <ShownPhrase phrase={phrase} />
        <TimeRing of={page} />
      </div>
      {page.phone && <p>{text.compare.phone(page.phone)}</p>}
      <Answers />
    </Page>
  );
}

function ShownPhrase({ phrase }: { phrase: Phrase }) {
  const { text } = useStation();
  return (
    <div className="phrase">
      <PictureFrame phrase={phrase} />
      <ol className="phrase-words" aria-label={text.compare.words} lang="en" dir="ltr">
        {phrase.words.map((word, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice; its place is what it is
          <li key={place}>{word}</li>
        ))}
      </ol>
    </div>
  );
}

function Answers() {
  const { text } = useStation();
  return (
    <div className="answers">
      <ActionButton look="equal" send={(station) => station.phrasesMatch()}>
        <Sign name="equal" />
        {text.compare.match}
      </ActionButton>
      <ActionButton look="equal" send={(station) => station.phrasesDiffer()}>
        <Sign name="unequal" />
        {text.compare.differ}
      </ActionButton>
    </div>
  );
}

function PictureFrame({ phrase }: { phrase: Phrase }) {
  const { text } = useStation();
  return (
    <svg className="phrase-picture" viewBox="-5 -5 60 60" role="img" aria-label={useSpokenPicture(phrase)}>
      <title>{text.compare.picture}</title>
      <PhrasePicture picture={phrase.picture} />
    </svg>
  );
}

/** The picture in words, row by row, for those who compare by ear. */
function useSpokenPicture({ picture }: Phrase): string {
  const { text } = useStation();
  const rows = picture.rows.map((row, index) => {
    const filled = row.flatMap((isFilled, column) => (isFilled ? [column + 1] : []));
    return text.compare.pictureRow(index + 1, filled);
  });
  return `${text.compare.picture}: ${rows.join(' ')}`;
}

/** The bytes of a digest in base64url. One that is too short for a phrase is a bug, and nothing is shown of it. */
function digestBytes(base64url: string): Uint8Array {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  if (binary.length < shortestDigest) throw new Error('A phrase digest is too short.');
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
