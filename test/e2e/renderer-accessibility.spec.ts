// SPDX-License-Identifier: Apache-2.0
// What a screen reader finds: the accessibility tree of each page, as the browser hands it on. And what is left for those
// who see no colours, or go by the keyboard.

import type { Page } from '@playwright/test';
import { expect, test } from '../renderer/pages.ts';
import { type ViewName, views } from '../renderer/views.ts';

const viewNames = Object.keys(views) as ViewName[];

interface Node {
  readonly role: string;
  readonly name: string;
}

/** What nobody can use without a name. */
const named = ['button', 'textbox', 'image', 'dialog', 'alertdialog', 'list', 'complementary', 'navigation', 'group'];

test('every page has its regions, and a name for all that needs one', async ({ open }) => {
  test.slow();
  const { page, show } = await open(views.starting);
  for (const name of viewNames.filter((each) => each !== 'idle')) {
    await show(views[name]);
    const tree = await accessibilityTree(page);
    const regions = tree.map(({ role }) => role).filter((role) => /^(banner|main|contentinfo)$/.test(role));
    expect(regions, name).toEqual(['banner', 'main', 'contentinfo']);
    const nameless = tree.filter((node) => named.includes(node.role) && node.name === '');
    expect(
      nameless.filter(({ role }) => role !== 'list'),
      name,
    ).toEqual([]);
  }
});

test('the PIN page says whose card it is, the tries and the field, and then what can be done', async ({ open }) => {
  const { page } = await open(views.enterPin);
  await expect(page.locator('main')).toMatchAriaSnapshot(`
    - heading "Enter your PIN" [level=1]
    - paragraph: Card of Practice Cardholder Issued by Example Agency Card CA 2
    - paragraph: You have 3 tries left.
    - textbox "Enter your PIN"
    - paragraph: The PIN of your card has 6 to 8 digits.
    - group "Number pad"
  `);
  await expect(page.locator('footer')).toMatchAriaSnapshot(`
    - button "Sign in"
    - button "Take my card and leave"
  `);
});

test('the pairing page says how, then the code and its other way, the number and the time', async ({ open }) => {
  const { page } = await open(views.pairing);
  await expect(page.locator('.frame')).toMatchAriaSnapshot(`
    - complementary "On your phone":
      - list:
        - listitem: Point the camera at the code
        - listitem: Open the link that appears
        - listitem: Type the number below the code
      - paragraph: Do not remove your card.
    - main:
      - heading "Scan this code with your phone" [level=1]
      - img "QR code for your phone. If you cannot scan it, choose “I can’t scan”."
      - heading "Your number" [level=2]
      - paragraph: 4821 9037
      - status: /\\d minutes left/
      - textbox "Name on your phone"
      - button "Kind of credential Sign in and secure mail"
      - button "I can’t scan"
  `);
});

test('the focus goes through each page in the order in which it is read', async ({ open }) => {
  const { page, show } = await open(views.starting);
  // Where it is at first, and where it goes from there.
  for (const [name, first, order] of [
    ['enterPin', 'Enter your PIN', ['Sign in', 'Take my card and leave']],
    ['compare', 'Do both screens show the same?', ['They match', 'They are different', 'Take my card and leave']],
    [
      'pairing',
      'Scan this code with your phone',
      [
        'Name on your phone',
        'Kind of credential Sign in and secure mail',
        'I can’t scan',
        'Back',
        'Take my card and leave',
      ],
    ],
    ['failureCardRemoved', 'Your card was taken out too early', ['Show details', 'Try again', 'Finish']],
  ] as const) {
    await show(views.starting);
    await show(views[name]);
    const focused = page.locator(':focus');
    await expect(focused, name).toHaveAccessibleName(first);
    for (const control of order) {
      await page.keyboard.press('Tab');
      await expect(focused, `${name}: ${control}`).toHaveAccessibleName(control);
    }
  }
});

test('what is meant is never said by colour alone', async ({ open }) => {
  const { page, show } = await open(views.starting);
  const signs = new Map<string, string>();
  for (const name of viewNames) {
    await show(views[name]);
    for (const notice of await page.locator('.notice').all()) {
      const tone = /notice-(\w+)/.exec((await notice.getAttribute('class')) ?? '')?.[1] ?? '';
      signs.set(tone, (await notice.locator('.sign path').getAttribute('d')) ?? '');
      expect(await notice.locator('p').textContent(), name).toMatch(/\w{3}/);
    }
  }
  expect(signs.size).toBeGreaterThanOrEqual(2);
  expect(new Set(signs.values()).size).toBe(signs.size);
  await show(views.welcome);
  await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('button', { name: 'English' })).toHaveCSS('text-decoration-line', 'underline');
});

/** The tree that assistive technology gets, without what is left out of it. */
async function accessibilityTree(page: Page): Promise<readonly Node[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({ role: String(role?.value ?? ''), name: String(name?.value ?? '') }));
}
