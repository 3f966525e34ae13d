// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { report } from '../audit/chain.ts';
import type { Records } from '../records.ts';
import type { LifeEvent, NotificationTarget } from './notification.ts';

/** More than this never wait: with a mail server away for days, the newest are given up, and the audit log says so. */
const mostWaiting = 100_000;

/**
 * Has the person told of an event, in the transaction of that event: at the account's address of e-mail, where it has
 * one, and on each phone that wants to be told.
 */
export async function announce(records: Records, event: LifeEvent): Promise<void> {
  const account = await records.accounts.get(event.accountId);
  if (account?.email !== undefined) await tell(records, event, 'mail');
  for (const { phoneId } of await records.pushSubscriptions.ofAccount(event.accountId)) {
    await tell(records, event, `push:${phoneId}`);
  }
}

/** Has one message sent to one place. */
export async function tell(records: Records, event: LifeEvent, target: NotificationTarget): Promise<void> {
  if (await records.notifications.isFull(mostWaiting)) {
    const { kind, accountId, about, at } = event;
    return report(records, at, 'notification.dropped', { kind, account: accountId, about });
  }
  const fresh = { target, state: 'waiting', attempts: 0, dueAt: event.at, problem: undefined } as const;
  await records.notifications.add({ ...event, ...fresh, id: randomUUID() });
}
