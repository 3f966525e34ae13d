// SPDX-License-Identifier: Apache-2.0
// The challenge password: what a configuration profile carries so that the phone's own SCEP client may enrol its
// hardware key. It is released only after the comparison at the station, to the browser that was compared, and binds to
// the first key that uses it. 128 bits under the issuer's secret; the store has its hash alone.

import { createHash } from 'node:crypto';
import { ok } from '../../contract/result.ts';
import type { Activation } from '../activation/activation.ts';
import type { UnitOfWork } from '../activation/hub.ts';
import type { Surroundings } from '../activation/progress.ts';
import { deliver } from '../activation/transitions.ts';
import { report } from '../audit/chain.ts';
import { type Outcome, refuse } from '../refusal.ts';
import type { Secrets } from '../secrets.ts';

/** A challenge as it is kept. Times are milliseconds since 1970. */
export interface ScepChallenge {
  readonly activationId: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string;
  readonly releasedAt: number;
  readonly expiresAt: number;
}

/** A challenge for the person's phone. */
export interface ReleasedChallenge {
  /** 32 hexadecimal digits. */
  readonly challenge: string;
  readonly expiresInMilliseconds: number;
}

/** How long one can be used: ten minutes. */
const challengeMilliseconds = 600_000;

/** The hash under which a challenge is kept. */
export function challengeHash(challenge: string): string {
  return createHash('sha256').update(challenge).digest('hex');
}

const forSigning = '-signing';

/** The challenge with which the same phone enrols its key for signing mail. Both come in one profile. */
export function signingChallenge(challenge: string): string {
  return challenge + forSigning;
}

/** What a challenge is for, and the part of it that is kept. */
export function readChallenge(text: string): { readonly purpose: 'authentication' | 'signing'; readonly kept: string } {
  if (!text.endsWith(forSigning)) return { purpose: 'authentication', kept: text };
  return { purpose: 'signing', kept: text.slice(0, -forSigning.length) };
}

/**
 * Gives the challenge of a confirmed activation. Asked again, the same one as long as it lives (an answer may be lost);
 * then a new one, until the time to collect is over or the phone has enrolled. Who may ask is the caller's to know.
 */
export async function releaseChallenge(
  { clock, secrets }: Pick<Surroundings, 'clock' | 'secrets'>,
  { records }: UnitOfWork,
  activation: Activation,
): Promise<Outcome<ReleasedChallenge>> {
  const now = clock.now();
  const { outcome } = deliver(activation, now);
  if (!outcome.ok) return outcome;
  const { id, accountId } = activation;
  const living = await records.scepChallenges.ofActivation(id);
  if (living && now < living.expiresAt) return ok(describe(secrets, living, now));
  const released = newChallenge(secrets, id, now);
  await records.scepChallenges.save(released);
  await report(records, now, 'scep.challengeReleased', { activation: id, account: accountId });
  return ok(describe(secrets, released, now));
}

/** The challenge of an activation that was released and can still be used. Changes nothing. */
export async function livingChallenge(
  { clock, secrets }: Pick<Surroundings, 'clock' | 'secrets'>,
  { records }: UnitOfWork,
  activation: Activation,
): Promise<Outcome<ReleasedChallenge>> {
  const now = clock.now();
  const { outcome } = deliver(activation, now);
  if (!outcome.ok) return outcome;
  const living = await records.scepChallenges.ofActivation(activation.id);
  if (!living || now >= living.expiresAt)
    return refuse('activationNotReady', 'no challenge was released, or it is over');
  return ok(describe(secrets, living, now));
}

function newChallenge(secrets: Secrets, activationId: string, now: number): ScepChallenge {
  const hash = challengeHash(challengeText(secrets, activationId, now));
  return { activationId, hash, releasedAt: now, expiresAt: now + challengeMilliseconds };
}

function describe(secrets: Secrets, { activationId, releasedAt, expiresAt }: ScepChallenge, now: number) {
  const challenge = challengeText(secrets, activationId, releasedAt);
  return { challenge, expiresInMilliseconds: expiresAt - now };
}

/** Made from the issuer's secret, so that it can be told again without having been kept. */
function challengeText(secrets: Secrets, activationId: string, releasedAt: number): string {
  return secrets.mac('scep challenge', activationId, String(releasedAt)).subarray(0, 16).toString('hex');
}
