// SPDX-License-Identifier: Apache-2.0
// The whole journey with real components, each step checked; and what it leaves, checked by other programs than ours.

import { spawn } from 'node:child_process';
import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { KeyAlgorithm } from '../../simulator/private-key.ts';
import { saveCertificate, saveChain } from '../journey/evidence.ts';
import { createFilm, openCameraApp, openPhone } from '../journey/phone.ts';
import type { Journey } from '../journey/recorder.ts';
import { projectRoot, type Stage } from '../journey/stage.ts';
import { enterPin, type Station } from '../journey/station.ts';
import { expect, loginFolder, makeCard, phoneOrigin, test } from './fixtures.ts';
import { openssl } from './openssl.ts';
import { expectPhone, expectStation } from './pages.ts';
import { outcomesOf, practiceIssuerFolder } from './store.ts';
import { expectDone, expectSamePhrase, readCode, typeNumber } from './visit.ts';

for (const algorithm of ['rsa2048', 'p256'] as const satisfies readonly KeyAlgorithm[]) {
  test(`from a card with ${algorithm} to a credential on the phone`, async ({ stage, station }) => {
    const { card, certificates, name, account } = await makeCard(stage, { algorithm });
    const film = createFilm(stage.folder);

    await test.step('the station waits for a card', () => expectStation(station, 'welcome'));

    await test.step('with the card in, it says whose card it is and asks for its PIN', async () => {
      await stage.service.insert(card);
      await expectStation(station, 'enterPin');
      await expect(station.page.getByText(`Card of ${name}`)).toBeVisible();
      await expect(station.page.getByText(/^Card of .*Issued by Practice Issuing CA/)).toBeVisible();
      await expect(station.page.getByText('You have 3 tries left.')).toBeVisible();
    });

    await test.step('with the right PIN, it asks what the person would like to do', async () => {
      await enterPin(station.page, '123456');
      await expectStation(station, 'actions');
      await expect(station.page.getByText(`Signed in: ${name}`)).toBeVisible();
      expectLoginProof(stage, certificates.get(0x9a));
    });

    await test.step('“Set up my phone” shows a code, a number, and the time that is left', async () => {
      await station.page.getByRole('button', { name: /^Set up my phone/ }).click();
      await expectStation(station, 'pairing');
      await expect(station.page.getByText(/^(9|10) minutes left$/)).toBeVisible();
      await expectNameAndType(station);
    });

    const { link, number } = await readCode(station);
    expect(link).toMatch(new RegExp(`^${phoneOrigin(station).toUpperCase()}/A/[A-Z2-7]{26}$`));
    expect(number).toMatch(/^\d{8}$/);
    await film.pointAt(station.page);
    const phone = await openPhone(phoneOrigin(station), { film });

    await test.step('the phone’s own camera reads the code as a link', async () => {
      await openCameraApp(phone);
      await phone.page.getByRole('link').click();
      await expectPhone(phone.page, 'number');
      await expect(phone.page.getByText('Practice. Nothing here is real.')).toBeVisible();
    });

    await test.step('the station knows that a phone has the code, and shows the number alone', async () => {
      await expectStation(station, 'scanned');
      await expect(station.page.getByText(`${number.slice(0, 4)} ${number.slice(4)}`)).toBeVisible();
    });

    await test.step('with the right number, both screens show the same three words and picture', async () => {
      await typeNumber(phone.page, number);
      await expectSamePhrase(station, phone.page);
      await expect(station.page.getByText('Your phone: ')).toContainText('iPhone');
      await expect(phone.page.getByText('Waiting for you to confirm at the station')).toBeVisible();
    });

    await test.step('“They match” gives the phone its credential', async () => {
      await station.page.getByRole('button', { name: 'They match' }).click();
      await expectDone(station, phone.page);
      await expect(phone.page.getByRole('definition').filter({ hasText: name }).first()).toBeVisible();
    });

    await test.step('the credential works when it is tried', async () => {
      await phone.page.getByRole('button', { name: 'Try it' }).click();
      await expect(phone.page.getByText(`The issuer recognised ${name}`)).toBeVisible();
    });

    await test.step('the certificate is what other programs expect', async () => {
      await saveCertificate(phone, stage.folder);
      await saveChain(phone, stage.folder);
      await expectDerivedCertificate(stage.folder, name);
      const serialNumber = new X509Certificate(readFileSync(path.join(stage.folder, 'certificate.pem'))).serialNumber;
      await expectReference(station, phone.page, serialNumber);
    });

    await test.step('with the card out, the station waits for the next person', async () => {
      await stage.service.remove();
      await expectStation(station, 'welcome');
      expect(outcomesOf(practiceIssuerFolder(station), account)).toMatchObject([
        { state: 'collected', certificates: 1 },
      ]);
    });
    await phone.close();
  });
}

