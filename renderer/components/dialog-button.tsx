// SPDX-License-Identifier: Apache-2.0

import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useLater } from '../later.ts';

/**
 * A button, and the dialog that it opens: what the dialog says is made by `content` when it opens. Pressed before the
 * code of dialogs is there, it opens as soon as it is.
 */
export function DialogButton({
  className,
  labelledBy,
  title,
  content,
  children,
}: {
  className: string;
  /** Ids of what names the button, where its own words do not. */
  labelledBy?: string;
  title: string;
  content: (close: () => void) => ReactNode;
  children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const later = useLater();
  const Overlay = typeof later === 'object' ? later.Overlay : undefined;
  return (
    <>
      <Button
        className={className}
        aria-expanded={isOpen}
        onPress={() => setIsOpen(true)}
        {...(labelledBy !== undefined && { 'aria-labelledby': labelledBy })}
      >
        {children}
      </Button>
      {Overlay && (
        <Overlay title={title} isOpen={isOpen} onOpenChange={setIsOpen}>
          {content}
        </Overlay>
      )}
    </>
  );
}
