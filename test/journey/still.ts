// SPDX-License-Identifier: Apache-2.0

import type { Page } from '@playwright/test';

/**
 * Has a station's pages come at once and stand still, as for people who have asked for that. What moves is drawn anew
 * sixty times a second, without a screen's hardware by the processor, for as long as a page waits for somebody.
 */
export const atRest = '--force-prefers-reduced-motion';

/**
 * Waits until a page has come to rest: what fades in is there, colours have stopped changing. What moves for ever does
 * not count. A picture that is taken before shows pages as no person sees them.
 */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
