// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { report } from '../audit/chain.ts';
import type { Records } from '../records.ts';
import type { LifeEvent } from './notification.ts';

/** More than this never wait: with a mail server away for days, the newest are given up, and the audit log says so. */
const mostWaiting = 100_000;

/**
 * Has the person told of an event, in the transaction of that event. Where the account has no address of e-mail there is
 * nobody to tell.
 */
export async function announce(records: Records, event: LifeEvent): Promise<void> {
  const account = await records.accounts.get(event.accountId);
  if (account?.email === undefined) return;
  if (await records.notifications.isFull(mostWaiting)) {
    const { kind, accountId, about, at } = event;
    return report(records, at, 'notification.dropped', { kind, account: accountId, about });
  }
  const fresh = { target: 'mail', state: 'waiting', attempts: 0, dueAt: event.at, problem: undefined } as const;
  await records.notifications.add({ ...event, ...fresh, id: randomUUID() });
}
