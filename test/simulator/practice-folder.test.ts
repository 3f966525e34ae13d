// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { VirtualCard } from '../../simulator/card.ts';
import { openPracticeFolder } from '../../simulator/practice-folder.ts';
import { pemOf } from './pem.ts';

it('keeps the card, its PKI and its tries over a restart', async () => {
  const folder = temporaryFolder();
  const first = await openPracticeFolder(folder, { algorithm: 'p256' });
  ask(first.card, select);
  expect(ask(first.card, wrongPin)).toBe('63c2');

  const again = await openPracticeFolder(folder, { algorithm: 'p256' });
  expect(ask(again.card, select)).toBe(ask(first.card, select));
  expect(ask(again.card, triesLeft)).toBe('63c2');
  expect(ask(again.card, readCertificate)).toBe(ask(first.card, readCertificate));
  expect(again.pki.root.certificate).toEqual(first.pki.root.certificate);
  expect(readFileSync(again.rootFile, 'utf8')).toBe(pemOf(first.pki.root.certificate));
});

it('has a card for each kind of key, all under one root', async () => {
  const folder = temporaryFolder();
  const p256 = await openPracticeFolder(folder, { algorithm: 'p256' });
  const p384 = await openPracticeFolder(folder, { algorithm: 'p384' });
  expect(ask(p256.card, select)).not.toBe(ask(p384.card, select));
  expect(p384.pki.root.certificate).toEqual(p256.pki.root.certificate);
});

it('has a card of its own for other contents, whatever its behaviour', async () => {
  const folder = temporaryFolder();
  const plain = await openPracticeFolder(folder, { algorithm: 'p256' });
  const retired = await openPracticeFolder(folder, { algorithm: 'p256', retiredKeys: 1, pinPolicy: 'globalFirst' });
  const quirky = await openPracticeFolder(folder, { algorithm: 'p256', personality: 'gd-sce7', quirks: ['tries630X'] });
  for (const { card } of [plain, retired, quirky]) ask(card, select);
  expect([plain, retired].map(({ card }) => ask(card, readKeyHistory).slice(-4))).toEqual(['6a82', '9000']);
  expect(ask(retired.card, '00200000')).toBe('63c3');
  expect(ask(quirky.card, readCertificate)).toBe(ask(plain.card, readCertificate));
  expect(ask(quirky.card, triesLeft)).toBe('6303');
});

it('makes a card anew, or with fewer tries, when told so', async () => {
  const folder = temporaryFolder();
  const first = await openPracticeFolder(folder, { algorithm: 'p256' });
  const again = await openPracticeFolder(folder, { algorithm: 'p256', renew: true, pinTriesLeft: 1 });
  for (const { card } of [first, again]) ask(card, select);
  expect(ask(again.card, readCertificate)).not.toBe(ask(first.card, readCertificate));
  expect(ask(again.card, wrongPin)).toBe('63c0');
});

it('lets nobody but the owner read keys and PINs', async () => {
  const folder = temporaryFolder();
  await openPracticeFolder(folder, { algorithm: 'p256' });
  const readable = readdirSync(folder).filter((name) => (statSync(path.join(folder, name)).mode & 0o077) !== 0);
  expect(readable.sort()).toEqual(['content-signer.pem', 'intermediate.pem', 'root.pem']);
});

const select = '00a4040009a0000003080000100000';
const wrongPin = '0020008008393939393939ffff';
const triesLeft = '00200080';
const readKeyHistory = '00cb3fff0000055c035fc10c0000';
const readCertificate = '00cb3fff0000055c035fc1050000';

function ask(card: VirtualCard, command: string): string {
  return Buffer.from(card.processApdu(Buffer.from(command, 'hex'))).toString('hex');
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-practice-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
