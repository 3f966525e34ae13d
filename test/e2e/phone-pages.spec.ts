// SPDX-License-Identifier: Apache-2.0
// The phone's page in a real browser, against an issuer of the tests that can lose answers and be away. The journey
// with station, card and the real issuer has a spec of its own.

import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, type BrowserContextOptions, chromium, expect, type Page, type Request } from '@playwright/test';
import type { ActivationStatus } from '../../contract/activation.ts';
import { phraseOf } from '../../contract/phrase.ts';
import { pairingLink } from '../../contract/qr.ts';
import { act, logIn, open } from '../issuer/journey.ts';
import { startTestIssuer } from '../issuer/running-issuer.ts';
import { chromiumOptions } from '../journey/chromium.ts';
import { filmQr } from '../phone/camera-film.ts';
import {
  builtPhone,
  expectAccessible,
  heading,
  launchOptions,
  openAndType,
  shownWords,
  test,
  typeNumber,
} from '../phone/fixtures.ts';
import { startPracticeIssuer } from '../phone/practice-issuer.ts';

const enrolPath = '/.well-known/est/simpleenroll';
const fakeCamera = '--use-fake-device-for-media-stream';

test.describe('from the code to the credential', () => {
  test('a link opened by any camera ends in a credential that the issuer accepts', async ({ page, issuer }) => {
    const activation = issuer.open();
    await page.goto(`/A/${activation.id}`);
    await expect(heading(page, 'Type the number')).toBeVisible();
    expect(activation.state).toBe('scanned');
    await expect(page.getByText('Practice. Nothing here is real.')).toBeVisible();
    await expectAccessible(page);

    await typeNumber(page, activation.password);
    expect(await shownWords(page)).toEqual(phraseOf(issuer.phraseDigest(activation)).words);
    await expectAccessible(page);

    activation.state = 'confirmed';
    await expect(heading(page, 'Your phone is set up')).toBeVisible();
    await expect(page.getByText('Practice Cardholder')).toBeVisible();
    await page.getByRole('button', { name: 'Try it' }).click();
    await expect(page.getByText('The issuer recognised Practice Cardholder')).toBeVisible();
    await expectAccessible(page);
  });

  test('the certificate that can be downloaded is for the phone’s own key', async ({ page, issuer }) => {
    const activation = issuer.open();
    await openAndType(page, activation);
    await shownWords(page);
    activation.state = 'confirmed';
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the certificate' }).click(),
    ]);
    const certificate = new X509Certificate(readFileSync(await download.path()));
    const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
    expect(key.equals(activation.claim?.publicKey ?? Buffer.alloc(0))).toBe(true);
  });

  test('account and code can be typed instead of scanning', async ({ page, issuer }) => {
    const activation = issuer.open();
    await page.goto('/');
    await expect(heading(page, 'Set up this phone')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'I can’t scan: type a code' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('alert')).toContainText('The code has 13 digits. You typed 0.');
    await expectAccessible(page);
    await page.getByLabel('Account').fill(activation.account);
    await page.getByLabel('Code', { exact: true }).fill('0000000000000');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('alert')).toContainText('Account and code do not go together');
    await page.getByLabel('Code', { exact: true }).fill(activation.typedCode);
    await page.getByRole('button', { name: 'Continue' }).click();
    await typeNumber(page, activation.password);
    expect(await shownWords(page)).toEqual(phraseOf(issuer.phraseDigest(activation)).words);
  });
});

test.describe('where the mail about a phone leads', () => {
  test('tells how to set up mobile smart card access on this kind of phone, and begins', async ({ page }) => {
    await page.goto('/#access');
    await expect(heading(page, 'Set up mobile smart card access')).toBeVisible();
    await expect(page.getByRole('list', { name: 'How it goes' }).getByRole('listitem')).toHaveCount(4);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(heading(page, 'The camera reads the code')).toBeVisible();
    await page.goBack();
    await expect(heading(page, 'Set up mobile smart card access')).toBeVisible();
  });

  test('leads to the organisation’s own instructions where it has some', async ({ page }) => {
    const instructions = 'https://intranet.example/phones';
    await page.route('**/api/info', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...((await answer.json()) as object), instructions } });
    });
    await page.goto('/#access');
    const link = page.getByRole('link', { name: 'Instructions of your organisation' });
    await expect(link).toHaveAttribute('href', instructions);
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    await expectAccessible(page);
  });
});

