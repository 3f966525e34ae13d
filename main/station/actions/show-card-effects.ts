// SPDX-License-Identifier: Apache-2.0

import { pinOfEffect } from '../effects.ts';
import type { Hands, PerformanceOf } from '../hands.ts';
import type { ShowCardEffect } from './show-card.ts';
import type { ShowPrintedEffect } from './show-printed.ts';

/** Carries out what showing the card wants done. */
export function performShowCard(hands: Hands): PerformanceOf<(ShowCardEffect | ShowPrintedEffect)['kind']> {
  return {
    judgeSigner: async ({ visit, certificate }, step) => {
      const judged = await hands.issuer().judgeSigner(visit, certificate);
      if (judged.ok) hands.report({ kind: 'signerJudged', step, judgement: judged.value });
      else hands.issuerFailed(step, judged.failure);
    },
    readPrinted: (effect, step) => readPrinted(effect, step).finally(() => pinOfEffect(effect)?.fill(0)),
  };

  async function readPrinted({ reader, pin }: ShowPrintedEffect, step: number): Promise<void> {
    const read = await hands.readers().readPrinted(reader, pin);
    if (read.ok) hands.report({ kind: 'printedRead', step, printed: read.value });
    else hands.cardFailed(step, reader, read.failure);
  }
}
