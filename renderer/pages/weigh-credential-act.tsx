// SPDX-License-Identifier: Apache-2.0

import { Weigh } from '../components/acts.tsx';
import { useStation } from '../components/station.tsx';
import { CredentialFacts } from './credential.tsx';
import type { PageOfKind } from './page-of.ts';

/** An interruption before a credential ends for good. */
export function WeighCredentialAct({ page: { credential, act } }: { page: PageOfKind<'weighCredentialAct'> }) {
  const { title, message, go } = useStation().text.credentials.weigh[act];
  return (
    <Weigh title={title(credential.name)} message={message} go={go}>
      <CredentialFacts credential={credential} brief />
    </Weigh>
  );
}
