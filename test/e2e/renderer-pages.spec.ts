// SPDX-License-Identifier: Apache-2.0
// Every page of the station in a plain Chromium: accessible, complete in each language, and careful with the PIN.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { languages } from '../../contract/view.ts';
import { expect, layoutOf, test } from '../renderer/pages.ts';
import {
  enterPin,
  failure,
  inLanguage,
  pairing,
  stationFailureCodes,
  type ViewName,
  views,
} from '../renderer/views.ts';
import { axeFindings } from './axe.ts';

const viewNames = Object.keys(views) as ViewName[];

const themes: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'high contrast': { contrast: 'more' },
  'dark high contrast': { contrast: 'more', colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
};

test.describe('what comes after the first page', () => {
  test('comes as soon as it is there; until then the first page stays, and what was pressed is not lost', async ({
    open,
  }) => {
    const rest = Promise.withResolvers<void>();
    const { page, show } = await open(views.welcome, {
      later: (request) => rest.promise.then(() => request.continue()),
    });
    await page.getByRole('button', { name: 'Help' }).click();
    await show(views.reading);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Put your smart card in the reader');
    await show(views.enterPin);
    rest.resolve();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter your PIN');
  });

  test('that cannot be loaded ends in a page that says so', async ({ open }) => {
    const { page, problems, sent } = await open(views.welcome, { later: (request) => request.abort() });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This station has a problem');
    await page.getByRole('button', { name: 'Start again' }).click();
    expect(await sent()).toEqual([{ name: 'signOut' }]);
    problems.length = 0;
  });
});

