// SPDX-License-Identifier: Apache-2.0

import type { Hands, PerformanceOf } from '../hands.ts';
import type { SignInPhoneEffect } from './sign-in-phone.ts';

/** How often the issuer is asked whether the phone has sent the number. */
const watchMilliseconds = 1_000;

/** Carries out what signing in a phone wants done. */
export function performSignInPhone(hands: Hands): PerformanceOf<SignInPhoneEffect['kind']> {
  return {
    findPhone: async ({ visit, code }, step) => {
      const found = await hands.issuer().findSignIn(visit, code);
      if (!found.ok) return hands.issuerFailed(step, found.failure);
      const askedAt = hands.clock.now() - found.value.askedMillisecondsAgo;
      hands.report({ kind: 'phoneFound', step, asked: found.value, askedAt });
    },
    approveSignIn: async ({ visit, signInId }, step) => {
      const approved = await hands.issuer().approveSignIn(visit, signInId);
      if (!approved.ok) return hands.issuerFailed(step, approved.failure);
      const endsAt = hands.clock.now() + approved.value.expiresInMilliseconds;
      hands.report({ kind: 'signInApproved', step, approved: approved.value, endsAt });
    },
    // Nothing waits for it: a sign-in that nobody approves ends by itself.
    rejectSignIn: async ({ visit, signInId }) => {
      await hands.issuer().rejectSignIn(visit, signInId);
    },
    watchSignIn: async ({ visit, signInId }, step) => {
      await new Promise<void>((resolve) => void hands.clock.after(watchMilliseconds, resolve));
      const told = await hands.issuer().signInStatus(visit, signInId);
      if (told.ok) hands.report({ kind: 'signInTold', step, asked: told.value });
      else hands.issuerFailed(step, told.failure);
    },
  };
}
