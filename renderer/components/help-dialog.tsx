// SPDX-License-Identifier: Apache-2.0

import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { StationApi } from '../../contract/ipc.ts';
import { Sign } from '../illustrations/signs.tsx';
import { ActionButton } from './action-button.tsx';
import { useStation } from './station.tsx';

/** Help with the present page, and whom to ask. */
export function HelpDialog() {
  const { view, text } = useStation();
  return (
    <DialogTrigger>
      <Button className="button button-bare">
        <Sign name="help" />
        {text.frame.help}
      </Button>
      <ModalOverlay className="veil" isDismissable>
        <Modal className="dialog">
          <Dialog>
            {({ close }) => (
              <>
                <Heading slot="title">{text.frame.helpTitle}</Heading>
                <p>{text.help[view.page.kind]}</p>
                {view.support && <p>{text.frame.askSupport(view.support)}</p>}
                {view.administratorOffered && (
                  <ActionButton look="bare" send={openAdministrator(close)}>
                    {text.administrator.offer}
                  </ActionButton>
                )}
                <Button className="button button-primary" onPress={close}>
                  {text.frame.close}
                </Button>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

/** The dialog makes way for the page that asks for the PIN. */
function openAdministrator(close: () => void): (station: StationApi) => Promise<void> {
  return (station) => {
    close();
    return station.openAdministrator();
  };
}