test.describe('accessibility', () => {
  for (const [theme, options] of Object.entries(themes)) {
    test(`axe finds nothing on any page in the ${theme} theme`, async ({ open }) => {
      test.slow();
      const { page, show } = await open(views.starting, options);
      for (const name of viewNames) {
        await show(views[name]);
        expect(await (theme === 'light' ? axe(page) : axeColours(page)), name).toEqual([]);
      }
    });
  }

  test('axe finds nothing in the dialogs, the typed path and the details for staff', async ({ open }) => {
    const { page, show } = await open(views.pairing);
    await page.getByRole('button', { name: 'I can’t scan' }).click();
    expect(await axe(page)).toEqual([]);
    for (const button of ['Help', 'Language English', 'Kind of credential Sign in and secure mail']) {
      await page.getByRole('button', { name: button }).click();
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await show(views.failureCardRemoved);
    await page.getByRole('button', { name: 'Show details' }).click();
    await expect(page.getByText('Status word: 6F00')).toBeVisible();
    expect(await axe(page)).toEqual([]);
  });

  test('each page has one heading, which is its title and is read out first', async ({ open }) => {
    const { page, show } = await open(views.starting);
    for (const name of viewNames.filter((each) => each !== 'idle')) {
      await show(views.starting);
      await show(views[name]);
      const heading = page.getByRole('heading', { level: 1 });
      await expect(heading, name).toHaveCount(1);
      await expect(page, name).toHaveTitle(`${await heading.textContent()} – Example Agency`);
      if (!/^(enterPin|administrator|enterPuk|presentPin|pinForPrinted|newPin|repeatPin)/.test(name))
        await expect(heading, name).toBeFocused();
    }
  });

  test('the PIN field has the focus and is described by whose turn it is and the tries left', async ({ open }) => {
    const { page } = await open(views.enterPin);
    const field = page.getByRole('textbox', { name: 'Enter your PIN' });
    await expect(field).toBeFocused();
    await expect(field).toHaveAccessibleDescription(/You have 3 tries left\./);
  });

  test('the whole journey can be gone with the keyboard, and the focus can always be seen', async ({ open }) => {
    const { page, show, sent } = await open(views.welcomePractice);
    await pressWithKeyboard(page, 'Use the practice card');
    await show(views.enterPin);
    await page.keyboard.type('123456');
    await pressWithKeyboard(page, 'Sign in');
    await show(views.lastAttempt);
    await pressWithKeyboard(page, 'Use my last try');
    await show(views.actions);
    await pressWithKeyboard(page, /^Set up my phone/);
    await show(views.pairing);
    await pressWithKeyboard(page, 'I can’t scan');
    await pressWithKeyboard(page, 'Back');
    await show(views.compare);
    await pressWithKeyboard(page, 'They match');
    await show(views.done);
    await pressWithKeyboard(page, 'Finish');
    expect((await sent()).map(({ name }) => name)).toEqual([
      'insertPracticeCard',
      'submitPin',
      'useLastAttempt',
      'chooseAction',
      'goBack',
      'phrasesMatch',
      'signOut',
    ]);
  });

  test('targets are 44 pixels high or more, and keys of the number pad 64', async ({ open }) => {
    test.slow();
    const { page, show } = await open(views.starting);
    await page.setViewportSize({ width: 1024, height: 768 });
    for (const name of viewNames) {
      await show(views[name]);
      expect(await page.getByRole('button').evaluateAll(smallerThan, 44), name).toEqual([]);
      expect(await page.locator('.pin-pad button').evaluateAll(smallerThan, 64), name).toEqual([]);
    }
    await show(views.enterPin);
    await expect(page.locator('.pin-pad button')).toHaveCount(12);
  });
});

test.describe('languages', () => {
  for (const language of languages) {
    test(`every page says all in ${language}, and nothing runs over`, async ({ open }) => {
      test.slow();
      const { page, show } = await open(inLanguage(views.starting, language));
      for (const [width, height] of [
        [1024, 768],
        [1280, 800],
        [1920, 1080],
        [1080, 1920],
      ] as const) {
        await page.setViewportSize({ width, height });
        for (const name of viewNames) {
          await show(inLanguage(views[name], language));
          expect(await layoutOf(page), `${name} at ${width} by ${height}`).toEqual({
            language,
            runsOver: [],
            scrolls: { across: false, down: false },
          });
        }
      }
    });

    test(`every failure fits on its page in ${language}`, async ({ open }) => {
      test.slow();
      const { page, show } = await open(inLanguage(views.starting, language));
      for (const code of stationFailureCodes) {
        await show(inLanguage(failure(code, { recovery: 'askStaff' }), language));
        expect(await layoutOf(page), code).toEqual({
          language,
          runsOver: [],
          scrolls: { across: false, down: false },
        });
      }
    });
  }

  test('at 200 % and 400 % zoom everything reflows into one column', async ({ open }) => {
    test.slow();
    const { page, show } = await open(inLanguage(views.starting, 'de'));
    for (const [width, height] of [
      [640, 400],
      [320, 256],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const name of viewNames) {
        await show(inLanguage(views[name], 'de'));
        expect(await layoutOf(page), `${name} at ${width}`).toMatchObject({
          runsOver: [],
          scrolls: { across: false },
        });
      }
    }
  });

  test('the language can be changed on the first page and on every other', async ({ open }) => {
    const { page, show, sent } = await open(views.welcome);
    await page.getByRole('button', { name: 'Nederlands' }).click();
    await show(views.enterPin);
    await page.getByRole('button', { name: 'Language English' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Deutsch' }).click();
    expect(await sent()).toEqual([
      { name: 'setLanguage', payload: 'nl' },
      { name: 'setLanguage', payload: 'de' },
    ]);
  });
});

test.describe('PIN', () => {
  const digits = [0x39, 0x30, 0x37, 0x34, 0x31, 0x32, 0x36];

  test('goes out once, as exactly the bytes of its digits, and is overwritten', async ({ open }) => {
    const { page, sent } = await open(views.enterPin);
    await page.keyboard.type('9074126');
    await page.keyboard.press('Enter');
    expect(await sent()).toEqual([{ name: 'submitPin', payload: digits }]);
    await expect
      .poll(() => page.evaluate(() => window.testStation.pins.map((pin) => Array.from(pin))))
      .toEqual([digits.map(() => 0)]);
  });

  test('can be typed on the number pad, and mended', async ({ open }) => {
    const { page, sent } = await open(views.enterPin);
    const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
    for (const name of ['1', '1', 'Clear', '9', '0', '7', '4', '5', 'Delete last digit', '1', '2', '6'])
      await press(name);
    await press('Sign in');
    expect(await sent()).toEqual([{ name: 'submitPin', payload: digits }]);
  });

  test('is nowhere in the document: only the number of its digits is', async ({ open }) => {
    const { page } = await open(views.enterPin);
    await page.keyboard.type('9074126');
    await expect(page.getByRole('status')).toHaveText('7 digits typed');
    expect(await page.locator('.dot.typed').count()).toBe(7);
    expect(await page.evaluate(wholeDocument)).not.toMatch(/9\D*0\D*7\D*4\D*1\D*2\D*6/);
    expect(await page.locator('input').count()).toBe(0);
  });

  test('that is too short is kept and not sent; the reason stands beside it', async ({ open }) => {
    const { page, sent } = await open(views.enterPin);
    await page.keyboard.type('90741');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('A PIN has at least 6 digits');
    await expect(page.getByRole('textbox')).toBeFocused();
    expect(await sent()).toEqual([]);
    await page.keyboard.type('26');
    await page.keyboard.press('Enter');
    expect(await sent()).toEqual([{ name: 'submitPin', payload: digits }]);
  });

  test('takes no more than eight digits, and digits only', async ({ open }) => {
    const { page, sent } = await open(views.enterPin);
    await page.keyboard.type('a1b2-3456789');
    await page.keyboard.press('Enter');
    expect(await sent()).toEqual([{ name: 'submitPin', payload: [0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38] }]);
  });

  test('is taken from the moment at which its page is there', async ({ open }) => {
    const { page, show } = await open(views.welcome);
    await page.evaluate(typeWhenFieldComes);
    await show(views.enterPin);
    await expect(page.locator('.dot.typed')).toHaveCount(1);
  });

  test('is forgotten when its page goes', async ({ open }) => {
    const { page, show } = await open(views.enterPin);
    await page.keyboard.type('907412');
    await show(views.welcome);
    await show(enterPin({ afterWrong: true, attemptsLeft: 2 }));
    await expect(page.locator('.dot.typed')).toHaveCount(0);
    await expect(page.getByRole('alert')).toContainText('You have 2 tries left.');
  });

  test('is not typed into while a dialog is open', async ({ open }) => {
    const { page, show } = await open(views.enterPin);
    await show(views.idle);
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await page.keyboard.type('123');
    await show(views.enterPin);
    await expect(page.locator('.dot.typed')).toHaveCount(0);
  });

  test('pad stands in another order each time where the policy wants that, with each digit once', async ({ open }) => {
    const { page, show, sent } = await open(views.enterPinShuffled);
    const orders = new Set<string>();
    for (let time = 0; time < 8; time += 1) {
      await show(views.welcome);
      await show(views.enterPinShuffled);
      const keys = await page.locator('.pin-key').allTextContents();
      expect(
        keys
          .filter((key) => /^\d$/.test(key))
          .toSorted()
          .join(''),
      ).toBe('0123456789');
      orders.add(keys.join());
    }
    // Ten factorial orders: eight times the same, or even six, is not by chance.
    expect(orders.size).toBeGreaterThan(2);
    for (const digit of '907412') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await sent()).toEqual([{ name: 'submitPin', payload: [0x39, 0x30, 0x37, 0x34, 0x31, 0x32] }]);
  });

  test('lights no key of the number pad when it is pressed', async ({ open }) => {
    const { page } = await open(views.enterPin);
    const key = page.getByRole('button', { name: '5', exact: true });
    const look = (): Promise<string> =>
      key.evaluate((element) => {
        const { backgroundColor, borderColor, color, outlineStyle, boxShadow, transform } = getComputedStyle(element);
        return [backgroundColor, borderColor, color, outlineStyle, boxShadow, transform].join();
      });
    const atRest = await look();
    await key.hover();
    await page.mouse.down();
    expect(await look()).toBe(atRest);
    await page.mouse.up();
    expect(await look()).toBe(atRest);
  });
});

test.describe('intents', () => {
  test('a double click sends once', async ({ open }) => {
    const { page, show, sent } = await open(views.actions);
    await page.evaluate(stopClock);
    await page.getByRole('button', { name: /^Set up my phone/ }).dblclick();
    await show(views.compare);
    await page.getByRole('button', { name: 'They match' }).dblclick();
    expect((await sent()).map(({ name }) => name)).toEqual(['chooseAction', 'phrasesMatch']);
  });

  test('the second half of a double click does not press what came to stand there', async ({ open }) => {
    const { page, show, sent } = await open(views.lastAttempt);
    await page.evaluate(stopClock);
    const button = page.getByRole('button', { name: 'Use my last try' });
    const box = await button.boundingBox();
    const middle = { x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 30 };
    await page.mouse.click(middle.x, middle.y);
    await show(views.done);
    await page.mouse.click(middle.x, middle.y);
    expect((await sent()).map(({ name }) => name)).toEqual(['useLastAttempt']);
  });

  test('name and type are sent when they have been changed, a name without blanks at its ends', async ({ open }) => {
    const { page, sent } = await open(views.pairing);
    const name = page.getByRole('textbox', { name: 'Name on your phone' });
    await name.fill('  Work phone ');
    await name.press('Enter');
    await page.getByRole('button', { name: /^Kind of credential/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Sign in valid/ })
      .click();
    expect(await sent()).toEqual([
      { name: 'changeName', payload: 'Work phone' },
      { name: 'changeCredentialType', payload: 'sign-in' },
    ]);
  });

  test('an empty name is not sent, and the field says what it wants', async ({ open }) => {
    const { page, sent } = await open(views.pairing);
    const name = page.getByRole('textbox', { name: 'Name on your phone' });
    await name.fill(' ');
    await name.press('Enter');
    await expect(page.getByText('Type a name of 1 to 64 characters.')).toBeVisible();
    expect(await sent()).toEqual([]);
  });

  test('each way on from a failure is the one that helps', async ({ open }) => {
    const { page, show, sent } = await open(failure('cardInUse', { recovery: 'retry' }));
    await page.getByRole('button', { name: 'Try again' }).click();
    await show(failure('certificateExpired', { recovery: 'changeCard' }));
    await page.getByRole('button', { name: 'Use another card' }).click({ delay: 500 });
    expect((await sent()).map(({ name }) => name)).toEqual(['tryAgain', 'signOut']);
    await show(failure('pinBlocked', { recovery: 'askStaff' }));
    await expect(page.getByText('ask the help desk, telephone 4357')).toBeVisible();
  });

  test('more time is one large button that has the focus, and Escape means the same', async ({ open }) => {
    const { page, show, sent } = await open(views.idle);
    const more = page.getByRole('button', { name: 'I need more time' });
    await more.click();
    for (const key of ['Enter', 'Escape']) {
      await show(views.enterPin);
      await show(views.idle);
      await expect(more).toBeFocused();
      await page.keyboard.press(key);
    }
    expect((await sent()).map(({ name }) => name)).toEqual(['needMoreTime', 'needMoreTime', 'needMoreTime']);
  });

  test('a code that is not complete is not sent, and leads back to its field', async ({ open }) => {
    const { page, sent } = await open(views.userCode);
    const field = page.getByRole('textbox', { name: 'Code from your phone' });
    await field.fill('BCDF');
    await page.getByRole('button', { name: 'Find the phone' }).click();
    await expect(field).toBeFocused();
    await expect(field).toHaveAccessibleDescription('A code has eight letters.');
    expect(await sent()).toEqual([]);
  });
});

test.describe('bugs', () => {
  test('end on a page that says so and leads back, and never in a phrase made of nothing', async ({ open }) => {
    const { page, show, sent, problems } = await open(views.compare);
    await show(views.welcome);
    await show({
      ...views.compare,
      page: { kind: 'compare', phraseDigest: 'AAAA', phone: '', endsAt: 0, lifetimeMilliseconds: 1 },
    });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This station has a problem');
    await expect(page.getByRole('button', { name: 'They match' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Start again' }).click();
    expect(await sent()).toEqual([{ name: 'signOut' }]);
    await show(views.welcome);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Put your smart card in the reader');
    expect(problems.splice(0).join()).toContain('A phrase digest is too short.');
  });
});

test.describe('pairing', () => {
  test('the code reads as the link in every theme, is large, and never inverted', async ({ open }) => {
    for (const options of Object.values(themes)) {
      const { page } = await open(views.pairing, options);
      const code = page.getByRole('img', { name: /^QR code/ });
      expect((await code.boundingBox())?.width).toBeGreaterThanOrEqual(360);
      expect(await readCode(await code.screenshot())).toEqual([
        'HTTPS://PIVOT.AGENCY.EXAMPLE:8443/A/MFRGGZDFMZTWQ2LKNNWG23TPOA',
      ]);
    }
  });

  test('the code goes at once when a phone has scanned it, and the number stays', async ({ open }) => {
    const { page, show } = await open(views.pairing);
    await show(views.pairingScanned);
    await expect(page.getByRole('img', { name: /^QR code/ })).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your phone has the code');
    await expect(page.getByText('4821 9037')).toBeVisible();
    await show(views.pairingWrongNumber);
    await expect(page.getByRole('alert')).toContainText('3 tries are left');
  });

  test('who cannot scan finds all that is to be typed, in place of the code', async ({ open }) => {
    const { page } = await open(views.pairing);
    await page.getByRole('button', { name: 'I can’t scan' }).click();
    for (const words of ['pivot.agency.example:8443', 'practice.cardholder', '9074 1266 3518 2', '4821 9037']) {
      await expect(page.getByText(words, { exact: true })).toBeVisible();
    }
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.getByRole('button', { name: 'Show the code to scan' }).click({ delay: 500 });
    await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  });

  test('the time left is said in words', async ({ open }) => {
    const { page, show } = await open(pairing({}, 9.5));
    await expect(page.getByText('9 minutes left')).toBeVisible();
    await show(pairing({}, 1.5));
    await expect(page.getByText('1 minute left')).toBeVisible();
    await show(pairing({}, 0.5));
    await expect(page.getByText('Less than a minute left')).toBeVisible();
  });

  test('the phrase is three words, and a picture that is also told in words', async ({ open }) => {
    const { page } = await open(views.compare);
    await expect(page.getByRole('list', { name: 'Three words' }).getByRole('listitem')).toHaveText([
      'mountain',
      'engine',
      'ticket',
    ]);
    await expect(page.getByRole('img', { name: /^Picture: Row 1: .* Row 5: / })).toBeVisible();
  });
});

/** What axe finds with all of its rules. Text is held to 7:1. */
function axe(page: Page): Promise<readonly string[]> {
  return axeFindings(page, { rules: { 'color-contrast-enhanced': { enabled: true } } });
}

/** What axe finds about colours alone: all else is the same in every theme. */
function axeColours(page: Page): Promise<readonly string[]> {
  return axeFindings(page, { runOnly: { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced'] } });
}

/** Runs in the page: what is less high or wide than `pixels`. */
function smallerThan(targets: readonly Element[], pixels: number): readonly string[] {
  return targets
    .filter((target) => {
      const { width, height } = target.getBoundingClientRect();
      return Math.min(width, height) < pixels;
    })
    .map(({ textContent }) => textContent ?? '');
}

/** Goes to a button by the Tab key alone and presses it; fails where the focus cannot be seen. */
async function pressWithKeyboard(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name });
  for (let presses = 0; presses < 30; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    if (await page.evaluate(() => document.activeElement !== document.body)) expect(outline).not.toBe('none');
  }
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
}

/** Runs in the page: everything in it that could hold something typed. */
function wholeDocument(): string {
  const values = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
  return `${document.documentElement.outerHTML} ${values.join(' ')}`;
}

/** What a scanner reads in a picture. */
async function readCode(png: Uint8Array): Promise<readonly string[]> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = await readFile(wasm);
  prepareZXingModule({
    overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
  });
  return (await readBarcodes(png, { formats: ['QRCode'] })).map(({ text }) => text);
}

/** Runs in the page: no time passes between what is done next, however slow this machine is. */
function stopClock(): void {
  const now = performance.now();
  performance.now = () => now;
}

/** Runs in the page: types a digit in the moment in which the PIN's field has come into the document. */
function typeWhenFieldComes(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.pin-field')) return;
    observer.disconnect();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true }));
  });
  observer.observe(document.body, { childList: true, subtree: true });
}