test.describe('the scanner', () => {
  test('reads the station’s code from the camera’s picture', async ({ browser, issuer }) => {
    const activation = issuer.open();
    await withCamera(browser, pairingLink(issuer.origin, activation.id), issuer.origin, async (page) => {
      await page.getByRole('button', { name: 'Get QR code' }).click();
      await expect(heading(page, 'The camera reads the code')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(heading(page, 'Type the number')).toBeVisible();
      await expect(page).toHaveURL(`${issuer.origin}/A/${activation.id}`);
    });
  });

  test('says when it sees another code, and goes on looking', async ({ browser, issuer }) => {
    await withCamera(browser, 'https://shop.example/offer?id=12', issuer.origin, async (page) => {
      await page.getByRole('button', { name: 'Get QR code' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.getByRole('alert')).toContainText('That is another code');
      await expect(page.locator('video')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Back' }).click();
      await expect(heading(page, 'Set up this phone')).toBeVisible();
    });
  });

  test('says what may help when it reads nothing', async ({ issuer }) => {
    const browser = await chromium.launch(chromiumOptions(fakeCamera, '--use-fake-ui-for-media-stream'));
    const page = await newPhone(browser);
    await page.goto(`${issuer.origin}/#camera`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('status')).toContainText('Go closer', { timeout: 30_000 });
    await expectAccessible(page);
    await browser.close();
  });

  test('leads to typing the code when the camera is refused', async ({ issuer }) => {
    const browser = await chromium.launch(chromiumOptions(fakeCamera, '--deny-permission-prompts'));
    const page = await newPhone(browser);
    await page.goto(`${issuer.origin}/#camera`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(heading(page, 'The camera is not allowed')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Type a code instead' }).click();
    await expect(heading(page, 'Type the code')).toBeVisible();
    await browser.close();
  });
});

test.describe('what it survives', () => {
  test('a reload at every page', async ({ page, issuer }) => {
    const activation = issuer.open();
    await page.goto(`/A/${activation.id}`);
    await expect(heading(page, 'Type the number')).toBeVisible();
    await page.reload();
    await typeNumber(page, activation.password);
    const words = await shownWords(page);
    await page.reload();
    expect(await shownWords(page)).toEqual(words);
    activation.state = 'confirmed';
    await page.reload();
    await expect(heading(page, 'Your phone is set up')).toBeVisible();
    await page.reload();
    await expect(heading(page, 'My phone')).toBeVisible();
    await expect(page.getByText(/^Accepted by the issuer/)).toBeVisible();
    await expect(page.getByText('take your card')).toBeHidden();
  });

  test('answers that are lost at every request', async ({ page, issuer }) => {
    const activation = issuer.open();
    issuer.loseAnswers('/api/info', 1);
    issuer.loseAnswers(`/api/activations/${activation.id}/scan`, 1);
    issuer.loseAnswers(enrolPath, 1);
    issuer.loseAnswers('/api/trials', 1);
    await openAndType(page, activation);
    const words = await shownWords(page);
    expect(words).toEqual(phraseOf(issuer.phraseDigest(activation)).words);
    issuer.loseAnswers(enrolPath, 1);
    activation.state = 'confirmed';
    await expect(heading(page, 'Your phone is set up')).toBeVisible();
    await page.getByRole('button', { name: 'Try it' }).click();
    await expect(page.getByText('It works.')).toBeVisible();
  });

  test('an issuer that is away for longer than it takes to give up, without asking for the number again', async ({
    page,
    issuer,
  }) => {
    const activation = issuer.open();
    issuer.loseAnswers(enrolPath, Number.POSITIVE_INFINITY);
    await openAndType(page, activation);
    await expect(page.getByRole('alert')).toContainText('it goes on by itself', { timeout: 15_000 });
    issuer.loseAnswers(enrolPath, 0);
    expect(await shownWords(page)).toEqual(phraseOf(issuer.phraseDigest(activation)).words);
  });

  test('a reload while the first answer is lost, without asking for the number again', async ({ page, issuer }) => {
    const activation = issuer.open();
    issuer.loseAnswers(enrolPath, Number.POSITIVE_INFINITY);
    await openAndType(page, activation);
    await expect.poll(() => activation.state).toBe('claimed');
    await page.reload();
    issuer.loseAnswers(enrolPath, 0);
    expect(await shownWords(page)).toEqual(phraseOf(issuer.phraseDigest(activation)).words);
  });

  test('a network that goes and comes back while it waits', async ({ page, context, issuer }) => {
    const activation = issuer.open();
    await openAndType(page, activation);
    await shownWords(page);
    await context.setOffline(true);
    await expect(page.getByRole('alert')).toContainText('No connection at the moment');
    await expectAccessible(page);
    activation.state = 'confirmed';
    await context.setOffline(false);
    await expect(heading(page, 'Your phone is set up')).toBeVisible();
  });

  test('a closed browser', async ({ issuer }) => {
    const activation = issuer.open();
    const profile = mkdtempSync(path.join(os.tmpdir(), 'pivot-phone-'));
    const openBrowser = () => chromium.launchPersistentContext(profile, { ...launchOptions, ignoreHTTPSErrors: true });
    const before = await openBrowser();
    const first = await before.newPage();
    await openAndType(first, activation, issuer.origin);
    const words = await shownWords(first);
    await before.close();
    const after = await openBrowser();
    const second = await after.newPage();
    await second.goto(issuer.origin);
    await second.getByRole('button', { name: 'My phone' }).click();
    expect(await shownWords(second)).toEqual(words);
    activation.state = 'confirmed';
    await expect(heading(second, 'Your phone is set up')).toBeVisible();
    await after.close();
    rmSync(profile, { recursive: true });
  });

  test('a person who takes the card out and comes back', async ({ page, issuer }) => {
    const activation = issuer.open();
    await openAndType(page, activation);
    await shownWords(page);
    activation.suspended = true;
    await expect(page.getByRole('alert')).toContainText('The station was left');
    activation.suspended = false;
    await expect(page.getByRole('status')).toContainText('Waiting for you to confirm');
  });

  test('two tabs, which use one key', async ({ page, context, issuer }) => {
    const activation = issuer.open();
    const other = await context.newPage();
    await Promise.all([page.goto(`/A/${activation.id}`), other.goto(`/A/${activation.id}`)]);
    await Promise.all([typeNumber(page, activation.password), typeNumber(other, activation.password)]);
    expect(await shownWords(page)).toEqual(await shownWords(other));
    expect(activation.voidReason).toBeUndefined();
  });

  test('Back, which leads to the page before', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Get QR code' }).click();
    await page.getByRole('button', { name: 'Type a code instead' }).click();
    await expect(heading(page, 'Type the code')).toBeVisible();
    await page.goBack();
    await expect(heading(page, 'The camera reads the code')).toBeVisible();
    await page.goBack();
    await expect(heading(page, 'Set up this phone')).toBeVisible();
  });

  test('Back and Forward through a set-up, which goes on where it was', async ({ page, issuer }) => {
    const activation = issuer.open();
    await page.goto('/');
    await openAndType(page, activation);
    const words = await shownWords(page);
    await page.goBack();
    await page.getByRole('button', { name: 'My phone' }).click();
    expect(await shownWords(page)).toEqual(words);
    activation.state = 'confirmed';
    await expect(heading(page, 'Your phone is set up')).toBeVisible();
    await page.goBack();
    await expect(heading(page, 'Set up this phone')).toBeVisible();
    await page.goForward();
    await page.getByRole('button', { name: 'Remove from this phone' }).click();
    await expect(heading(page, 'Remove this credential?')).toBeVisible();
    await page.goBack();
    await page.goForward();
    await expect(heading(page, 'My phone')).toBeVisible();
    expect(activation.voidReason).toBeUndefined();
  });
});

test.describe('what goes wrong', () => {
  test('a phone that is full says so, sends no key, and goes on once there is room', async ({
    page,
    context,
    issuer,
  }) => {
    const activation = issuer.open();
    await page.goto(`/A/${activation.id}`);
    const devTools = await context.newCDPSession(page);
    await devTools.send('Storage.overrideQuotaForOrigin', { origin: issuer.origin, quotaSize: 1 });
    await typeNumber(page, activation.password);
    await expect(heading(page, 'This browser keeps nothing')).toBeVisible();
    await expect(page.getByText('make some room')).toBeVisible();
    expect(activation.claim).toBeUndefined();
    await devTools.send('Storage.overrideQuotaForOrigin', { origin: issuer.origin });
    await page.getByRole('button', { name: 'Try again' }).click();
    await typeNumber(page, activation.password);
    expect(await shownWords(page)).toEqual(phraseOf(issuer.phraseDigest(activation)).words);
  });

  test('a wrong number says how many tries are left, and warns before the last', async ({ page, issuer }) => {
    const activation = issuer.open();
    const wrong = activation.password === '00000000' ? '11111111' : '00000000';
    await page.goto(`/A/${activation.id}`);
    await expect(page.getByText('You have 5 tries.')).toBeVisible();
    await page.getByLabel('Number', { exact: true }).fill('123');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('alert')).toContainText('The number has 8 digits. You typed 3.');
    for (const left of ['You have 4 tries.', 'You have 3 tries.', 'You have 2 tries.', 'One try left.']) {
      await typeNumber(page, wrong);
      await expect(page.getByText(left)).toBeVisible();
      await expect(page.getByLabel('Number', { exact: true })).toHaveValue('');
    }
    await expectAccessible(page);
    await typeNumber(page, wrong);
    await expect(heading(page, 'No tries left for this code')).toBeVisible();
    await expectAccessible(page);
  });

  const endings = [
    ['activationExpired', 'This code has expired'],
    ['activationCancelled', 'This code was cancelled'],
    ['twoPhones', 'Two phones used one code'],
    ['phrasesDiffer', 'Stopped, because the phrases differed'],
  ] as const;
  for (const [reason, title] of endings) {
    test(`${reason}, before the number and while waiting`, async ({ page, issuer }) => {
      const early = issuer.open();
      early.voidReason = reason;
      await page.goto(`/A/${early.id}`);
      await expect(heading(page, title)).toBeVisible();
      const late = issuer.open();
      await openAndType(page, late);
      await shownWords(page);
      late.voidReason = reason;
      await expect(heading(page, title)).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('a second phone is told that the code is taken, before it can do harm', async ({ page, browser, issuer }) => {
    const activation = issuer.open();
    await openAndType(page, activation);
    await shownWords(page);
    const elsewhere = await newPhone(browser);
    await elsewhere.goto(`${issuer.origin}/A/${activation.id}`);
    await expect(heading(elsewhere, 'A phone has used this code already')).toBeVisible();
    expect(activation.voidReason).toBeUndefined();
    await elsewhere.context().close();
  });

  test('two phones that are both past the code end it, and both say so', async ({ page, browser, issuer }) => {
    const activation = issuer.open();
    const elsewhere = await newPhone(browser);
    await page.goto(`/A/${activation.id}`);
    await elsewhere.goto(`${issuer.origin}/A/${activation.id}`);
    await typeNumber(page, activation.password);
    await shownWords(page);
    await typeNumber(elsewhere, activation.password);
    for (const each of [page, elsewhere]) await expect(heading(each, 'Two phones used one code')).toBeVisible();
    await elsewhere.context().close();
  });

  test('an unknown code and an address that is none', async ({ page }) => {
    await page.goto('/A/ABCDEFGHIJKLMNOPQRSTUVWXYA');
    await expect(heading(page, 'This code is not known')).toBeVisible();
    await page.goto('/A/SHORT');
    await expect(heading(page, 'That is another code')).toBeVisible();
  });

  test('an issuer that is away: trying again goes on where it stopped', async ({ page, issuer }) => {
    const activation = issuer.open();
    issuer.refuse(`/api/activations/${activation.id}/scan`, 'issuerUnavailable', 503, 4);
    await page.goto(`/A/${activation.id}`);
    await expect(heading(page, 'The issuer cannot work just now')).toBeVisible({ timeout: 15_000 });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(heading(page, 'Type the number')).toBeVisible();
  });

  test('a browser without a place for keys', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(Crypto.prototype, 'subtle'));
    await page.goto('/');
    await expect(heading(page, 'This browser cannot do it')).toBeVisible();
    await expectAccessible(page);
  });

  test('a browser that keeps nothing', async ({ page, issuer }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('', 'SecurityError');
      };
    });
    await page.goto(`/A/${issuer.open().id}`);
    await expect(heading(page, 'This browser keeps nothing')).toBeVisible();
  });

  test('storage that is wiped while it waits', async ({ page, issuer }) => {
    await openAndType(page, issuer.open());
    await shownWords(page);
    await page.evaluate(() => indexedDB.deleteDatabase('pivot'));
    await expect(heading(page, 'This browser keeps nothing')).toBeVisible();
  });
});

test.describe('what it keeps to itself', () => {
  test('the number is in no storage, no address and no message', async ({ page, issuer }) => {
    const activation = issuer.open();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await openAndType(page, activation);
    await shownWords(page);
    const kept = await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('pivot');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const records = await new Promise<object[]>((resolve) => {
        const reading = database.transaction('enrolments').objectStore('enrolments').getAll();
        reading.onsuccess = () => resolve(reading.result);
      });
      return JSON.stringify([records, { ...localStorage }, { ...sessionStorage }, document.cookie, location.href]);
    });
    expect(kept).toContain(activation.id);
    for (const text of [kept, ...said, ...issuer.requests]) expect(text).not.toContain(activation.password);
    expect(await page.content()).not.toContain(activation.password);
  });

  test('nothing comes from other hosts, and the security policy is never broken', async ({ page, issuer }) => {
    const hosts = new Set<string>();
    const broken: string[] = [];
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    page.on('console', (message) => message.text().includes('Content Security Policy') && broken.push(message.text()));
    await openAndType(page, issuer.open());
    await shownWords(page);
    expect([...hosts]).toEqual([issuer.origin]);
    expect(broken).toEqual([]);
  });
});

