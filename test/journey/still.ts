// SPDX-License-Identifier: Apache-2.0

import type { Page } from '@playwright/test';

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
