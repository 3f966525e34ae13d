// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { IdentityFields } from '../components/identity-fields.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** Before the code: the name of the credential, and its kind. Both have a default. */
export function NameCredential({ page }: { page: PageOfKind<'nameCredential'> }) {
  const { text } = useStation();
  const { nameTitle, nameLead, nameGo } = text.classic;
  const { name, credentialType, credentialTypes } = page;
  return (
    <Page
      title={nameTitle}
      canGoBack
      actions={
        <ActionButton look="primary" send={(station) => station.showCode()}>
          {nameGo}
        </ActionButton>
      }
    >
      <p className="lead">{nameLead}</p>
      <IdentityFields name={name} credentialType={credentialType} credentialTypes={credentialTypes} />
    </Page>
  );
}