test.describe('how it looks', () => {
  test('large text still fits', async ({ page, issuer }) => {
    const activation = issuer.open();
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', '225%'));
    });
    await page.goto(`/A/${activation.id}`);
    await page.getByLabel('Number', { exact: true }).fill(activation.password);
    await expectNothingCutOff(page);
    await typeNumber(page, activation.password);
    await shownWords(page);
    await expectNothingCutOff(page);
    await page.goto('/#code');
    await page.getByLabel('Code', { exact: true }).fill(activation.typedCode);
    await expectNothingCutOff(page);
  });

  test('speaks the phone’s language, and the one that is chosen', async ({ browser, issuer }) => {
    const page = await newPhone(browser, { locale: 'nl-BE' });
    await page.goto(issuer.origin);
    await expect(heading(page, 'Deze telefoon instellen')).toBeVisible();
    for (const [language, title] of [
      ['de', 'Dieses Telefon einrichten'],
      ['fr', 'Configurer ce téléphone'],
      ['es', 'Preparar este teléfono'],
    ] as const) {
      await page.getByRole('combobox').selectOption(language);
      await expect(heading(page, title)).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expectAccessible(page);
    }
    await page.reload();
    await expect(heading(page, 'Preparar este teléfono')).toBeVisible();
    await page.context().close();
  });

  test('the first page is less than 150 KB, compressed', async ({ page }) => {
    const sizes: Promise<number>[] = [];
    const measure = (request: Request) => sizes.push(sizeOf(request));
    page.on('requestfinished', measure);
    await page.goto('/', { waitUntil: 'networkidle' });
    page.off('requestfinished', measure);
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(sizes.length).toBeGreaterThan(3);
    expect(total).toBeLessThan(150_000);
  });
});

