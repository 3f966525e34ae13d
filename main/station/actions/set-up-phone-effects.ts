// SPDX-License-Identifier: Apache-2.0

import type { ActivationStatus } from '../../../contract/activation.ts';
import type { Result } from '../../../contract/result.ts';
import type { OpenedActivation } from '../../../contract/station-api.ts';
import type { Hands, PerformanceOf } from '../hands.ts';
import type { IssuerFailure } from '../ports.ts';
import type { SetUpPhoneEffect } from './set-up-phone.ts';

/** Carries out what activations want done. Owns the one subscription, which `stopFollowing` ends. */
export function performSetUpPhone(hands: Hands): PerformanceOf<SetUpPhoneEffect['kind']> {
  let stopFollowing = (): void => {};
  return {
    openActivation: async ({ visit, idempotencyKey, request }, step) =>
      opened(step, await hands.issuer().openActivation(visit, request, idempotencyKey)),
    resumeActivation: async ({ visit, activationId }, step) =>
      opened(step, await hands.issuer().resumeActivation(visit, activationId)),
    changeActivation: async ({ visit, activationId, change }, step) =>
      changed(step, await hands.issuer().changeActivation(visit, activationId, change)),
    confirmActivation: async ({ visit, activationId, phraseDigest }, step) =>
      changed(step, await hands.issuer().confirmActivation(visit, activationId, phraseDigest)),
    // Nothing waits for these two: an activation that nobody confirms gives no certificate and ends by itself.
    rejectActivation: async ({ visit, activationId }) => {
      await hands.issuer().rejectActivation(visit, activationId);
    },
    cancelActivation: async ({ visit, activationId }) => {
      await hands.issuer().cancelActivation(visit, activationId);
    },
    followActivation: ({ visit, activationId }) => {
      stopFollowing = hands.issuer().followActivation(visit, activationId, (answer) => {
        if (answer.ok) news(answer.value);
        else hands.report({ kind: 'followingFailed', activationId, failure: answer.failure });
      });
    },
    stopFollowing: () => stopFollowing(),
  };

  function opened(step: number, answer: Result<OpenedActivation, IssuerFailure>): void {
    if (!answer.ok) hands.issuerFailed(step, answer.failure);
    else hands.report({ kind: 'activationOpened', step, opened: answer.value, endsAt: endOf(answer.value.status) });
  }

  function changed(step: number, answer: Result<ActivationStatus, IssuerFailure>): void {
    if (answer.ok) news(answer.value);
    else hands.issuerFailed(step, answer.failure);
  }

  function news(status: ActivationStatus): void {
    hands.report({ kind: 'activationChanged', status, endsAt: endOf(status) });
  }

  /** By this computer's clock: the issuer's may differ. */
  function endOf({ expiresInMilliseconds }: ActivationStatus): number {
    return hands.clock.now() + expiresInMilliseconds;
  }
}
