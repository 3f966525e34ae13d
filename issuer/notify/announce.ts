// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import type { Records } from '../records.ts';
import type { LifeEvent, NotificationTarget } from './notification.ts';

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
  const fresh = { target, state: 'waiting', attempts: 0, dueAt: event.at, problem: undefined } as const;
  await records.notifications.add({ ...event, ...fresh, id: idByTime(event.at) });
}

/** A UUID in the order of time, version 7 (RFC 9562 5.7): rows that come together lie together. */
function idByTime(at: number): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
