// SPDX-License-Identifier: Apache-2.0
// Limits on guesses. A few are free; then each failure doubles the time until the next guess, from 30 seconds to an hour.
// An account bears at most 100 failures in a row (SP 800-63B-4 3.2.2). What is counted is stored: a restart forgets
// nothing. Log-ins and codes are counted apart, so that guesses at codes, for which a name is enough, keep nobody with a
// card from logging in.

import { ok } from '../../contract/result.ts';
import { report } from '../audit/chain.ts';
import { type Clock, isAhead } from '../clock.ts';
import { type Account, type Identifier, identifierText } from '../login/accounts.ts';
import { networkOf } from '../network-address.ts';
import type { Records } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';

/**
 * What failures are counted for: an account's log-ins, an account's numbers and typed codes, the codes of phones that it
 * types at stations, a station, and an address on the phones' side.
 */
export type LimitScope = 'login' | 'code' | 'userCode' | 'station' | 'address';

/** Whom a limit is for, and within which scope. */
export interface Limited {
  readonly scope: LimitScope;
  readonly subject: string;
  /** Where it is a person's, as certificates name them. */
  readonly person?: { readonly anchor: string; readonly identifier: Identifier };
}

/** Failures in a row. */
export interface Failures extends Limited {
  readonly count: number;
  readonly lastAt: number;
}

/** How many failures are free for an account, a station and an address. */
export interface FreeTries {
  readonly account: number;
  readonly station: number;
  readonly address: number;
}

/** Counts failures, and says when there were too many. */
export interface Limits {
  /** Refused with `tooManyTries` while one of them has to wait. */
  check(records: Records, limited: readonly Limited[]): Promise<Outcome<void>>;
  failed(records: Records, limited: readonly Limited[]): Promise<void>;
  /** A success ends the row of failures of an account; addresses, which many share, have to wait for time to pass. */
  succeeded(records: Records, limited: readonly Limited[]): Promise<void>;
  /** Forgets addresses and stations from which nothing wrong came for long. */
  sweep(records: Records): Promise<void>;
}

/** An account's own counts: its log-ins by certificate, and its codes. */
export function limitedAccount({ id, anchor, kind, identifier }: Account): readonly Limited[] {
  const codes = [
    { scope: 'code', subject: id },
    { scope: 'userCode', subject: id },
  ] as const;
  return [limitedLogin(anchor, { kind, value: identifier }), ...codes];
}

/** The count of log-ins under this root and identifier, whether there is an account or not. */
export function limitedLogin(anchor: string, identifier: Identifier): Limited {
  return { scope: 'login', subject: `${identifierText(identifier)} ${anchor}`, person: { anchor, identifier } };
}

/** The count of an address on the phones' side: of its network, of which one person may have many addresses. */
export function limitedAddress(address: string): Limited {
  return { scope: 'address', subject: networkOf(address, 32) };
}

/** The count of a station: by its name where it is registered, whatever stands between. */
export function limitedStation({
  name,
  address,
}: {
  readonly name: string | undefined;
  readonly address: string;
}): Limited {
  return { scope: 'station', subject: name ?? networkOf(address, 32) };
}

const shortest = 30_000;
const longest = 3_600_000;
const mostInARow = 100;
const forgottenAfter = 2 * longest;

/** Wrong codes of phones that are free (RFC 8628 5.1 takes five for its example). */
const freeUserCodes = 5;

/** Limits with these numbers of free tries. */
export function createLimits(clock: Clock, free: FreeTries): Limits {
  const { account, station, address } = free;
  const freeIn = { login: account, code: account, userCode: freeUserCodes, station, address };
  return {
    async check(records, limited) {
      for (const failures of await current(records, limited)) {
        const wait = waitOf(failures) - clock.now();
        if (wait > 0) return refuseFor(failures, failures.count, Math.ceil(wait / 1000));
      }
      return ok(undefined);
    },
    async failed(records, limited) {
      const before = await current(records, limited);
      for (const each of limited) await count(records, each, before.find(isFor(each))?.count ?? 0);
    },
    succeeded: (records, limited) => records.failures.remove(limited.filter(({ scope }) => isOfAccount(scope))),
    sweep: (records) => records.failures.removeBefore(['station', 'address'], clock.now() - forgottenAfter),
  };

  async function count(records: Records, limited: Limited, before: number): Promise<void> {
    const { scope, subject } = limited;
    const failures = { scope, subject, count: before + 1, lastAt: clock.now() };
    await records.failures.save(failures);
    const isNews = failures.count === freeIn[scope] || (isOfAccount(scope) && failures.count === mostInARow);
    if (!isNews) return;
    const who = await describe(records, limited);
    await report(records, clock.now(), 'limit.reached', { scope, ...who, failures: failures.count });
  }

  async function current(records: Records, limited: readonly Limited[]): Promise<readonly Failures[]> {
    const failures = await records.failures.hold(limited);
    return failures.filter(({ scope, lastAt }) => isOfAccount(scope) || clock.now() - lastAt < forgottenAfter);
  }

  /** When the next try may come. */
  function waitOf({ scope, count, lastAt }: Failures): number {
    if (isOfAccount(scope) && count >= mostInARow) return Number.POSITIVE_INFINITY;
    const over = count - freeIn[scope];
    const isFree = over < 0 || isAhead(lastAt, clock.now());
    return isFree ? 0 : lastAt + Math.min(longest, shortest * 2 ** over);
  }
}

/** Whoever is known is called by the account's id in the audit log, where nothing can be erased. */
async function describe(records: Records, { subject, person }: Limited) {
  const account = person
    ? await records.accounts.find(person.anchor, person.identifier)
    : await records.accounts.get(subject);
  return account ? { account: account.id } : { subject };
}

function isFor({ scope, subject }: Limited): (other: Limited) => boolean {
  return (other) => other.scope === scope && other.subject === subject;
}

function isOfAccount(scope: LimitScope): boolean {
  return scope === 'login' || scope === 'code' || scope === 'userCode';
}

function refuseFor({ scope, subject }: Limited, count: number, seconds: number) {
  const retryAfterSeconds = Math.min(seconds, longest / 1000);
  // Why a log-in is refused stands in the audit log, which calls nobody by name.
  const whose = scope === 'login' ? scope : `${scope} ${subject}`;
  return refuse('tooManyTries', `${count} failures in a row: ${whose}`, { retryAfterSeconds });
}
