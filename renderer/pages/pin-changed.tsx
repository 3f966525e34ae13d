// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';

/** The card has its new PIN. */
export function PinChanged() {
  const { text } = useStation();
  const { changed, back } = text.changePin;
  return (
    <Page
      title={changed.title}
      actions={
        <ActionButton look="primary" send={(station) => station.goBack()}>
          {back}
        </ActionButton>
      }
    >
      <div role="status">
        <Notice tone="done">{changed.message}</Notice>
      </div>
    </Page>
  );
}
