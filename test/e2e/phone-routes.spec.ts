// SPDX-License-Identifier: Apache-2.0
// The ways by which a credential gets into the phone's own system, from the real issuer through the page.

import { execFileSync } from 'node:child_process';
import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { ActivationStatus } from '../../contract/activation.ts';
import type { OpenedActivation } from '../../contract/station-api.ts';
import { openStore } from '../../issuer/store/store.ts';
import { makeCard, type TestCard } from '../issuer/cards.ts';
import { ask } from '../issuer/http-client.ts';
import { act, askToOpen, logIn, open } from '../issuer/journey.ts';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';
import { builtPhone, expectAccessible, heading, shownWords, test, typeNumber } from '../phone/fixtures.ts';
import { enrolByProfile } from '../profiles/phone-client.ts';
import { payloadOf, readProfile } from '../profiles/read-profile.ts';
import { openssl } from './openssl.ts';

const android =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

test.describe('on an iPhone', () => {
  test.use({ userAgent: iPhone });

  test('the profile reaches the browser that was compared, and the phone’s own client does the rest', async ({
    page,
  }) => {
    const issuer = await startTestIssuer({
      phonePages: builtPhone,
      scep: { enabled: true, keyBits: 2048 },
      profiles: { wifi: [{ ssid: 'Office' }] },
    });
    const person = await logIn(issuer, makeCard({ person: 'phone' }));
    const { status, password = '' } = await open(issuer, person);
    await page.goto(`${issuer.phoneOrigin}/A/${status.id}`);
    await expect(heading(page, 'Where will you use it?')).toBeVisible();
    await expect(page.getByText('first add this page to the Home Screen')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'For Wi-Fi, VPN and mail on this iPhone' }).click();
    await typeNumber(page, password);
    await shownWords(page);
    await page.reload();
    await shownWords(page);
    await confirm(issuer, person.visit, status.id);

    await expect(heading(page, 'Confirmed. Now get the profile')).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    const profile = await fetchProfile(page, issuer);
    await expect(heading(page, 'Install the profile')).toBeVisible();
    await expectAccessible(page);
    expect(payloadOf(profile, 'com.apple.wifi.managed').PayloadCertificateUUID).toBe(
      payloadOf(profile, 'com.apple.security.scep').PayloadUUID,
    );
    const askIssuer: Parameters<typeof enrolByProfile>[1] = (url, options) => ask(issuer.certificatePem, url, options);
    const kind = { cipher: 'aes-256-cbc', digest: 'sha256', sends: 'POST' } as const;
    expect((await enrolByProfile(profile, askIssuer, kind)).reply.status).toBe('SUCCESS');

    await expect(heading(page, 'Your phone is set up')).toBeVisible();
    await expect(page.getByText('Settings > General > VPN & Device Management')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try it' })).toBeHidden();
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByText(/^Accepted by the issuer/)).toBeVisible();
    await issuer.close();
  });
});

