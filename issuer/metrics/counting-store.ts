// SPDX-License-Identifier: Apache-2.0
// What is worth a row in the audit log is worth counting: so the counting is done where rows are kept, and nowhere else.

import type { AuditEntry } from '../audit/chain.ts';
import type { Store } from '../records.ts';
import type { Metrics } from './metrics.ts';

/** The same store, which counts the rows that it has kept. */
export function countingStore(store: Store, metrics: Metrics): Store {
  return {
    ...store,
    async transaction(work) {
      let kept: AuditEntry[] = [];
      const value = await store.transaction((records) => {
        kept = [];
        const add = async (row: AuditEntry) => {
          await records.audit.add(row);
          kept.push(row);
        };
        return work({ ...records, audit: { ...records.audit, add } });
      });
      for (const row of kept) countRow(metrics, row);
      return value;
    },
  };
}

const outcomes: ReadonlySet<string> = new Set(['opened', 'claimed', 'confirmed', 'collected']);

/** Somebody may have a card and a PIN, a profile or a key that is not theirs. So it is with a card found revoked. */
const alarms: ReadonlySet<string> = new Set(['credential.disavowed', 'scep.challengeUsedByOtherKey', 'key.refused']);

function countRow(metrics: Metrics, { event, details }: AuditEntry): void {
  const [area, what = ''] = event.split('.');
  if (event === 'login.accepted') metrics.count('pivot_logins_total');
  if (event === 'limit.reached') metrics.count('pivot_limits_reached_total', { scope: `${details.scope ?? ''}` });
  if (event === 'certificate.issued') {
    metrics.count('pivot_certificates_total', { credential_type: `${details.credentialType ?? ''}` });
  }
  if (alarms.has(event) || details.outcome === 'certificateRevoked') metrics.count('pivot_alarms_total', { event });
  if (event === 'activation.void') metrics.count('pivot_activations_total', { outcome: `${details.reason ?? 'void'}` });
  else if (area === 'activation' && outcomes.has(what)) metrics.count('pivot_activations_total', { outcome: what });
}
