// SPDX-License-Identifier: Apache-2.0
// Other people's PIV programs accept the virtual card through a real PC/SC service: OpenSC and yubico-piv-tool.

import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PcscService, startPcscService } from '../../simulator/pcsc-service.ts';
import type { Slot } from '../../simulator/piv-contents.ts';
import { makePracticeCard, type PracticeCard } from '../../simulator/practice-card.ts';
import { pemOf } from './pem.ts';
import { type Outcome, run } from './run.ts';

const kinds = [
  { algorithm: 'rsa2048', mechanism: 'SHA256-RSA-PKCS', yubico: 'RSA2048' },
  { algorithm: 'p256', mechanism: 'ECDSA-SHA256', yubico: 'ECCP256' },
] as const;

describe.each(kinds)('a card with $algorithm keys', ({ algorithm, mechanism, yubico }) => {
  let folder: string;
  let service: PcscService;
  let card: PracticeCard;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pivot-interoperability-'));
    [service, card] = await Promise.all([startPcscService(), makePracticeCard({ algorithm })]);
    await service.insert(card.card);
    writeFileSync(file('data'), randomBytes(100));
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    rmSync(file('signature'), { force: true });
    card.card.reset(); // OpenSC leaves the PIN verified for the next program.
  });

  it('is a PIV card to piv-tool, with the GUID as its serial number', async () => {
    const { stdout } = await succeed('piv-tool', ['--name', '--serial']);
    expect(stdout).toContain('Personal Identity Verification Card');
    const serial = stdout
      .match(/^(?:[0-9A-F]{2} ){16}/m)?.[0]
      .replaceAll(' ', '')
      .toLowerCase();
    expect(serial).toBe(Buffer.from(card.identity.guid).toString('hex'));
  });

  it('gives pkcs15-tool its four certificates', async () => {
    const { stdout } = await succeed('pkcs15-tool', ['--list-certificates']);
    expect(stdout.match(/Certificate for .*(?=\])/g)).toEqual([
      'Certificate for PIV Authentication',
      'Certificate for Digital Signature',
      'Certificate for Key Management',
      'Certificate for Card Authentication',
    ]);
    const read = await succeed('pkcs15-tool', ['--read-certificate', '01']);
    expect(new X509Certificate(read.stdout).raw).toEqual(Buffer.from(certificate(0x9a)));
  });

  it.each([
    ['9A, PIN once', '01', 0x9a],
    ['9C, PIN each time', '02', 0x9c],
  ] as const)('signs for pkcs11-tool with %s', async (_, id, slot) => {
    await succeed('pkcs11-tool', [
      ...[
        '--login',
        '--pin',
        '123456',
        '--sign',
        '--id',
        id,
        '--mechanism',
        mechanism,
        '--signature-format',
        'openssl',
      ],
      ...['--input-file', file('data'), '--output-file', file('signature')],
    ]);
    await expectSignature(slot);
  });

  it('tells yubico-piv-tool its status', async () => {
    const { stdout } = await succeed('yubico-piv-tool', [...yubicoReader, '--action', 'status']);
    expect(stdout).toContain(`Algorithm:\t${yubico}`);
    expect(stdout).toContain(Buffer.from(card.identity.guid).toString('hex'));
    expect(stdout).toMatch(/PIN tries left:\s+3/);
  });

  it('counts the tries of yubico-piv-tool’s wrong PINs, and takes the right one', async () => {
    const verify = (pin: string) =>
      run('yubico-piv-tool', [...yubicoReader, '-a', 'verify-pin', '-P', pin], environment());
    expect((await verify('654321')).stderr).toContain('2 tries left');
    expect((await verify('123456')).stderr).toContain('Successfully verified PIN');
    expect(card.contents.pin.triesLeft).toBe(3);
  });

  it('signs for yubico-piv-tool', async () => {
    await succeed('yubico-piv-tool', [
      ...[
        ...yubicoReader,
        '--action',
        'verify-pin',
        '--pin',
        '123456',
        '--sign',
        '--slot',
        '9a',
        '--algorithm',
        yubico,
      ],
      ...['--hash', 'SHA256', '--input', file('data'), '--output', file('signature')],
    ]);
    await expectSignature(0x9a);
  });

  it('passes yubico-piv-tool’s own test of signature and decryption', async () => {
    writeFileSync(file('certificate'), pemOf(certificate(0x9a)));
    const tests = algorithm === 'rsa2048' ? ['test-signature', 'test-decipher'] : ['test-signature'];
    for (const test of tests) {
      const actions = ['--action', 'verify-pin', '--pin', '123456', '--action', test];
      const { stderr } = await succeed('yubico-piv-tool', [
        ...[...yubicoReader, ...actions, '--slot', '9a', '--input', file('certificate')],
      ]);
      expect(stderr).toMatch(/Success.* (verification|decryption)/);
    }
  });

  const yubicoReader = ['--reader', 'Virtual PCD'];
  const file = (name: string): string => path.join(folder, name);
  const environment = () => ({ ...service.environment });
  const certificate = (slot: Slot): Uint8Array => card.certificates.get(slot) ?? new Uint8Array();

  async function succeed(program: string, args: readonly string[]): Promise<Outcome> {
    const outcome = await run(program, args, environment());
    expect(outcome, outcome.stderr).toMatchObject({ exitCode: 0 });
    return outcome;
  }

  async function expectSignature(slot: Slot): Promise<void> {
    writeFileSync(
      file('key'),
      new X509Certificate(certificate(slot)).publicKey.export({ type: 'spki', format: 'pem' }),
    );
    expect(readFileSync(file('signature')).length).toBeGreaterThan(60);
    const verify = ['dgst', '-sha256', '-verify', file('key'), '-signature', file('signature'), file('data')];
    expect((await run('openssl', verify)).stdout).toBe('Verified OK\n');
  }
});