test('the real issuer and the page understand each other from the link to "Try it"', async ({ page }) => {
  const real = await startTestIssuer({ phonePages: builtPhone });
  const person = await logIn(real);
  const { status, password = '' } = await open(real, person);
  await page.goto(`${real.phoneOrigin}/A/${status.id}`);
  await typeNumber(page, password === '00000000' ? '11111111' : '00000000');
  await expect(page.getByText('You have 4 tries.')).toBeVisible();
  await typeNumber(page, password);
  const words = await shownWords(page);
  const events = await real.events(`/v1/activations/${status.id}/events`, person.visit);
  const { phraseDigest = '' } = (await events.next<ActivationStatus>()) ?? {};
  events.close();
  expect(phraseOf(Buffer.from(phraseDigest, 'base64url')).words).toEqual(words);
  await act(real, person.visit, status.id, 'confirm', { phraseDigest });
  await expect(heading(page, 'Your phone is set up')).toBeVisible();
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('It works.')).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Accepted by the issuer/)).toBeVisible();
  await real.close();
});

test('an issuer that is not for practice shows no band', async ({ page }) => {
  const issuer = await startPracticeIssuer(builtPhone, { practice: false });
  await page.goto(issuer.origin);
  await expect(page.getByText('Example Agency')).toBeVisible();
  await expect(page.getByText('Practice. Nothing here is real.')).toBeHidden();
  await issuer.close();
});

/** Another phone. */
async function newPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const viewport = { width: 390, height: 844 };
  const defaults = { ignoreHTTPSErrors: true, locale: 'en-GB', reducedMotion: 'reduce', viewport } as const;
  const context = await browser.newContext({ ...defaults, ...options });
  return context.newPage();
}

/** Runs a phone whose camera sees a code with this text. */
async function withCamera(
  painter: Browser,
  text: string,
  origin: string,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-camera-'));
  const film = path.join(folder, 'film.mjpeg');
  await filmQr(painter, text, film);
  const switches = [fakeCamera, '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  const browser = await chromium.launch(chromiumOptions(...switches));
  try {
    const page = await newPhone(browser);
    await page.goto(origin);
    await use(page);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** Nothing is wider than the page, and codes and phrases are not wider than what holds them. */
async function expectNothingCutOff(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('input, button, .phrase, .page')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.outerHTML),
  );
  expect(tooWide).toEqual([]);
}

async function sizeOf(request: Request): Promise<number> {
  const response = await request.response();
  return response ? brotliCompressSync(await response.body()).length : 0;
}
