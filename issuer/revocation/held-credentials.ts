// SPDX-License-Identifier: Apache-2.0
// What a person holds: a credential for each activation that gave one, and with it those that it renewed, which are on
// the same phone: whatever happens to one happens to all.

import type { Activation } from '../activation/activation.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import { renewalKey } from '../enrolment/renewal-key.ts';
import type { Records } from '../records.ts';
import { type Credential, describeCredential } from './credentials.ts';

/** One credential, by its newest activation. */
export interface HeldCredential {
  readonly activation: Activation;
  readonly current: Credential;
  /** Those that renewals took the place of, some of which may still be valid. */
  readonly earlier: readonly Credential[];
}

/** Everything that an account ever got, the newest first. */
export async function heldBy(records: Records, accountId: string, now: number): Promise<readonly HeldCredential[]> {
  const all = await records.issued.ofAccount(accountId);
  const renewed = await renewedBySuccessor(records, accountId, all);
  const replaced = new Set([...renewed.values()].map(({ serialNumber }) => serialNumber));
  const held: HeldCredential[] = [];
  for (const issued of all.toReversed()) {
    const activation = replaced.has(issued.serialNumber)
      ? undefined
      : await records.activations.get(issued.activationId);
    if (!activation) continue;
    const earlier: Credential[] = [];
    for (let before = renewed.get(activation.id); before; before = renewed.get(before.activationId)) {
      earlier.push(await describeCredential(records, before, now));
    }
    held.push({ activation, current: await describeCredential(records, issued, now), earlier });
  }
  return held;
}

/** Those of a credential that are not over: neither revoked nor expired. */
export function standing({ current, earlier }: HeldCredential): readonly Credential[] {
  return [current, ...earlier].filter(({ state }) => state === 'active' || state === 'suspended');
}

/** By the activation of each renewal, the certificate that it renewed. */
async function renewedBySuccessor(
  records: Records,
  accountId: string,
  all: readonly IssuedRecord[],
): Promise<ReadonlyMap<string, IssuedRecord>> {
  const activations = new Set(all.map(({ activationId }) => activationId));
  const renewed = new Map<string, IssuedRecord>();
  for (const issued of all) {
    const renewal = await records.activations.withIdempotencyKey(accountId, renewalKey(issued));
    if (renewal && activations.has(renewal.id)) renewed.set(renewal.id, issued);
  }
  return renewed;
}
