// SPDX-License-Identifier: Apache-2.0

import type { OwnCredential } from '../../../contract/credentials.ts';
import type { Result } from '../../../contract/result.ts';
import type { Hands, PerformanceOf } from '../hands.ts';
import type { IssuerFailure } from '../ports.ts';
import type { ManageCredentialsEffect } from './manage-credentials.ts';

/** Carries out what looking at credentials wants done. */
export function performManageCredentials(hands: Hands): PerformanceOf<ManageCredentialsEffect['kind']> {
  return {
    listCredentials: async ({ visit }, step) => listed(step, await hands.issuer().credentials(visit)),
    changeCredential: async ({ visit, id, act }, step) =>
      listed(step, await hands.issuer().changeCredential(visit, id, act)),
  };

  function listed(step: number, answer: Result<readonly OwnCredential[], IssuerFailure>): void {
    if (answer.ok) hands.report({ kind: 'credentialsListed', step, credentials: answer.value });
    else hands.issuerFailed(step, answer.failure);
  }
}
