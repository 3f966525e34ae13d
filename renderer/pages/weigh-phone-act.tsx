// SPDX-License-Identifier: Apache-2.0

import { Weigh } from '../components/acts.tsx';
import { Fact, Facts } from '../components/facts.tsx';
import { useStation } from '../components/station.tsx';
import { isInUse } from './credentials.tsx';
import type { PageOfKind } from './page-of.ts';

/** An interruption before a phone ends, and with it what is on it. */
export function WeighPhoneAct({ page: { phone, credentials, act } }: { page: PageOfKind<'weighPhoneAct'> }) {
  const { weigh, facts, onIt } = useStation().text.phones;
  const { title, message, go } = weigh[act];
  const ending = credentials.filter(isInUse).map(({ name, credentialType }) => `${name} (${credentialType})`);
  return (
    <Weigh title={title(phone.name)} message={message} go={go}>
      <Facts>
        {phone.kind !== '' && <Fact name={facts.kind} value={phone.kind} />}
        <Fact name={facts.endsWithIt} value={ending.length === 0 ? onIt(0) : ending.join(', ')} />
      </Facts>
    </Weigh>
  );
}
