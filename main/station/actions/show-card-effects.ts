// SPDX-License-Identifier: Apache-2.0

import type { Hands, PerformanceOf } from '../hands.ts';
import type { ShowCardEffect } from './show-card.ts';

/** Carries out what showing the card wants done. */
export function performShowCard(hands: Hands): PerformanceOf<ShowCardEffect['kind']> {
  return {
    judgeSigner: async ({ visit, certificate }, step) => {
      const judged = await hands.issuer().judgeSigner(visit, certificate);
      if (judged.ok) hands.report({ kind: 'signerJudged', step, judgement: judged.value });
      else hands.issuerFailed(step, judged.failure);
    },
  };
}
