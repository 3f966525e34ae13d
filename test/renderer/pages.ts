// SPDX-License-Identifier: Apache-2.0
// What specs of the station's pages share: how to open one, and how to measure what is on it.

import { test as base, type Page } from '@playwright/test';
import type { View } from '../../contract/view.ts';
import {
  buildRenderer,
  type Opening,
  openRenderer,
  type RendererPage,
  type ServedPages,
  whileServed,
} from './renderer-page.ts';

export { expect } from '@playwright/test';

type Open = (first: View, options?: Opening) => Promise<RendererPage>;

/** Opens pages of a renderer that is built once for each worker. */
export const test = base.extend<{ open: Open }, { pages: ServedPages }>({
  pages: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern
    async ({}, use) => whileServed(buildRenderer, use),
    { scope: 'worker' },
  ],
  open: async ({ pages }, use) => {
    const opened: RendererPage[] = [];
    await use(async (first, options) => {
      const page = await openRenderer(pages.browser, pages.address, first, { reducedMotion: 'reduce', ...options });
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.close();
  },
});

/** How what is shown fits into the window. */
interface Layout {
  readonly language: string;
  /** Texts that are wider than their place. A text field may scroll what is typed into it. */
  readonly runsOver: readonly string[];
  /** Whether the page is larger than the window. */
  readonly scrolls: { readonly across: boolean; readonly down: boolean };
}

/** Measures a page. All at once: there are many pages to measure, in many languages and sizes. */
export function layoutOf(page: Page): Promise<Layout> {
  return page.evaluate(() => {
    const { lang, scrollWidth, scrollHeight } = document.documentElement;
    const texts = 'h1, h2, p, li, dt, dd, button, label, .label, .code, .organisation, .step';
    const runsOver = [...document.querySelectorAll(texts)]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
          ? true
          : left < -1 || right > innerWidth + 1;
      })
      .map((element) => element.textContent ?? '');
    const scrolls = { across: scrollWidth > innerWidth, down: scrollHeight > innerHeight };
    return { language: lang, runsOver, scrolls };
  });
}

/** A box of the page, from whichever side the language is read: `before` is what lies between that side and the box. */
interface Box {
  readonly what: string;
  readonly before: number;
  readonly width: number;
  readonly top: number;
}

/**
 * Where everything is that has a side. Inside of `fixed`, nothing is looked at: digits, codes and drawings are the same
 * in every language.
 */
export function boxes(page: Page, fixed: string): Promise<readonly Box[]> {
  return page.evaluate((excepted) => {
    const isRightToLeft = document.documentElement.dir === 'rtl';
    return [
      ...document.querySelectorAll('aside, main, footer, header div, main div, h1, h2, p, li, dt, dd, button, svg'),
    ]
      .filter((element) => element.checkVisibility() && !element.parentElement?.closest(excepted))
      .filter((element) => !element.closest('.visually-hidden'))
      .map((element) => {
        const { left, right, width, top } = element.getBoundingClientRect();
        const before = isRightToLeft ? document.documentElement.clientWidth - right : left;
        return { what: `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`, before, width, top };
      });
  }, fixed);
}
