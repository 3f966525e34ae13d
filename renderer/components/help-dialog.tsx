// SPDX-License-Identifier: Apache-2.0

import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Sign } from '../illustrations/signs.tsx';
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
