// SPDX-License-Identifier: Apache-2.0

import type { Hands, PerformanceOf } from '../hands.ts';
import type { ShowCardEffect } from './show-card.ts';

/** Carries out what looking at the card wants done. */
export function performShowCard(hands: Hands): PerformanceOf<ShowCardEffect['kind']> {
  return {
    inspectCard: async ({ reader }, step) => {
      const inspected = await hands.readers().inspect(reader);
      if (inspected.ok) hands.report({ kind: 'cardInspected', step, contents: inspected.value });
      else hands.cardFailed(step, reader, inspected.failure);
    },
  };
}
