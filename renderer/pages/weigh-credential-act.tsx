// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { CredentialFacts } from './credential.tsx';
import type { PageOfKind } from './page-of.ts';

/** An interruption before a credential ends for good. */
export function WeighCredentialAct({ page: { credential, act } }: { page: PageOfKind<'weighCredentialAct'> }) {
  const { text } = useStation();
  const { title, message, go } = text.credentials.weigh[act];
  return (
    <Page
      title={title(credential.name)}
      canGoBack
      actions={
        <ActionButton look="primary" send={(station) => station.confirmAct()}>
          {go}
        </ActionButton>
      }
    >
      <Notice tone="attention">{message}</Notice>
      <CredentialFacts credential={credential} brief />
    </Page>
  );
}