test.describe('on an Android phone', () => {
  test.use({ userAgent: android });

  test('the file is opened by its password alone, and the browser forgets the key', async ({ page }) => {
    const issuer = await startTestIssuer({ phonePages: builtPhone, files: { enabled: true } });
    const person = await logIn(issuer, makeCard({ person: 'file' }));
    const { status, password = '' } = await open(issuer, person);
    await page.goto(`${issuer.phoneOrigin}/A/${status.id}`);
    await page.getByRole('button', { name: 'For Wi-Fi, VPN and mail on this phone' }).click();
    await typeNumber(page, password);
    await shownWords(page);
    await page.reload();
    await shownWords(page);
    await confirm(issuer, person.visit, status.id);

    await expect(heading(page, 'Your file')).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await page.getByRole('button', { name: 'Make the file' }).click();
    await expect(heading(page, 'Copy the password, then get the file')).toBeVisible();
    await expectAccessible(page);
    const opens = (await page.locator('.file-password-text').innerText()).replace(/\s/g, '');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Get the file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('pivot.p12');
    const command = ['pkcs12', '-in', await download.path(), '-nodes', '-passin', `pass:${opens}`];
    const pem = execFileSync('openssl', command, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
    const certificate = new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE')));
    expect(certificate.checkPrivateKey(createPrivateKey(pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY'))))).toBe(true);
    expect(certificate.checkIssued(new X509Certificate(issuer.certificatePem))).toBe(true);

    await page.reload();
    await expect(page.getByText(/^Accepted by the issuer/)).toBeVisible();
    await expect(page.getByText('User credentials')).toBeVisible();
    expect(await stored(page)).toEqual([{ id: status.id, hasKey: false }]);
    await page.goto(`${issuer.phoneOrigin}/#credentials`);
    await expect(page.getByText('In the phone’s settings')).toBeVisible();
    await expect(page.getByText(/^Accepted by the issuer, \d+ days left$/)).toBeVisible();
    await issuer.close();
  });
});

test.describe('a credential with secure mail', () => {
  test.use({ userAgent: android });

  test('gives its keys in files, and the next phone reads the mail of the first', async ({ page, browser }) => {
    const issuer = await startTestIssuer({ phonePages: builtPhone, files: { enabled: true } });
    const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-mail-'));
    const run = (command: string) => openssl(folder, command);
    writeFileSync(path.join(folder, 'ca.pem'), issuer.certificatePem);
    writeFileSync(path.join(folder, 'letter.txt'), 'Meet me at the station.\n');
    const card = makeCard({ person: 'writer' });

    // The first phone keeps nothing to itself: its own key goes into a file, too.
    await pairForMail(page, issuer, card, 'For Wi-Fi, VPN and mail on this phone');
    await expect(heading(page, 'Keys for secure mail')).toBeVisible();
    await expectAccessible(page);
    // An answer that is lost, and a page that is loaded anew, lead to the same certificates.
    await page.route('**/mail', (route) => route.fetch().then(() => route.abort()), { times: 1 });
    await page.getByRole('button', { name: 'Make the files' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.reload();
    const first = await takeFiles(page, folder, 'first');
    expect(first).toEqual(['pivot', 'pivot-mail-signing', 'pivot-mail-encryption']);
    await run('verify -CAfile ca.pem first-pivot.pem');
    await run('cms -sign -in letter.txt -signer first-pivot-mail-signing.pem -out signed.eml');
    expect(await run('cms -verify -in signed.eml -CAfile ca.pem -purpose smimesign')).toContain('Meet me');
    await run('cms -encrypt -aes256 -in letter.txt -out secret.eml first-pivot-mail-encryption.pem');
    expect(await run('cms -decrypt -in secret.eml -inkey first-pivot-mail-encryption.pem')).toContain('Meet me');
    await page.reload();
    await expect(page.getByText(/^Accepted by the issuer/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Get the keys for mail' })).toBeHidden();
    const [record] = await stored(page);
    expect(record?.hasKey).toBe(false);
    const inStore = await issuedFor(issuer.dataFolder, record?.id ?? '');
    expect(inStore.map(({ purpose }) => purpose)).toEqual(['authentication', 'encryption', 'signing']);

    // The next one keeps its own key in the browser.
    const context = await browser.newContext({ ignoreHTTPSErrors: true, userAgent: android, reducedMotion: 'reduce' });
    const next = await context.newPage();
    await pairForMail(next, issuer, card, 'In this browser');
    await next.getByRole('button', { name: 'Not now' }).click();
    await expectAccessible(next);
    await next.getByRole('button', { name: 'Get the keys for mail' }).click();
    const second = await takeFiles(next, folder, 'second');
    expect(second).toEqual(['pivot-mail-signing', 'pivot-mail-encryption', 'pivot-mail-earlier-2']);
    expect(await run('cms -decrypt -in secret.eml -inkey second-pivot-mail-earlier-2.pem')).toContain('Meet me');
    await expect(run('cms -decrypt -in secret.eml -inkey second-pivot-mail-encryption.pem')).rejects.toThrow();
    await next.getByRole('button', { name: 'I have installed them' }).click();
    await next.getByRole('button', { name: 'Try it' }).click();
    await expect(next.getByText('The issuer recognised')).toBeVisible();
    await context.close();
    await issuer.close();
    rmSync(folder, { recursive: true });
  });
});

test.describe('a credential in the browser', () => {
  const hour = 3_600_000;
  const credentialTypes = [{ id: 'day', names: { en: 'For a day' }, lifetimeDays: 1 }];

  test('is listed with its state and its days, renews itself, and can be removed', async ({ page }) => {
    const issuer = await startTestIssuer({ phonePages: builtPhone, credentialTypes });
    await setUp(page, issuer, 'listed');
    await page.goto(`${issuer.phoneOrigin}/`);
    await page.getByRole('button', { name: 'Credentials on this phone' }).click();
    await expect(page.getByText('Accepted by the issuer, 1 day left')).toBeVisible();
    await expectAccessible(page);

    const before = await stored(page);
    issuer.clock.advance(17 * hour);
    // The answer is lost once: the same new key gets the same certificate.
    let lost = 0;
    await page.route('**/api/renewals/answer', async (route) => {
      lost += 1;
      const response = await route.fetch();
      await (lost === 1 ? route.abort() : route.fulfill({ response }));
    });
    await page.reload();
    await expect.poll(() => stored(page)).not.toEqual(before);
    expect(lost).toBeGreaterThan(1);
    await expect(page.getByText('Accepted by the issuer, 1 day left')).toBeVisible();

    await page.getByRole('button', { name: 'For a day' }).click();
    await expect(page.getByText('Your phone is set up')).toBeHidden();
    await page.getByRole('button', { name: 'Remove from this phone' }).click();
    await expect(heading(page, 'Remove this credential?')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect(page.getByText('There is none on this phone yet.')).toBeVisible();
    await issuer.close();
  });

  test('is renewed once, though two tabs are open', async ({ page, context }) => {
    const issuer = await startTestIssuer({ phonePages: builtPhone, credentialTypes });
    await setUp(page, issuer, 'two tabs');
    const before = await stored(page);
    issuer.clock.advance(17 * hour);
    const other = await context.newPage();
    const list = `${issuer.phoneOrigin}/#credentials`;
    await page.goto('about:blank');
    await Promise.all([page.goto(list), other.goto(list)]);
    await expect.poll(() => stored(page)).not.toEqual(before);
    for (const each of [page, other]) {
      await expect(each.getByText('Accepted by the issuer, 1 day left')).toHaveCount(1);
    }
    expect(await stored(page)).toHaveLength(1);
    await issuer.close();
  });
});

/** The whole way to a credential in this browser. */
async function setUp(page: Page, issuer: TestIssuer, name: string): Promise<void> {
  const person = await logIn(issuer, makeCard({ person: name }));
  const { status, password = '' } = await open(issuer, person);
  await page.goto(`${issuer.phoneOrigin}/A/${status.id}`);
  await typeNumber(page, password);
  await shownWords(page);
  await confirm(issuer, person.visit, status.id);
  await expect(heading(page, 'Your phone is set up')).toBeVisible();
}

/** The whole way to a credential for mail. */
async function pairForMail(page: Page, issuer: TestIssuer, card: TestCard, way: string): Promise<void> {
  const person = await logIn(issuer, card);
  const opened = await askToOpen(issuer, person.visit, randomUUID(), { credentialType: 'mobile-mail' });
  const { status, password = '' } = opened.json<OpenedActivation>();
  await page.goto(`${issuer.phoneOrigin}/A/${status.id}`);
  await page.getByRole('button', { name: way }).click();
  await typeNumber(page, password);
  await shownWords(page);
  await confirm(issuer, person.visit, status.id);
}

/** Has the files made and takes them all, as PEM, into a folder. Gives their names. */
async function takeFiles(page: Page, folder: string, prefix: string): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Make the files' }).click();
  await expect(heading(page, 'Copy the password, then get each file')).toBeVisible();
  await expectAccessible(page);
  const password = (await page.locator('.file-password-text').innerText()).replace(/\s/g, '');
  const names: string[] = [];
  for (const link of await page.locator('a[download]').all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const name = path.basename(download.suggestedFilename(), '.p12');
    const out = path.join(folder, `${prefix}-${name}.pem`);
    // The browser says which version of Linux is below, which is older than Android 14.
    await openssl(folder, `pkcs12 -legacy -in ${await download.path()} -nodes -passin pass:${password} -out ${out}`);
    names.push(name);
  }
  return names;
}

async function issuedFor(dataFolder: string, activation: string) {
  const store = await openStore(dataFolder);
  const all = await store.transaction(({ issued }) => issued.allOfActivation(activation));
  await store.close();
  return all;
}

/** What the browser has in its store. */
function stored(page: Page): Promise<readonly { readonly id: string; readonly hasKey: boolean }[]> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('pivot');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const records = await new Promise<{ id: string; keys: { privateKey?: CryptoKey } }[]>((resolve) => {
      const reading = database.transaction('enrolments').objectStore('enrolments').getAll();
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    return records.map(({ id, keys }) => ({ id, hasKey: keys.privateKey !== undefined }));
  });
}

async function confirm(issuer: TestIssuer, visit: string, id: string): Promise<void> {
  const events = await issuer.events(`/v1/activations/${id}/events`, visit);
  const { phraseDigest } = (await events.next<ActivationStatus>()) ?? {};
  events.close();
  await act(issuer, visit, id, 'confirm', { phraseDigest });
}

async function fetchProfile(page: Page, { certificatePem }: TestIssuer) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Get the profile' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('pivot.mobileconfig');
  return readProfile(readFileSync(await download.path()), certificatePem);
}
