// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Fact, Facts } from '../components/facts.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { isInUse } from './credentials.tsx';
import type { PageOfKind } from './page-of.ts';

/** An interruption before a phone ends, and with it what is on it. */
export function WeighPhoneAct({ page: { phone, credentials, act } }: { page: PageOfKind<'weighPhoneAct'> }) {
  const { text } = useStation();
  const { weigh, facts, onIt } = text.phones;
  const { title, message, go } = weigh[act];
  const ending = credentials.filter(isInUse);
  return (
    <Page
      title={title(phone.name)}
      canGoBack
      actions={
        <ActionButton look="primary" send={(station) => station.confirmAct()}>
          {go}
        </ActionButton>
      }
    >
      <Notice tone="attention">{message}</Notice>
      <Facts>
        {phone.kind !== '' && <Fact name={facts.kind} value={phone.kind} />}
        <Fact
          name={facts.endsWithIt}
          value={
            ending.length === 0
              ? onIt(0)
              : ending.map(({ name, credentialType }) => `${name} (${credentialType})`).join(', ')
          }
        />
      </Facts>
    </Page>
  );
}
