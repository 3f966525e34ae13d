// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';
import { PhoneFacts } from './phone.tsx';

/** What was done to a phone, and how it stands now. */
export function PhoneChanged({ page: { phone, act } }: { page: PageOfKind<'phoneChanged'> }) {
  const { text } = useStation();
  const { title, message } = text.phones.changed[act];
  return (
    <Page
      title={title}
      actions={
        <ActionButton look="primary" send={(station) => station.goBack()}>
          {text.credentials.backToList}
        </ActionButton>
      }
    >
      <div role="status">
        <Notice tone="done">{message(phone.name)}</Notice>
      </div>
      <PhoneFacts phone={phone} />
    </Page>
  );
}
