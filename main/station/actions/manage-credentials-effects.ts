// SPDX-License-Identifier: Apache-2.0

import type { Holdings } from '../../../contract/credentials.ts';
import type { Result } from '../../../contract/result.ts';
import type { Hands, PerformanceOf } from '../hands.ts';
import type { IssuerFailure } from '../ports.ts';
import type { ManageCredentialsEffect } from './manage-credentials.ts';
import type { ManagePhonesEffect } from './manage-phones.ts';

/** Carries out what looking at credentials and phones wants done. */
export function performManageCredentials(
  hands: Hands,
): PerformanceOf<(ManageCredentialsEffect | ManagePhonesEffect)['kind']> {
  return {
    listCredentials: async ({ visit }, step) => listed(step, await hands.issuer().holdings(visit)),
    changeCredential: async ({ visit, id, act }, step) =>
      listed(step, await hands.issuer().changeCredential(visit, id, act)),
    changePhone: async ({ visit, id, act }, step) => listed(step, await hands.issuer().changePhone(visit, id, act)),
  };

  function listed(step: number, answer: Result<Holdings, IssuerFailure>): void {
    if (answer.ok) hands.report({ kind: 'holdingsListed', step, holdings: answer.value });
    else hands.issuerFailed(step, answer.failure);
  }
}
