// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';

/** The card works again, with its new PIN. */
export function PinUnblocked() {
  const { text } = useStation();
  const { done, pin } = { done: text.unblock.done, pin: text.pin };
  return (
    <Page
      title={done.title}
      actions={
        <ActionButton look="primary" send={(station) => station.tryAgain()}>
          {pin.submit}
        </ActionButton>
      }
    >
      <div role="status">
        <Notice tone="done">{done.message}</Notice>
      </div>
    </Page>
  );
}
