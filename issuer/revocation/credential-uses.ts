// SPDX-License-Identifier: Apache-2.0
// Where a credential was used last, as far as the issuer is told: its holder finds an unknown use by it. Nothing but the
// last one is kept of each credential.

import type { CredentialUse } from '../../contract/credentials.ts';
import { isErased } from '../ca/issued.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../records.ts';

export type CredentialUses = ReturnType<typeof createCredentialUses>;

/** More at once are not remembered: the oldest are forgotten first. */
const mostNoted = 10_000;

/** Notes uses in memory, since services ask often, and keeps them in the store when `keep` is called. */
export function createCredentialUses({ store, clock }: { readonly store: Store; readonly clock: Pick<Clock, 'now'> }) {
  const noted = new Map<string, CredentialUse>();
  return {
    /** The certificate was used now. */
    note(serialNumber: string, use: Omit<CredentialUse, 'at'>): void {
      noted.delete(serialNumber);
      noted.set(serialNumber, { ...use, at: clock.now() });
      const [oldest] = noted.keys();
      if (noted.size > mostNoted && oldest !== undefined) noted.delete(oldest);
    },

    /** To be called every few seconds, and at the end. */
    async keep(): Promise<void> {
      if (noted.size === 0) return;
      const uses = [...noted];
      await store.transaction(async (records) => {
        for (const [serialNumber, use] of uses) {
          const issued = await records.issued.withSerialNumber(serialNumber);
          if (issued && !isErased(issued)) await records.uses.save(issued.activationId, use);
        }
      });
      // Not before: while the store is away they wait. What was noted meanwhile stays for the next time.
      for (const [serialNumber, use] of uses) if (noted.get(serialNumber) === use) noted.delete(serialNumber);
    },
  };
}