test('the demo goes through it unattended and leaves its proof', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pivot-demo-'));
  const demo = spawn(process.execPath, ['test/journey/demo.ts', '--output', folder], { cwd: projectRoot });
  const said: Buffer[] = [];
  for (const stream of [demo.stdout, demo.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const [code] = await once(demo, 'close');
  const lines = Buffer.concat(said).toString().trim().split('\n');
  expect([code, lines.at(-1)], lines.join('\n')).toEqual([0, 'demo: ok']);

  const journey: Journey = JSON.parse(readFileSync(path.join(folder, 'journey.json'), 'utf8'));
  const byPerson = journey.steps.filter((step) => step.byPerson);
  expect(journey).toMatchObject({ journey: 'express', actions: byPerson.length, deviceChanges: 2 });
  expect(byPerson.length).toBeLessThanOrEqual(8);
  expect(journey.steps.map(({ number }) => number)).toEqual(journey.steps.map((_, index) => index + 1));
  const pictures = journey.steps.map(({ screenshot }) => screenshot);
  const proof = ['journey.html', 'certificate.pem', 'chain.pem', 'login-token.json', 'challenge.json'];
  expect([...pictures, ...proof].filter((file) => !existsSync(path.join(folder, file)))).toEqual([]);

  const report = readFileSync(path.join(folder, 'journey.html'), 'utf8');
  expect(pictures.filter((picture) => !report.includes(`src="${picture}"`))).toEqual([]);
  expectSignedLogin(folder);
  await expectDerivedCertificate(folder, 'Practice Cardholder');
  await rm(folder, { recursive: true });
});

/** Name and kind have defaults that the person may change, here. */
async function expectNameAndType({ page }: Station): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Name on your phone' })).toHaveValue(/./);
  await expect(page.getByRole('button', { name: /^Kind of credential / })).toBeVisible();
}

/** Both screens call the certificate by its serial number. */
async function expectReference(station: Station, phone: Page, serialNumber: string): Promise<void> {
  const inGroups = serialNumber.replace(/(.{4})(?=.)/g, '$1 ');
  await expect(station.page.getByText(inGroups, { exact: true })).toBeVisible();
  await expect(phone.getByText(inGroups.toLowerCase(), { exact: true })).toBeVisible();
}

/** The log-in that the station left was signed by the key of this very card. */
function expectLoginProof(stage: Stage, certificate: Uint8Array | undefined): void {
  expect(Buffer.compare(expectSignedLogin(loginFolder(stage)), certificate ?? Buffer.alloc(0))).toBe(0);
}

/**
 * Checks `login-token.json` against `challenge.json` as the Web eID specification says, with nothing of ours: the
 * signature is over hash(origin) followed by hash(nonce). Gives the certificate.
 */
function expectSignedLogin(folder: string): Buffer {
  const read = (name: string): Record<string, string> => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const { format, algorithm = '', signature = '', unverifiedCertificate = '' } = read('login-token.json');
  const { origin = '', nonce = '' } = read('challenge.json');
  expect(format).toMatch(/^web-eid:1/);
  expect(new URL(origin).origin).toBe(origin);
  expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(32);
  const certificate = Buffer.from(unverifiedCertificate, 'base64');
  const hash = `sha${algorithm.slice(2)}`;
  const signed = Buffer.concat([origin, nonce].map((text) => createHash(hash).update(text).digest()));
  const { publicKey } = new X509Certificate(certificate);
  const key = {
    key: publicKey,
    ...(algorithm.startsWith('ES') ? { dsaEncoding: 'ieee-p1363' as const } : {}),
    ...(algorithm.startsWith('PS') ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {}),
  };
  expect(verify(hash, signed, key, Buffer.from(signature, 'base64'))).toBe(true);
  return certificate;
}

/** openssl accepts `certificate.pem` under `chain.pem` for a TLS client, and reads the derived profile in it. */
async function expectDerivedCertificate(folder: string, name: string): Promise<void> {
  const verified = await openssl(folder, 'verify -x509_strict -purpose sslclient -CAfile chain.pem certificate.pem');
  expect(verified.trim()).toBe('certificate.pem: OK');
  const text = await openssl(folder, 'x509 -in certificate.pem -noout -text');
  expect(text).toMatch(/Key Usage: critical\n\s+Digital Signature\n/);
  expect(text).toMatch(/Extended Key Usage: *\n\s+TLS Web Client Authentication\n/);
  expect(text).toContain('NIST CURVE: P-256');
  expect(text).toMatch(/URI:urn:uuid:[0-9a-f-]{36}/);
  expect(text, 'the FASC-N is the card’s, not the phone’s').not.toContain('2.16.840.1.101.3.6.6');
  expect(await openssl(folder, 'x509 -in certificate.pem -noout -subject')).toContain(name);
}
