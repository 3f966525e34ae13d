// SPDX-License-Identifier: Apache-2.0
// Every page of the phone's app, as it looks: accessible, nothing cut off, and never without a way out.

import { test as base, expect, type Page } from '@playwright/test';
import { languages } from '../../contract/view.ts';
import { expectAccessible } from '../phone/fixtures.ts';
import { buildShownPhone, openShownPhone } from '../phone/shown-page.ts';
import { phoneView, phoneViewNames } from '../phone/views.ts';
import { type ServedPages, whileServed } from '../renderer/renderer-page.ts';

const test = base.extend<object, { shown: ServedPages }>({
  shown: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern
    async ({}, use) => whileServed(buildShownPhone, use),
    { scope: 'worker' },
  ],
});

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

for (const [name, options] of [
  ['an iPhone', { userAgent: iPhone }],
  ['the dark', { colorScheme: 'dark' }],
  ['more contrast', { contrast: 'more' }],
  ['more contrast in the dark', { contrast: 'more', colorScheme: 'dark' }],
] as const) {
  test(`every page is accessible, on ${name}`, async ({ shown }) => {
    test.slow();
    const { page, show, close } = await openShownPhone(shown.browser, shown.address, options);
    for (const view of phoneViewNames) {
      await test.step(view, async () => {
        await show(phoneView(view));
        await expectAccessible(page);
      });
    }
    await close();
  });
}

for (const language of languages) {
  test(`nothing is cut off in ${language}: 320 px wide, on its side, and on a tablet`, async ({ shown }) => {
    test.slow();
    const options = { locale: language, userAgent: iPhone };
    const { page, show, close } = await openShownPhone(shown.browser, shown.address, options);
    for (const [width, height] of [
      [320, 568],
      [844, 390],
      [820, 1180],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const view of phoneViewNames) {
        await show(phoneView(view));
        expect(await layoutOf(page), `${view} at ${width} by ${height}`).toEqual({ language, cutOff: [] });
      }
    }
    await close();
  });
}

test('every page but the first moment has a way out of its own', async ({ shown }) => {
  const { page, show, events, close } = await openShownPhone(shown.browser, shown.address);
  const ways = new Set<string>(['startChosen', 'cancelChosen', 'keepChosen', 'laterChosen', 'filesInstalled']);
  const out = /^(Back|Cancel|Keep it|No, go back|Not now|I have installed (it|them))$/;
  for (const view of phoneViewNames.filter((name) => !name.startsWith('start'))) {
    await show(phoneView(view));
    await page.getByRole('button', { name: out }).click();
    const reported = (await events()).map(({ kind }) => kind);
    expect(
      reported.filter((kind) => ways.has(kind)),
      `what ${view} reports`,
    ).toHaveLength(1);
  }
  await close();
});

/** The language of what is shown, and what is wider than its place. */
function layoutOf(page: Page): Promise<{ readonly language: string; readonly cutOff: readonly string[] }> {
  return page.evaluate(() => ({
    language: document.documentElement.lang,
    cutOff: [document.documentElement, ...document.querySelectorAll('input, button, select, h1, p, li, dt, dd, .page')]
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 200)),
  }));
}
