// SPDX-License-Identifier: Apache-2.0
// Hands out configuration profiles. The key that a profile's SCEP client will make is not known when the phrases are
// compared; the browser's is. So the profile, with a challenge for one key in it, goes to the holder of the browser's
// key alone: it signs a fresh challenge before the profile is released.

import { ok } from '../../contract/result.ts';
import type { Activation } from '../activation/activation.ts';
import { isPollCookie, pollCookie } from '../activation/codes.ts';
import { announcing, type UnitOfWork } from '../activation/hub.ts';
import { holdActiveOwner } from '../activation/phone-side.ts';
import { advance, type Surroundings, stay } from '../activation/progress.ts';
import { giveChallenge, takeChallenge } from '../login/challenges.ts';
import { verifyTokenSignature } from '../login/token.ts';
import type { MailDesk } from '../mail/desk.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { holdUsable } from '../revocation/credentials.ts';
import { livingChallenge, releaseChallenge } from '../scep/challenges.ts';
import type { ProfileOrder } from './profile.ts';

/** A challenge signed with the browser's key. */
export interface ProfileProof {
  readonly nonce: string;
  /** Base64 of raw r and s. */
  readonly signature: string;
}

/** What the browser gets: the cookie to fetch the profile with, and how long that is possible. */
export interface ReleasedProfile {
  readonly cookie: string;
  readonly expiresInMilliseconds: number;
}

/** Makes the signed profile, in its own words. */
export type ProfileMaker = (order: Pick<ProfileOrder, 'activationId' | 'account' | 'challenge' | 'mail'>) => Uint8Array;

export type ProfileDesk = ReturnType<typeof createProfileDesk>;

/** What the desk works with. */
export interface ProfileSurroundings extends Surroundings {
  /** Of the phone's listener. */
  readonly origin: string;
  readonly makeProfile: ProfileMaker;
  readonly mail: Pick<MailDesk, 'prepareForProfile' | 'openForProfile'>;
}

/** The desk. */
export function createProfileDesk(around: ProfileSurroundings) {
  const { clock, secrets, origin, makeProfile, mail } = around;
  /** What is signed names this very activation, so that it serves nothing else. */
  const originOf = (activationId: string) => `${origin}/api/activations/${activationId}/profile`;
  return {
    originOf,

    /** A new challenge, good for five minutes and one answer. */
    challenge: () => giveChallenge(around, 'profile'),

    /** Releases the profile to the browser whose key was compared. */
    async release(activationId: string, { nonce, signature }: ProfileProof): Promise<Outcome<ReleasedProfile>> {
      const released = await announcing<Outcome<ReleasedProfile>>(around, async (unit) => {
        const challenge = await takeChallenge(unit.records, 'profile', nonce, clock.now());
        if (!challenge) return refuse('challengeExpired', 'the challenge was used before, is too old or never was');
        const found = await findActivation(around, unit, activationId);
        if (!found.ok) return found;
        const { claim } = found.value;
        const token = { algorithm: 'ES256', signature } as const;
        if (!claim || !verifyTokenSignature(token, claim.publicKey, originOf(activationId), nonce)) {
          return refuse('requestForbidden', 'the challenge is not signed by the key that was compared');
        }
        const challenged = await releaseChallenge(around, unit, found.value);
        if (!challenged.ok) return challenged;
        const { expiresInMilliseconds } = challenged.value;
        return ok({ cookie: pollCookie(secrets, activationId, claim.publicKey), expiresInMilliseconds });
      });
      const prepared = released.ok ? await mail.prepareForProfile(activationId) : released;
      return prepared.ok ? released : prepared;
    },

    /** The profile, for the holder of the cookie, as long as what was released lives. */
    async fetch(activationId: string, cookie: string): Promise<Outcome<Uint8Array>> {
      const order = await announcing<Outcome<Parameters<ProfileMaker>[0]>>(around, async (unit) => {
        const found = await findActivation(around, unit, activationId);
        if (!found.ok) return found;
        const { claim, accountId } = found.value;
        if (!claim || !isPollCookie(secrets, cookie, activationId, claim.publicKey)) {
          return refuse('requestForbidden', 'the poll cookie is not that of this activation');
        }
        const living = await livingChallenge(around, unit, found.value);
        if (!living.ok) return living;
        const account = await unit.records.accounts.get(accountId);
        if (!account) throw new Error('an activation is always that of an account');
        return ok({ activationId, account, challenge: living.value.challenge });
      });
      if (!order.ok) return order;
      return ok(makeProfile({ ...order.value, mail: await mail.openForProfile(activationId) }));
    },
  };
}

async function findActivation(around: Surroundings, unit: UnitOfWork, id: string): Promise<Outcome<Activation>> {
  const owner = await holdActiveOwner(unit.records, id);
  if (!owner.ok) return owner;
  // Keys for mail are certified before the phone's own client asks, and may have been revoked since.
  const usable = await holdUsable(unit.records, id);
  if (!usable.ok) return usable;
  return ok((await advance(around, unit, id, stay)).activation);
}
