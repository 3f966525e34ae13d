// SPDX-License-Identifier: Apache-2.0
// What a language that is still to come would find: room for long words, and pages that can be read from the right.

import { boxes, expect, layoutOf, test } from '../renderer/pages.ts';
import { longWords, rightToLeft } from '../renderer/pseudo-locales.ts';
import { failure, inLanguage, stationFailureCodes, type ViewName, views } from '../renderer/views.ts';

const viewNames = Object.keys(views) as ViewName[];

/**
 * Shown the same way round in every language: what is made of digits, and what is drawn. Languages have their own
 * names.
 */
const sameEverywhere = '.pin-pad, .pin-field, .code, .phrase-words, .phrase-picture, .top-tools, .languages, svg';

/** A line of text may be laid out a hair wider from the other side. */
const pixels = 4;

test.describe('long words', () => {
  for (const [width, height] of [
    [1280, 800],
    [1080, 1920],
    [320, 256],
  ] as const) {
    test(`run over on no page at ${width} by ${height}`, async ({ open }) => {
      test.slow();
      const { page, show } = await open(inLanguage(views.starting, longWords));
      await page.setViewportSize({ width, height });
      for (const name of viewNames) {
        await show(inLanguage(views[name], longWords));
        expect(await layoutOf(page), name).toMatchObject({ runsOver: [], scrolls: { across: false } });
      }
    });
  }

  test('run over on no failure', async ({ open }) => {
    test.slow();
    const { page, show } = await open(inLanguage(views.starting, longWords));
    for (const code of stationFailureCodes) {
      await show(inLanguage(failure(code, { recovery: 'askStaff' }), longWords));
      expect(await layoutOf(page), code).toMatchObject({ runsOver: [] });
    }
  });
});

test.describe('from right to left', () => {
  test('every page is the mirror image of the same page in English', async ({ open }) => {
    test.slow();
    const english = await open(views.starting);
    const turned = await open(inLanguage(views.starting, rightToLeft));
    await expect(turned.page.locator('html')).toHaveAttribute('dir', 'rtl');
    for (const name of viewNames) {
      await english.show(views[name]);
      await turned.show(inLanguage(views[name], rightToLeft));
      const [expected, found] = [await boxes(english.page, sameEverywhere), await boxes(turned.page, sameEverywhere)];
      expect(found.length, name).toBe(expected.length);
      const elsewhere = found.filter((box, index) => {
        const wanted = expected[index];
        return !wanted || Math.abs(box.before - wanted.before) > pixels || Math.abs(box.width - wanted.width) > pixels;
      });
      expect(elsewhere, name).toEqual([]);
      expect(await layoutOf(turned.page), name).toMatchObject({ runsOver: [] });
    }
  });

  test('digits keep their order', async ({ open }) => {
    const { page, show } = await open(inLanguage(views.pairing, rightToLeft));
    const places = (selector: string): Promise<readonly number[]> =>
      page.locator(selector).evaluate((element) => {
        const text = element.firstChild;
        if (!(text instanceof Text)) return [];
        return [...text.data].flatMap((character, index) => {
          if (!/\d/.test(character)) return [];
          const range = new Range();
          range.setStart(text, index);
          range.setEnd(text, index + 1);
          return [range.getBoundingClientRect().left];
        });
      });
    const number = await places('.number .code');
    expect(number).toHaveLength(8);
    expect(number).toEqual(number.toSorted((one, other) => one - other));
    await show(inLanguage(views.phoneNumber, rightToLeft));
    const [label = 0, digits = 0] = await page.locator('.number-alone > *').evaluateAll((lines) =>
      lines.map((line) => {
        const range = new Range();
        range.selectNodeContents(line);
        return range.getBoundingClientRect().right;
      }),
    );
    expect(Math.abs(label - digits), 'digits begin where their line does').toBeLessThan(pixels);
    await show(inLanguage(views.enterPin, rightToLeft));
    const keys = await page.locator('.pin-key').evaluateAll((all) => all.slice(0, 3).map((key) => key.textContent));
    const lefts = await page
      .locator('.pin-key')
      .evaluateAll((all) => all.slice(0, 3).map((key) => key.getBoundingClientRect().left));
    expect(keys).toEqual(['1', '2', '3']);
    expect(lefts).toEqual(lefts.toSorted((one, other) => one - other));
  });
});
