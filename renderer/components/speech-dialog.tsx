// SPDX-License-Identifier: Apache-2.0

import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Sign } from '../illustrations/signs.tsx';
import { type Speech, useSpeech } from '../speech/use-speech.ts';
import { Notice } from './notice.tsx';
import { useStation } from './station.tsx';

/** Reading aloud, for a headset: begins by itself with `first`, else when a person asks for it. */
export function SpeechDialog({ first }: { first: boolean }) {
  const { view, text } = useStation();
  const speech = useSpeech(first, view.language, text.speech.keys);
  return (
    <DialogTrigger>
      <Button className="button button-bare">
        <Sign name="sound" />
        {text.speech.offer}
      </Button>
      <ModalOverlay className="veil" isDismissable>
        <Modal className="dialog">
          <Dialog>
            {({ close }) => (
              <>
                <Heading slot="title">{text.speech.title}</Heading>
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
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
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
