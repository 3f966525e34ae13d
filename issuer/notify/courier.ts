// SPDX-License-Identifier: Apache-2.0
// Sends what waits. A notification is claimed by compare-and-set in one transaction, sent outside of any, and concluded
// in another: so several issuers share a queue, nobody's journey waits for a mail server, and what was being sent when
// the issuer died is sent again.

import { report } from '../audit/chain.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../http/log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Store } from '../records.ts';
import { findEndings } from './endings.ts';
import { type Letter, type Sender, writeLetter } from './letter.ts';
import type { Mailer, Sent } from './mail.ts';
import type { Notification } from './notification.ts';

/** What the courier needs from around it. */
export interface CourierSurroundings {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly sender: Sender;
  /** None where no mail server is configured: then nobody is told. */
  readonly mailer: Mailer | undefined;
}

const minute = 60_000;
const day = 86_400_000;
/** How many are under way together. */
const batch = 10;
/** Longer than a batch can take with a mail server that answers nothing. */
const leaseMilliseconds = 5 * minute;
/** After this nobody wants to know any more. */
const givenUpAfter = 3 * day;
const failedKeptFor = 30 * day;

/** Sends what is due. To be called every second or so, never twice at a time. */
export async function sendNotifications(around: CourierSurroundings): Promise<void> {
  for (let sent = batch; sent === batch; ) sent = await sendBatch(around);
}

/** Looks for what is about to end, and forgets what is over. To be called every minute or so. */
export async function upkeepNotifications({ store, clock, metrics }: CourierSurroundings): Promise<void> {
  const now = clock.now();
  await store.transaction(async (records) => {
    await findEndings(records, now);
    await records.notifications.removeFailedBefore(now - failedKeptFor);
    await records.disavowals.removeExpired(now);
    metrics.set('pivot_notifications_waiting', await records.notifications.waiting());
  });
}

/** How long until the next try: a minute, then twice as long each time, up to an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(minute * 2 ** (attempts - 1), 60 * minute);
}

async function sendBatch(around: CourierSurroundings): Promise<number> {
  const { store, clock, sender, mailer } = around;
  const now = clock.now();
  const claimed = await store.transaction(async (records) => {
    const notifications = await records.notifications.claim(now, now + leaseMilliseconds, batch);
    const letters: { notification: Notification; letter: Letter | undefined }[] = [];
    for (const notification of notifications) {
      const letter = mailer && (await writeLetter(sender, records, notification, now));
      if (!letter) await records.notifications.remove(notification.id);
      letters.push({ notification, letter });
    }
    return letters;
  });
  await Promise.all(
    claimed.map(async ({ notification, letter }) => {
      if (mailer && letter) await conclude(around, notification, await mailer.send(letter));
    }),
  );
  return claimed.length;
}

async function conclude(around: CourierSurroundings, notification: Notification, sent: Sent): Promise<void> {
  const { store, clock, log, metrics } = around;
  const { id, kind, accountId: account, about, attempts, at } = notification;
  const now = clock.now();
  const isOver = sent.kind === 'refused' || (sent.kind === 'failed' && now - at >= givenUpAfter);
  const outcome = isOver ? 'failed' : sent.kind === 'sent' ? 'sent' : 'retried';
  metrics.count('pivot_notifications_total', { event: kind, outcome });
  await store.transaction(async (records) => {
    if (sent.kind === 'sent') await records.notifications.remove(id);
    else {
      const state = isOver ? 'failed' : 'waiting';
      const dueAt = now + pauseAfter(attempts);
      await records.notifications.save({ ...notification, state, dueAt, problem: sent.problem });
    }
    if (outcome !== 'retried') await report(records, now, `notification.${outcome}`, { kind, account, about });
  });
  if (sent.kind !== 'sent') log.warn({ notification: id, kind, attempts, problem: sent.problem }, 'mail was not sent');
}
