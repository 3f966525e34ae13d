// SPDX-License-Identifier: Apache-2.0

import { renewalKey } from '../enrolment/renewal-key.ts';
import type { Records } from '../records.ts';
import { describeCredential } from '../revocation/credentials.ts';
import { announce } from './announce.ts';
import type { EndingCredential } from './notification.ts';

/** People are told in the last third of a credential's life, and not more than two weeks before its end. */
const withinMilliseconds = 14 * 86_400_000;
const batch = 100;

/** Has people told, once, of credentials that end soon, unless these are revoked or renewed already. */
export async function findEndings(records: Records, now: number): Promise<void> {
  for (const ending of await records.notifications.endingSoon(now, withinMilliseconds, batch)) {
    const { activationId: about, accountId } = ending;
    const taken = await records.notifications.takeEnding(about);
    if (taken && (await isWanted(records, ending, now))) {
      await announce(records, { kind: 'expiring', accountId, about, at: now });
    }
  }
}

async function isWanted(
  records: Records,
  { activationId, accountId }: EndingCredential,
  now: number,
): Promise<boolean> {
  const issued = await records.issued.ofActivation(activationId);
  if (!issued || (await records.activations.withIdempotencyKey(accountId, renewalKey(issued)))) return false;
  return (await describeCredential(records, issued, now)).state === 'active';
}
