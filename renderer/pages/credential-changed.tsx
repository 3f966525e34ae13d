// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { CredentialFacts } from './credential.tsx';
import type { PageOfKind } from './page-of.ts';

/** What was done to a credential, and how it stands now. */
export function CredentialChanged({ page: { credential, act } }: { page: PageOfKind<'credentialChanged'> }) {
  const { text } = useStation();
  const { title, message } = text.credentials.changed[act];
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
        <Notice tone="done">{message(credential.name)}</Notice>
      </div>
      <CredentialFacts credential={credential} />
    </Page>
  );
}
