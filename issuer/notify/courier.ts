// SPDX-License-Identifier: Apache-2.0
// Sends what waits. A notification is claimed by compare-and-set in one transaction, sent outside of any, and concluded
// in another: so several issuers share a queue, nobody's journey waits for a mail server, and what was being sent when
// the issuer died is sent again.

import { report } from '../audit/chain.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../http/log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Pushed, Pusher } from '../push/pusher.ts';
import type { Records, Store } from '../records.ts';
import { findEndings } from './endings.ts';
import { type Sender, writeLetter } from './letter.ts';
import type { Mailer, Sent } from './mail.ts';
import { type Notification, phoneOf } from './notification.ts';
import { writePushed } from './pushed.ts';

/** What the courier needs from around it. */
export interface CourierSurroundings {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly sender: Sender;
  /** None where no mail server is configured: then nobody is told. */
  readonly mailer: Mailer | undefined;
  /** None where web push is switched off. */
  readonly pusher: Pusher | undefined;
}

const minute = 60_000;
const day = 86_400_000;
/** More than this do not wait for long: with a mail server away for days, the newest are given up. */
const mostWaiting = 100_000;
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
    const dropped = await records.notifications.removeBeyond(mostWaiting);
    if (dropped > 0) await report(records, now, 'notification.dropped', { count: dropped });
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
  const { store, clock } = around;
  const now = clock.now();
  const claimed = await store.transaction(async (records) => {
    if (!around.mailer) await records.notifications.removeMail();
    const notifications = await records.notifications.claim(now, now + leaseMilliseconds, batch);
    const parcels: { notification: Notification; send: (() => Promise<Delivered>) | undefined }[] = [];
    for (const notification of notifications) {
      const send = await prepare(around, records, notification);
      if (!send) await records.notifications.remove(notification.id);
      parcels.push({ notification, send });
    }
    return parcels;
  });
  await Promise.all(
    claimed.map(async ({ notification, send }) => {
      if (send) await conclude(around, notification, await send());
    }),
  );
  return claimed.length;
}

type Delivered = Sent | Pushed;

/** What sends a notification, written and ready; undefined when there is nobody to tell any more. */
async function prepare(
  { clock, sender, mailer, pusher }: CourierSurroundings,
  records: Records,
  notification: Notification,
): Promise<(() => Promise<Delivered>) | undefined> {
  const phoneId = phoneOf(notification.target);
  if (phoneId === undefined) {
    const letter = mailer && (await writeLetter(sender, records, notification, clock.now()));
    return mailer && letter && (() => mailer.send(letter));
  }
  const subscription = await records.pushSubscriptions.ofPhone(phoneId);
  if (!pusher || !subscription) return undefined;
  const message = writePushed(notification, subscription);
  return () => pusher.push(subscription, message);
}

async function conclude(around: CourierSurroundings, notification: Notification, sent: Delivered): Promise<void> {
  const { store, clock, log, metrics } = around;
  const { id, kind, accountId: account, about, attempts, at } = notification;
  const now = clock.now();
  const isOver =
    sent.kind === 'refused' || sent.kind === 'gone' || (sent.kind === 'failed' && now - at >= givenUpAfter);
  const outcome = isOver ? 'failed' : sent.kind === 'sent' ? 'sent' : 'retried';
  metrics.count('pivot_notifications_total', { event: kind, outcome });
  await store.transaction(async (records) => {
    if (sent.kind === 'gone') await endSubscription(records, notification, now);
    if (sent.kind === 'sent' || sent.kind === 'gone') await records.notifications.remove(id);
    else {
      const state = isOver ? 'failed' : 'waiting';
      const dueAt = now + pauseAfter(attempts);
      await records.notifications.save({ ...notification, state, dueAt, problem: sent.problem });
    }
    if (outcome !== 'retried') await report(records, now, `notification.${outcome}`, { kind, account, about });
  });
  if (sent.kind !== 'sent')
    log.warn({ notification: id, kind, attempts, problem: sent.problem }, 'a notification was not sent');
}

/** The browser does not want to be told any more: neither does it get what waits. */
async function endSubscription(
  records: Records,
  { target, accountId: account }: Notification,
  now: number,
): Promise<void> {
  const phone = phoneOf(target) ?? '';
  await records.pushSubscriptions.remove(phone);
  await report(records, now, 'push.ended', { phone, account });
}
