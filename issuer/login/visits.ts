// SPDX-License-Identifier: Apache-2.0
// A visit is a session at a station: from a log-in to signing out, idleness or its limit. A log-in counts for at most
// 20 minutes for binding a credential (SP 800-63B-4 4.1.2), so no visit lasts longer.

import { createHash, randomBytes } from 'node:crypto';
import { ok } from '../../contract/result.ts';
import { announcing, type Hub, type UnitOfWork } from '../activation/hub.ts';
import type { Upkeep } from '../activation/upkeep.ts';
import { report } from '../audit/chain.ts';
import { type Clock, isAhead } from '../clock.ts';
import type { Records, Store } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';

/** A visit of a person who has logged in. */
export interface Visit {
  /** SHA-256 of the token, hexadecimal: the token itself is known to the station alone. */
  readonly tokenHash: string;
  readonly accountId: string;
  readonly startedAt: number;
  readonly activeAt: number;
}

/** What visits need from around them. */
export interface VisitSurroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly hub: Hub;
  readonly upkeep: Upkeep;
  /** Whether a root (by its SHA-256) is trusted at this moment. */
  readonly isTrusted: (records: Records, anchor: string) => Promise<boolean>;
  readonly idleMilliseconds: number;
  readonly longestMilliseconds: number;
}

export type Visits = ReturnType<typeof createVisits>;

/** What is done in the name of a visit, within its transaction. */
type WorkOfVisit<Value> = (unit: UnitOfWork, visit: Visit) => Promise<Outcome<Value>>;

/** A token of 256 random bits, base64url. */
export function newVisitToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How a token is kept. */
export function hashVisitToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** All that can be done with visits. */
export function createVisits({ store, clock, hub, upkeep, isTrusted, ...limits }: VisitSurroundings) {
  const around = { store, hub };
  return {
    /** Begins a visit, in the transaction of the log-in. The person's earlier ones end: there is one card. */
    async begin(unit: UnitOfWork, accountId: string): Promise<string> {
      await endAllOf(unit, accountId, 'anotherLogin');
      const token = newVisitToken();
      const now = clock.now();
      await unit.records.visits.add({ tokenHash: hashVisitToken(token), accountId, startedAt: now, activeAt: now });
      return token;
    },

    /** Looks at something in the name of the visit of this token, in one transaction, if the visit is not over. */
    watch<Value>(token: string, work: WorkOfVisit<Value>): Promise<Outcome<Value>> {
      return announcing(around, async (unit) => {
        const visit = await find(unit.records, token);
        return visit.ok ? work(unit, visit.value) : visit;
      });
    },

    /** The same as an act of its person: the visit is not idle. */
    act,

    /** An act that is more than a transaction; the visit in whose name it is. */
    enter: (token: string): Promise<Outcome<Visit>> => act(token, async (_, visit) => ok(visit)),

    /** Signing out. */
    leave(visit: Visit): Promise<void> {
      return announcing(around, (unit) => end(unit, visit, 'signedOut'));
    },

    /** Ends all visits of an account. */
    endAllOf,

    /** Ends what was idle too long or has reached its limit. To be called every second or so. */
    sweep(): Promise<void> {
      return announcing(around, async (unit) => {
        const now = clock.now();
        const over = await unit.records.visits.over(now - limits.idleMilliseconds, now - limits.longestMilliseconds);
        for (const visit of over) await end(unit, visit, 'timeOver');
        await unit.records.challenges.removeExpired(now);
      });
    },
  };

  function act<Value>(token: string, work: WorkOfVisit<Value>): Promise<Outcome<Value>> {
    return announcing(around, async (unit) => {
      const visit = await find(unit.records, token);
      if (!visit.ok) return visit;
      await unit.records.visits.touch(visit.value.tokenHash, clock.now());
      return work(unit, visit.value);
    });
  }

  async function find(records: Records, token: string): Promise<Outcome<Visit>> {
    const visit = await records.visits.get(hashVisitToken(token));
    if (!visit || isOver(visit)) return refuse('sessionEnded', 'the visit is over or never was');
    // Its account may have been disabled by another process a moment ago. It is held before the visit is.
    const account = await records.accounts.hold(visit.accountId);
    if (account?.status !== 'active') return refuse('sessionEnded', `the account is ${account?.status}`);
    // Who took the trust away has ended the visits that were there: one may have begun beside it.
    const trusted = await isTrusted(records, account.anchor);
    return trusted ? ok(visit) : refuse('sessionEnded', 'the root that vouches for the account is trusted no more');
  }

  function isOver({ startedAt, activeAt }: Visit): boolean {
    const now = clock.now();
    const isLong = now - startedAt >= limits.longestMilliseconds || isAhead(startedAt, now);
    return isLong || now - activeAt >= limits.idleMilliseconds;
  }

  async function endAllOf(unit: UnitOfWork, accountId: string, reason: string): Promise<void> {
    for (const visit of await unit.records.visits.ofAccount(accountId)) await end(unit, visit, reason);
  }

  async function end(unit: UnitOfWork, visit: Visit, reason: string): Promise<void> {
    if (!(await unit.records.visits.remove(visit.tokenHash))) return;
    await upkeep.suspendHeldBy(unit, visit.tokenHash);
    await report(unit.records, clock.now(), 'visit.ended', { account: visit.accountId, reason });
  }
}
