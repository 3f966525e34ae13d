// SPDX-License-Identifier: Apache-2.0
// The challenge password: what a configuration profile carries so that the phone's own SCEP client may enrol its
// hardware key. It is released only after the comparison at the station, to the browser that was compared, and binds to
// the first key that uses it. 128 bits under the issuer's secret; the store has its hash alone.

import { createHash } from 'node:crypto';
import { ok } from '../../contract/result.ts';
import { isPollCookie } from '../activation/codes.ts';
import { announcing } from '../activation/hub.ts';
import { isActive } from '../activation/phone-side.ts';
import { advance, refuseUnknown, type Surroundings, stay } from '../activation/progress.ts';
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

/**
 * Gives the challenge of a confirmed activation to the browser whose key was compared. Asked again, the same one as long
 * as it lives (an answer may be lost); then a new one, until the time to collect is over or the phone has enrolled.
 */
export function releaseChallenge(around: Surroundings, activationId: string, cookie: string) {
  const { clock, secrets } = around;
  return announcing<Outcome<ReleasedChallenge>>(around, async (unit) => {
    const { records } = unit;
    const found = await records.activations.get(activationId);
    if (!found) return refuseUnknown();
    if (!(await isActive(unit, found))) return refuse('activationCancelled', 'the account is not active any more');
    const { activation } = await advance(around, unit, activationId, stay);
    const { claim, accountId } = activation;
    if (!claim || !isPollCookie(secrets, cookie, activationId, claim.publicKey)) {
      return refuse('requestForbidden', 'the poll cookie is not that of this activation');
    }
    const now = clock.now();
    const { outcome } = deliver(activation, now);
    if (!outcome.ok) return outcome;
    const living = await records.scepChallenges.ofActivation(activationId);
    if (living && now < living.expiresAt) return ok(describe(secrets, living, now));
    const released = newChallenge(secrets, activationId, now);
    await records.scepChallenges.save(released);
    await report(records, now, 'scep.challengeReleased', { activation: activationId, account: accountId });
    return ok(describe(secrets, released, now));
  });
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
