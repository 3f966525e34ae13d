// SPDX-License-Identifier: Apache-2.0
// What a phone asks about itself. Each function is one transaction.

import { ok } from '../../contract/result.ts';
import { report } from '../audit/chain.ts';
import type { Clock } from '../clock.ts';
import { announce, tell } from '../notify/announce.ts';
import type { PushSubscription } from '../push/subscription.ts';
import type { Records, Store } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import type { Phone } from './phone.ts';
import { credentialsOn, endPhone, enrolPhone, type NewPhone } from './registry.ts';

export type Phones = ReturnType<typeof createPhones>;

/** A phone with the others of its person. */
export interface PhoneWithOthers {
  readonly phone: Phone;
  readonly others: readonly Phone[];
  readonly account: string;
  /** Whether this phone has subscribed to being told. */
  readonly isTold: boolean;
}

/** The directory, as phones use it. */
export function createPhones(store: Store, clock: Clock) {
  return {
    /**
     * Enrols a phone that was signed in, and tells its person what comes next. Repeating it changes nothing but the
     * name.
     */
    enrol(wanted: Omit<NewPhone, 'now'>): Promise<Outcome<PhoneWithOthers>> {
      return store.transaction(async (records) => {
        const account = await records.accounts.hold(wanted.accountId);
        if (account?.status !== 'active') return refuse('loginRefused', 'the account is not active');
        const now = clock.now();
        const known = await records.phones.enrolledWith(wanted.accountId, wanted.thumbprint);
        const phone = await enrolPhone(records, { ...wanted, now });
        if (!known)
          await announce(records, { kind: 'phoneEnrolled', accountId: phone.accountId, about: phone.id, at: now });
        return ok(await withOthers(records, phone));
      });
    },

    /** The enrolled phone with this key, which is heard of now. */
    contact(thumbprint: string): Promise<Outcome<PhoneWithOthers>> {
      return store.transaction(async (records) => {
        const phone = await find(records, thumbprint);
        if (!phone) return refuseUnknown();
        const heard = { ...phone, contactAt: clock.now() };
        await records.phones.save(heard);
        return ok(await withOthers(records, heard));
      });
    },

    /**
     * The phone wants to be told, here. When that is new and nothing was given to it yet, the next step is told at
     * once.
     */
    subscribe(thumbprint: string, wanted: Omit<PushSubscription, 'phoneId' | 'since'>): Promise<Outcome<Phone>> {
      return store.transaction(async (records) => {
        const phone = await find(records, thumbprint);
        if (!phone) return refuseUnknown();
        const { id: phoneId, accountId } = phone;
        const now = clock.now();
        const before = await records.pushSubscriptions.ofPhone(phoneId);
        await records.pushSubscriptions.save({ ...wanted, phoneId, since: before?.since ?? now });
        if (!before) await report(records, now, 'push.subscribed', { phone: phoneId, account: accountId });
        if (!before && (await credentialsOn(records, phone)).length === 0) {
          await tell(records, { kind: 'phoneEnrolled', accountId, about: phoneId, at: now }, `push:${phoneId}`);
        }
        return ok(phone);
      });
    },

    /** The phone wants to be told no more. */
    unsubscribe(thumbprint: string): Promise<Outcome<Phone>> {
      return store.transaction(async (records) => {
        const phone = await find(records, thumbprint);
        if (!phone) return refuseUnknown();
        await records.pushSubscriptions.remove(phone.id);
        return ok(phone);
      });
    },

    /** Another of the person's phones is lost: it ends, and what is on it, whoever of theirs says so. */
    reportLost(thumbprint: string, id: string): Promise<Outcome<PhoneWithOthers>> {
      return store.transaction(async (records) => {
        const phone = await find(records, thumbprint);
        if (!phone) return refuseUnknown();
        const lost = await records.phones.get(id);
        if (lost?.accountId !== phone.accountId || lost.id === phone.id) {
          return refuse('notFound', 'this is none of the other phones of this person');
        }
        await endPhone(records, id, { state: 'lost', cause: 'person', now: clock.now() });
        return ok(await withOthers(records, phone));
      });
    },

    /** The person removes the phone in the hand, and with it what is on it. */
    remove(thumbprint: string): Promise<Outcome<Phone>> {
      return store.transaction(async (records) => {
        const phone = await find(records, thumbprint);
        const order = { state: 'removed', cause: 'person', now: clock.now() } as const;
        const ended = phone && (await endPhone(records, phone.id, order));
        return ended?.ok ? ok(ended.value) : refuseUnknown();
      });
    },
  };

  /** Its account is held: nobody else ends the phone until the transaction does. */
  async function find(records: Records, thumbprint: string): Promise<Phone | undefined> {
    const known = await records.phones.withKey(thumbprint);
    if (!known || (await records.accounts.hold(known.accountId))?.status !== 'active') return undefined;
    // It may have ended while its account was another's to change.
    const phone = await records.phones.get(known.id);
    return phone?.state === 'enrolled' ? phone : undefined;
  }

  async function withOthers(records: Records, phone: Phone): Promise<PhoneWithOthers> {
    const all = await records.phones.ofAccount(phone.accountId);
    const others = all.filter(({ id, state }) => id !== phone.id && state === 'enrolled');
    const account = await records.accounts.get(phone.accountId);
    const isTold = (await records.pushSubscriptions.ofPhone(phone.id)) !== undefined;
    return { phone, others, account: account?.identifier ?? '', isTold };
  }
}

function refuseUnknown() {
  return refuse('phoneUnknown', 'no enrolled phone has this key');
}
