// SPDX-License-Identifier: Apache-2.0
// One sign-in by code, and the steps that it can take. Pure: whoever keeps it compares the state before with the one in
// the store, so that of two steps at the same time one is refused.

import type { SignInState } from '../../contract/sign-in.ts';

/** A sign-in as it is kept. */
export interface SignIn {
  /** The hash of the device code, which the phone alone knows. */
  readonly id: string;
  readonly userCodeMac: Uint8Array;
  /** The work account that the phone named, in the form in which accounts are compared. */
  readonly account: string;
  /** The kind of phone in a few words, as its browser tells it. */
  readonly phone: string;
  /** Where the phone asked from. */
  readonly address: string;
  readonly askedAt: number;
  readonly expiresAt: number;
  readonly state: SignInState;
  /** Who approved it. */
  readonly accountId: string | undefined;
  /** When the phone last asked for its token, and how many seconds it has to wait between two requests. */
  readonly polledAt: number | undefined;
  readonly intervalSeconds: number;
}

/** RFC 8628 3.5: what a phone waits between two requests for its token, and how much more once it was too fast. */
export const pollSeconds = 5;

/** Phones' timers are not exact: so much earlier is not too early. */
const toleranceMilliseconds = 500;

/** A sign-in with its time: open ones end by themselves. */
export function aged(signIn: SignIn, now: number): SignIn {
  const open = signIn.state === 'waiting' || signIn.state === 'approved';
  return open && now >= signIn.expiresAt ? { ...signIn, state: 'expired' } : signIn;
}

/** The sign-in after a request for its token while there is none, and whether that came too soon. */
export function polled(signIn: SignIn, now: number): { readonly signIn: SignIn; readonly tooSoon: boolean } {
  const { polledAt, intervalSeconds } = signIn;
  const tooSoon = polledAt !== undefined && now - polledAt < intervalSeconds * 1000 - toleranceMilliseconds;
  const next = tooSoon ? intervalSeconds + pollSeconds : intervalSeconds;
  return { signIn: { ...signIn, polledAt: now, intervalSeconds: next }, tooSoon };
}

/** A sign-in that is over without anybody having been signed in. */
export function isRefused({ state }: Pick<SignIn, 'state'>): boolean {
  return state === 'rejected' || state === 'wrongNumber' || state === 'cancelled' || state === 'expired';
}
