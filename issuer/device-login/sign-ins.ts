// SPDX-License-Identifier: Apache-2.0
// Signing a phone in by a code (RFC 8628): the phone names an account and gets a code; the person of that account types
// it at a station, sees which phone asks, and approves; the station shows a number that the person types on the phone.
// Only then has the phone rights. Codes typed by hand are not resistant to phishing (SP 800-63B-4 3.2.5): the number is
// what ties the approval to the phone in the person's hand. What a phone asks is one transaction; what its person does at
// the station belongs to the one that finds the person's visit.

import { createHash } from 'node:crypto';
import { ok } from '../../contract/result.ts';
import type { SignInState } from '../../contract/sign-in.ts';
import type { UnitOfWork } from '../activation/hub.ts';
import { type AuditDetails, report } from '../audit/chain.ts';
import type { Clock } from '../clock.ts';
import type { Limited, Limits } from '../limits/limits.ts';
import { type Account, accountText } from '../login/accounts.ts';
import type { Visit } from '../login/visits.ts';
import { networkOf } from '../network-address.ts';
import type { Records, Store } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { equalSecrets, type Secrets } from '../secrets.ts';
import { aged, isRefused, polled, pollSeconds, type SignIn } from './sign-in.ts';

/** What sign-ins need from around them. */
export interface SignInSurroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly limits: Limits;
}

/** A phone that asks for a code. */
export interface SignInWish {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly account: string;
  readonly phone: string;
  readonly address: string;
  readonly lifetimeSeconds: number;
}

/** A sign-in as the person at the station sees it. */
export interface AskedSignIn {
  readonly id: string;
  readonly state: SignInState;
  readonly phone: string;
  readonly address: string;
  readonly sameNetwork: boolean;
  readonly askedAt: number;
  readonly expiresAt: number;
}

/** The number that the station shows, and until when it counts. */
export interface Approved {
  readonly number: string;
  readonly expiresAt: number;
}

/** What a phone that asks for its token gets to hear. */
export type Poll =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'tooSoon' }
  | { readonly kind: 'is'; readonly signIn: SignIn };

export type SignIns = ReturnType<typeof createSignIns>;

/** How a device code is kept. */
function hashDeviceCode(deviceCode: string): string {
  return createHash('sha256').update(deviceCode).digest('hex');
}

