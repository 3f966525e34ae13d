// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The phone is signed in, and goes on by itself. */
export function PhoneSignedIn({ page }: { page: PageOfKind<'phoneSignedIn'> }) {
  const { text } = useStation();
  const { phoneSignedIn } = text;
  return (
    <Page
      title={phoneSignedIn.title}
      actions={
        <ActionButton look="primary" send={(station) => station.goBack()}>
          {phoneSignedIn.goOn}
        </ActionButton>
      }
    >
      <div role="status">
        <Notice tone="done">{phoneSignedIn.message(page.phone)}</Notice>
      </div>
      <p className="lead">{phoneSignedIn.next}</p>
    </Page>
  );
}
