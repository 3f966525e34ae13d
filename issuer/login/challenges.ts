// SPDX-License-Identifier: Apache-2.0
// Challenges to be signed: 32 random bytes each, used once, good for five minutes (Web eID).

import { randomBytes } from 'node:crypto';
import { type Clock, isAhead } from '../clock.ts';
import type { Records, Store } from '../records.ts';

/** How long a challenge may be answered. */
export const challengeMilliseconds = 5 * 60_000;

/** A challenge that waits for its answer. */
export interface Challenge {
  /** An answer counts for its purpose alone: a trial's never as a log-in. */
  readonly purpose: 'login' | 'trial' | 'profile' | 'renewal' | 'mail';
  /** How it is found again: the hash of the visit's token, or for all but a log-in the nonce itself. */
  readonly key: string;
  /** Base64; this text itself is what gets signed. */
  readonly nonce: string;
  readonly expiresAt: number;
}

/** A nonce as base64 text of 32 random bytes. */
export function newNonce(): string {
  return randomBytes(32).toString('base64');
}

/** A new challenge to whoever asks, good for five minutes and one answer. */
export async function giveChallenge(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  purpose: Exclude<Challenge['purpose'], 'login'>,
): Promise<string> {
  const nonce = newNonce();
  const expiresAt = clock.now() + challengeMilliseconds;
  await store.transaction((records) => records.challenges.add({ purpose, key: nonce, nonce, expiresAt }));
  return nonce;
}

/** Fetches and removes a challenge in one step; undefined when it was used before, is too old or never was. */
export async function takeChallenge(
  records: Records,
  purpose: Challenge['purpose'],
  key: string,
  now: number,
): Promise<Challenge | undefined> {
  const challenge = await records.challenges.take(purpose, key);
  if (!challenge || now >= challenge.expiresAt) return undefined;
  return isAhead(challenge.expiresAt - challengeMilliseconds, now) ? undefined : challenge;
}
