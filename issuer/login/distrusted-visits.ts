// SPDX-License-Identifier: Apache-2.0

import { advance } from '../activation/progress.ts';
import { cancel } from '../activation/transitions.ts';
import type { TrustedCertificate } from '../anchors/anchors.ts';
import { report } from '../audit/chain.ts';
import type { Records, Store } from '../records.ts';

/** Ends the visits that rest on a root which is trusted no more, and cancels what was open in them. */
export async function endVisitsUnder(records: Records, anchor: string, now: number): Promise<void> {
  // Issuers that run see it at the next request of such a visit; there is nobody else to tell.
  const unit = { records, changed: () => undefined };
  for (const { accountId } of await records.visits.under(anchor)) {
    await records.accounts.hold(accountId);
    for (const { tokenHash } of await records.visits.ofAccount(accountId)) {
      if (!(await records.visits.remove(tokenHash))) continue;
      await report(records, now, 'visit.ended', { account: accountId, reason: 'trust.removed' });
    }
    for (const { id } of await records.activations.openOf(accountId)) {
      await advance({ clock: { now: () => now } }, unit, id, cancel);
    }
  }
}

/**
 * The same for each root that is neither configured nor in the store: a file that named it was taken out of the
 * configuration while the issuer was stopped.
 */
export function endUntrustedVisits(
  store: Store,
  configured: readonly TrustedCertificate[],
  now: number,
): Promise<void> {
  return store.transaction(async (records) => {
    const trusted = [...configured, ...(await records.trusted.all())].map(({ fingerprint }) => fingerprint);
    for (const anchor of await records.visits.anchors()) {
      if (trusted.includes(anchor)) continue;
      await report(records, now, 'trust.missing', { fingerprint: anchor });
      await endVisitsUnder(records, anchor, now);
    }
  });
}