/** All that can be done with sign-ins by code. */
export function createSignIns({ store, clock, secrets, limits }: SignInSurroundings) {
  return {
    /** A phone has asked for a code: within the transaction that keeps the device code. */
    async begin(records: Records, { deviceCode, userCode, account, phone, address, lifetimeSeconds }: SignInWish) {
      const askedAt = clock.now();
      const signIn: SignIn = {
        id: hashDeviceCode(deviceCode),
        userCodeMac: userCodeMac(userCode),
        account: accountText(account),
        phone,
        address,
        askedAt,
        expiresAt: askedAt + lifetimeSeconds * 1000,
        state: 'waiting',
        accountId: undefined,
        polledAt: undefined,
        intervalSeconds: pollSeconds,
      };
      await records.signIns.add(signIn);
      await tell(records, 'signIn.asked', signIn, { ...(await namedBy(records, signIn)), address });
    },

    /** The phone asks for its token. While there is none, it may not ask too often. */
    poll(deviceCode: string): Promise<Poll> {
      return store.transaction(async (records) => {
        const signIn = await get(records, hashDeviceCode(deviceCode));
        if (!signIn) return { kind: 'unknown' };
        if (signIn.state === 'signedIn' || isRefused(signIn)) return { kind: 'is', signIn };
        const after = polled(signIn, clock.now());
        await records.signIns.save(after.signIn, signIn.state);
        return after.tooSoon ? { kind: 'tooSoon' } : { kind: 'is', signIn: after.signIn };
      });
    },

    /** The sign-in of this id, if it ended well: what a grant is. */
    granted: (id: string): Promise<SignIn | undefined> =>
      store.transaction(async (records) => {
        const signIn = await records.signIns.get(id);
        return signIn?.state === 'signedIn' ? signIn : undefined;
      }),

    /** Where it stands, for the phone that knows the device code. */
    phoneStatus(deviceCode: string): Promise<Outcome<SignIn>> {
      return store.transaction(async (records) => {
        const signIn = await get(records, hashDeviceCode(deviceCode));
        return signIn ? ok(signIn) : refuseUnknown();
      });
    },

    /** The phone sends the number that its person read at the station. There is one try. */
    enterNumber(deviceCode: string, number: string): Promise<Outcome<SignIn>> {
      return store.transaction(async (records) => {
        const signIn = await get(records, hashDeviceCode(deviceCode));
        if (!signIn) return refuseUnknown();
        const right = equalSecrets(Buffer.from(number), Buffer.from(numberOf(signIn.id)));
        if (signIn.state === 'signedIn' && right) return ok(signIn);
        if (signIn.state !== 'approved') return refuseOver(signIn.state);
        const active = await isActive(records, signIn);
        const kept = await keep(records, signIn, right && active ? 'signedIn' : 'wrongNumber');
        if (!kept.ok || (right && active)) return kept;
        return right ? refuse('loginRefused', 'the account is not active any more') : refuseOver('wrongNumber');
      });
    },

    /** The phone does not want it any more. */
    cancel(deviceCode: string): Promise<void> {
      return store.transaction(async (records) => {
        const signIn = await get(records, hashDeviceCode(deviceCode));
        const open = signIn?.state === 'waiting' || signIn?.state === 'approved';
        if (signIn && open) await keep(records, signIn, 'cancelled');
      });
    },

    /**
     * The phone that a code stands for, shown to the person who typed it. A wrong code is a failed guess; so is that of
     * a phone that named another account, which nobody but its own person may approve.
     */
    async look(
      { records }: UnitOfWork,
      { accountId }: Visit,
      userCode: string,
      station: string,
    ): Promise<Outcome<AskedSignIn>> {
      const limited: readonly Limited[] = [{ scope: 'userCode', subject: accountId }];
      const allowed = await limits.check(records, limited);
      if (!allowed.ok) return allowed;
      const found = await records.signIns.withUserCode(userCodeMac(userCode));
      const signIn = found && aged(found, clock.now());
      const account = await records.accounts.get(accountId);
      const judged = judgeLook(signIn, account);
      if (!judged.ok) {
        await limits.failed(records, limited);
        if (signIn) await tell(records, 'signIn.refused', signIn, { code: judged.failure.code, by: accountId });
        return judged;
      }
      await limits.succeeded(records, limited);
      return ok(describe(judged.value, station));
    },

    /** The person approves: the number to be shown. The same again for the same person. */
    async approve({ records }: UnitOfWork, visit: Visit, id: string): Promise<Outcome<Approved>> {
      const signIn = await own(records, visit, id);
      if (!signIn.ok) return signIn;
      const { state, expiresAt, accountId } = signIn.value;
      const told = { number: numberOf(id), expiresAt };
      if (state === 'approved' && accountId === visit.accountId) return ok(told);
      if (state !== 'waiting') return refuseOver(state);
      const kept = await keep(records, { ...signIn.value, accountId: visit.accountId }, 'approved', 'waiting');
      return kept.ok ? ok(told) : kept;
    },

    /** The person does not know this phone, or has changed her mind. */
    async reject({ records }: UnitOfWork, visit: Visit, id: string, station: string): Promise<Outcome<AskedSignIn>> {
      const signIn = await own(records, visit, id);
      if (!signIn.ok) return signIn;
      const { state } = signIn.value;
      if (state === 'rejected') return ok(describe(signIn.value, station));
      if (state !== 'waiting' && state !== 'approved') return refuseOver(state);
      const kept = await keep(records, { ...signIn.value, accountId: visit.accountId }, 'rejected', state);
      return kept.ok ? ok(describe(kept.value, station)) : kept;
    },

    /** Where it stands, for the person who looked at it. */
    async status({ records }: UnitOfWork, visit: Visit, id: string, station: string): Promise<Outcome<AskedSignIn>> {
      const signIn = await own(records, visit, id);
      return signIn.ok ? ok(describe(signIn.value, station)) : signIn;
    },

    /** Forgets what is long over. To be called every second or so. */
    sweep: (records: Records): Promise<void> => records.signIns.removeBefore(clock.now() - keptMilliseconds),
  };

  async function get(records: Records, id: string): Promise<SignIn | undefined> {
    const signIn = await records.signIns.get(id);
    return signIn && aged(signIn, clock.now());
  }

  /** One that names the account of this visit; of all others nothing is known here. */
  async function own(records: Records, { accountId }: Visit, id: string): Promise<Outcome<SignIn>> {
    const signIn = await get(records, id);
    const account = await records.accounts.get(accountId);
    return signIn && account && isNamed(account, signIn) ? ok(signIn) : refuseUnknown();
  }

  async function keep(records: Records, signIn: SignIn, state: SignInState, before = signIn.state) {
    const next = { ...signIn, state };
    if (!(await records.signIns.save(next, before))) return refuse('signInUsed', 'another step came first');
    await tell(records, `signIn.${state}`, next, {});
    return ok(next);
  }

  async function isActive(records: Records, { accountId = '' }: SignIn): Promise<boolean> {
    return (await records.accounts.get(accountId))?.status === 'active';
  }

  function tell(records: Records, event: string, { id, phone, accountId: account }: SignIn, details: AuditDetails) {
    return report(records, clock.now(), event, { signIn: id.slice(0, 16), phone, account, ...details });
  }

  /** 90 numbers, made from what the station cannot choose: asked again, the same one. */
  function numberOf(id: string): string {
    return String(10 + (secrets.mac('sign-in number', id).readUInt32BE() % 90));
  }

  function userCodeMac(userCode: string): Uint8Array {
    return secrets.mac('user code', userCode);
  }
}

