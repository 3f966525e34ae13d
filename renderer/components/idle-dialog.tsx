// SPDX-License-Identifier: Apache-2.0

import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { ActionButton } from './action-button.tsx';
import { useStation } from './station.tsx';

/** Warns that the visit is about to end for lack of activity (WCAG 2.2.1). */
export function IdleDialog() {
  const { station, view, text } = useStation();
  const secondsLeft = view.idleSecondsLeft;
  return (
    <ModalOverlay
      className="veil"
      isOpen={secondsLeft !== undefined}
      onOpenChange={(open) => {
        if (!open) void station.needMoreTime();
      }}
    >
      <Modal className="dialog">
        <Dialog role="alertdialog">
          <Heading slot="title">{text.idle.title}</Heading>
          <Warning secondsLeft={secondsLeft ?? 0} />
          <div className="dialog-buttons">
            <ActionButton look="primary" send={() => station.needMoreTime()} takesFocus>
              {text.idle.moreTime}
            </ActionButton>
            <ActionButton look="quiet" send={() => station.signOut()}>
              {text.frame.leave}
            </ActionButton>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Written only when it is shown: it needs the plurals of the language. */
function Warning({ secondsLeft }: { secondsLeft: number }) {
  const { text } = useStation();
  return <p>{text.idle.message(secondsLeft)}</p>;
}
