// SPDX-License-Identifier: Apache-2.0

import { Button } from 'react-aria-components/Button';
import { Sign } from '../illustrations/signs.tsx';
import { type Speech, useSpeech } from '../speech/use-speech.ts';
import { DialogButton } from './dialog-button.tsx';
import { Notice } from './notice.tsx';
import { useStation } from './station.tsx';

/** Reading aloud, for a headset: begins by itself with `first`, else when a person asks for it. */
export function SpeechDialog({ first }: { first: boolean }) {
  const { view, text } = useStation();
  const speech = useSpeech(first, view.language, text.speech.keys);
  return (
    <DialogButton
      className="button button-bare"
      title={text.speech.title}
      content={(close) => <Reading speech={speech} close={close} />}
    >
      <Sign name="sound" />
      {text.speech.offer}
    </DialogButton>
  );
}

function Reading({ speech, close }: { speech: Speech; close: () => void }) {
  const { text } = useStation();
  return (
    <>
      {speech.voiceThere ? (
        <Controls speech={speech} close={close} />
      ) : (
        <Notice tone="attention" alert>
          {text.speech.noVoice}
        </Notice>
      )}
      {/* The page is read from its beginning when it comes back to the front. */}
      <Button className="button button-quiet" onPress={close}>
        {speech.reading ? text.speech.repeat : text.frame.close}
      </Button>
    </>
  );
}

function Controls({ speech, close }: { speech: Speech; close: () => void }) {
  const { text } = useStation();
  const begin = (): void => {
    close();
    speech.start();
  };
  if (!speech.reading) {
    return (
      <>
        <p>{text.speech.message}</p>
        <Button className="button button-primary" onPress={begin}>
          {text.speech.start}
        </Button>
      </>
    );
  }
  const changes = [
    [text.speech.louder, () => speech.turn(1)],
    [text.speech.softer, () => speech.turn(-1)],
    [text.speech.faster, () => speech.speed(1)],
    [text.speech.slower, () => speech.speed(-1)],
  ] as const;
  return (
    <>
      <div className="dialog-buttons">
        {changes.map(([words, change]) => (
          <Button key={words} className="button button-equal" onPress={change}>
            {words}
          </Button>
        ))}
      </div>
      <Button className="button button-primary" onPress={speech.stop}>
        {text.speech.stop}
      </Button>
    </>
  );
}