/** How long a sign-in that is over is remembered: its grant serves a token that lives for ten minutes. */
const keptMilliseconds = 3_600_000;

function judgeLook(signIn: SignIn | undefined, account: Account | undefined): Outcome<SignIn> {
  if (!signIn || !account) return refuseUnknown();
  if (!isNamed(account, signIn)) return refuse('signInOfAnother', 'the phone named another account');
  return signIn.state === 'waiting' ? ok(signIn) : refuseOver(signIn.state);
}

/** Whom the phone named, in the audit log: by an account's id, and not by a name that anybody can type. */
async function namedBy(records: Records, { account }: SignIn): Promise<AuditDetails> {
  const [named, ...more] = await records.accounts.named(account);
  return named && more.length === 0 ? { account: named.id } : { accountsNamed: named ? 1 + more.length : 0 };
}

/** Whether the phone named this account: by what the issuer knows it by, or by its e-mail address. */
function isNamed({ identifier, email }: Account, signIn: SignIn): boolean {
  return signIn.account === identifier || (email !== undefined && signIn.account === accountText(email));
}

function refuseUnknown() {
  return refuse('signInUnknown', 'there is no such sign-in, or it is somebody else’s');
}

function refuseOver(state: SignInState) {
  return refuse(overCodes[state], `the sign-in is ${state}`);
}

const overCodes = {
  waiting: 'requestForbidden',
  approved: 'signInUsed',
  signedIn: 'signInUsed',
  rejected: 'signInRejected',
  wrongNumber: 'signInNumberWrong',
  cancelled: 'signInUnknown',
  expired: 'signInExpired',
} as const;

function describe({ id, state, phone, address, askedAt, expiresAt }: SignIn, station: string): AskedSignIn {
  return { id, state, phone, address, sameNetwork: placeOf(address) === placeOf(station), askedAt, expiresAt };
}

/** The network of an address, as far as its form tells: the first 24 bits of IPv4, the first 64 of IPv6. */
function placeOf(address: string): string {
  return networkOf(address === '::1' ? '127.0.0.1' : address, 24);
}
