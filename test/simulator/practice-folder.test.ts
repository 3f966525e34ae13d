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

it('lets nobody but the owner read keys and PINs', async () => {
  const folder = temporaryFolder();
  await openPracticeFolder(folder, { algorithm: 'p256' });
  const readable = readdirSync(folder).filter((name) => (statSync(path.join(folder, name)).mode & 0o077) !== 0);
  expect(readable.sort()).toEqual(['content-signer.pem', 'intermediate.pem', 'root.pem']);
});

const select = '00a4040009a0000003080000100000';
const wrongPin = '0020008008393939393939ffff';
const triesLeft = '00200080';
const readCertificate = '00cb3fff0000055c035fc1050000';

function ask(card: VirtualCard, command: string): string {
  return Buffer.from(card.processApdu(Buffer.from(command, 'hex'))).toString('hex');
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-practice-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
