// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

/** What opens over a page. */
export interface OverlayProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** It has something urgent to say, and is not put away by a click beside it. */
  readonly warns?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/** Opens over a page, and has all of the attention until it is closed. */
export function Overlay({ title, isOpen, onOpenChange, warns = false, children }: OverlayProps) {
  return (
    <ModalOverlay className="veil" isDismissable={!warns} isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className="dialog">
        <Dialog role={warns ? 'alertdialog' : 'dialog'}>
          {({ close }) => (
            <>
              <Heading slot="title">{title}</Heading>
              {children(close)}
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
