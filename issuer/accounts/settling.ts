// SPDX-License-Identifier: Apache-2.0
// After an account's status has changed: its visits end, what it has open is cancelled, and its credentials follow. The
// change itself may come from another process (the administrator's command); the issuer looks for it every second.

import { announcing, type Hub, type UnitOfWork } from '../activation/hub.ts';
import type { Upkeep } from '../activation/upkeep.ts';
import type { Clock } from '../clock.ts';
import type { Account } from '../login/accounts.ts';
import type { Visits } from '../login/visits.ts';
import type { Store } from '../records.ts';
import { followAccount } from '../revocation/credentials.ts';

/** What settling needs from around it. */
export interface SettlingSurroundings {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  readonly hub: Hub;
  readonly visits: Visits;
  readonly upkeep: Upkeep;
}

/**
 * Lets follow what follows from accounts' statuses, until nothing is left: a list may end thousands. To be called every
 * second or so.
 */
export async function settleAccounts(around: SettlingSurroundings): Promise<void> {
  for (;;) {
    const settled = await announcing(around, async (unit) => {
      const accounts = await unit.records.accounts.unsettled(most);
      for (const account of accounts) await settle(around, unit, account);
      return accounts.length;
    });
    if (settled < most) return;
  }
}

/** How many are settled in one transaction, so that people at stations never wait for long. */
const most = 100;

async function settle(
  { visits, upkeep, clock }: SettlingSurroundings,
  unit: UnitOfWork,
  account: Account,
): Promise<void> {
  if (account.status !== 'active') {
    await visits.endAllOf(unit, account.id, `account.${account.status}`);
    await upkeep.cancelAllOf(unit, account.id);
  }
  await followAccount(unit.records, account, clock.now());
  await unit.records.accounts.save({ ...account, unsettled: false });
}
