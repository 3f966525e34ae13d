// SPDX-License-Identifier: Apache-2.0

import { Changed } from '../components/acts.tsx';
import { useStation } from '../components/station.tsx';
import { CredentialFacts } from './credential.tsx';
import type { PageOfKind } from './page-of.ts';

/** What was done to a credential, and how it stands now. */
export function CredentialChanged({ page: { credential, act } }: { page: PageOfKind<'credentialChanged'> }) {
  const { title, message } = useStation().text.credentials.changed[act];
  return (
    <Changed title={title} message={message(credential.name)}>
      <CredentialFacts credential={credential} />
    </Changed>
  );
}
