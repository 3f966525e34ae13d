// SPDX-License-Identifier: Apache-2.0
// Other people's PIV programs accept the virtual card through a real PC/SC service: OpenSC and yubico-piv-tool.

import {
  constants,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pemOf } from './pem.ts';
import { type Bench, setUpBench } from './programs.ts';
import { run } from './run.ts';

const kinds = [
  { algorithm: 'rsa2048', mechanism: 'SHA256-RSA-PKCS', yubico: 'RSA2048' },
  { algorithm: 'p256', mechanism: 'ECDSA-SHA256', yubico: 'ECCP256' },
] as const;

describe.each(kinds)('a card with $algorithm keys', ({ algorithm, mechanism, yubico }) => {
  let bench: Bench;
  const logIn = ['--login', '--pin', '123456'];

  beforeAll(async () => {
    bench = await setUpBench({ algorithm, retiredKeys: 1, managementAlgorithm: '3des' });
    bench.file('data', randomBytes(100));
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    rmSync(bench.file('signature'), { force: true });
    bench.card.card.reset(); // OpenSC leaves the PIN verified for the next program.
  });

  it('is a PIV card to piv-tool, with the GUID as its serial number', async () => {
    const { stdout } = await bench.succeed('piv-tool', '--name', '--serial');
    expect(stdout).toContain('Personal Identity Verification Card');
    const serial = stdout
      .match(/^(?:[0-9A-F]{2} ){16}/m)?.[0]
      .replaceAll(' ', '')
      .toLowerCase();
    expect(serial).toBe(Buffer.from(bench.card.identity.guid).toString('hex'));
  });

  it('gives pkcs15-tool its certificates, also of a retired key', async () => {
    const { stdout } = await bench.succeed('pkcs15-tool', '--list-certificates');
    expect(stdout.match(/(?:Retired )?Certificate for .*(?=\])/g)).toEqual([
      'Certificate for PIV Authentication',
      'Certificate for Digital Signature',
      'Certificate for Key Management',
      'Certificate for Card Authentication',
      'Retired Certificate for Key Management 1',
    ]);
    for (const [id, slot] of [['01', 0x9a] as const, ['05', 0x82] as const]) {
      const read = await bench.succeed('pkcs15-tool', '--read-certificate', id);
      expect(new X509Certificate(read.stdout).raw).toEqual(Buffer.from(certificate(slot)));
    }
  });

  it('shows pkcs11-tool its keys once the PIN was given', async () => {
    const { stdout } = await bench.succeed('pkcs11-tool', ...logIn, '--list-objects', '--type', 'privkey');
    expect([...stdout.matchAll(/label: +(.*)/g)].map(([, label]) => label)).toEqual([
      ...['PIV AUTH key', 'SIGN key', 'KEY MAN key', 'Retired KEY MAN 1', 'CARD AUTH key'],
    ]);
  });

  it.each([
    ['9A, PIN once', '01', 0x9a],
    ['9C, PIN each time', '02', 0x9c],
  ] as const)('signs for pkcs11-tool with %s', async (_, id, slot) => {
    const how = ['--sign', '--id', id, '--mechanism', mechanism, '--signature-format', 'openssl'];
    const files = ['--input-file', bench.file('data'), '--output-file', bench.file('signature')];
    await bench.succeed('pkcs11-tool', ...logIn, ...how, ...files);
    await expectSignature(slot);
  });

  it.each([
    ['9D', '03', 0x9d],
    ['a retired key', '05', 0x82],
  ])('decrypts for pkcs11-tool, or agrees on a secret, with %s', (_, id, slot) =>
    algorithm === 'rsa2048' ? expectDecryption(id, slot) : expectAgreement(id, slot),
  );

  it('passes pkcs11-tool’s own tests of random numbers, digests, signatures and decryption', async () => {
    const { stdout } = await bench.succeed('pkcs11-tool', ...logIn, '--test');
    expect(stdout).toContain('seems to be OK'); // Random numbers, from the management key's challenges.
    expect(stdout).toMatch(/No errors\n$/);
  });

  it('tells yubico-piv-tool its status', async () => {
    const { stdout } = await bench.yubico('--action', 'status');
    expect(stdout).toContain(`Algorithm:\t${yubico}`);
    expect(stdout).toContain(Buffer.from(bench.card.identity.guid).toString('hex'));
    expect(stdout).toMatch(/PIN tries left:\s+3/);
  });

  it('counts the tries of yubico-piv-tool’s wrong PINs, and takes the right one', async () => {
    const verifyPin = ['--reader', 'Virtual PCD', '--action', 'verify-pin', '--pin'];
    expect((await bench.run('yubico-piv-tool', ...verifyPin, '654321')).stderr).toContain('2 tries left');
    expect((await bench.yubico('--action', 'verify-pin', '--pin', '123456')).stderr).toContain('Successfully verified');
    expect(bench.card.contents.pin.triesLeft).toBe(3);
  });

  it('changes PIN and PUK for yubico-piv-tool, and gets a new PIN by the PUK', async () => {
    await bench.yubico('--action', 'change-pin', '--pin', '123456', '--new-pin', '1234567');
    await bench.yubico('--action', 'verify-pin', '--pin', '1234567');
    await bench.yubico('--action', 'change-puk', '--pin', '12345678', '--new-pin', '87654321');
    await bench.yubico('--action', 'unblock-pin', '--pin', '87654321', '--new-pin', '123456');
    await bench.yubico('--action', 'verify-pin', '--pin', '123456');
  });

  it('signs for yubico-piv-tool', async () => {
    const how = ['--sign', '--slot', '9a', '--algorithm', yubico, '--hash', 'SHA256'];
    const files = ['--input', bench.file('data'), '--output', bench.file('signature')];
    await bench.yubico('--action', 'verify-pin', '--pin', '123456', ...how, ...files);
    await expectSignature(0x9a);
  });

  it.each(['9a', '9d', '82'])(
    'passes yubico-piv-tool’s tests of signature, and of decryption or agreement, with %s',
    async (slot) => {
      const input = bench.file('certificate', pemOf(certificate(Number.parseInt(slot, 16))));
      for (const test of ['test-signature', 'test-decipher']) {
        const actions = ['--action', 'verify-pin', '--pin', '123456', '--action', test];
        const { stderr } = await bench.yubico(...actions, '--slot', slot, '--input', input);
        expect(stderr).toMatch(/Success.* (verification|RSA decryption|ECDH exchange)/);
      }
    },
  );

  const certificate = (slot: number): Uint8Array => bench.card.certificates.get(slot) ?? new Uint8Array();
  const publicKey = (slot: number): KeyObject => createPublicKey(pemOf(certificate(slot)));

  async function expectDecryption(id: string, slot: number): Promise<void> {
    const padding = constants.RSA_PKCS1_PADDING;
    const message = publicEncrypt({ key: publicKey(slot), padding }, Buffer.from('from an old letter'));
    const how = ['--decrypt', '--id', id, '--mechanism', 'RSA-PKCS', '--input-file', bench.file('message', message)];
    await bench.succeed('pkcs11-tool', ...logIn, ...how, '--output-file', bench.file('letter'));
    expect(readFileSync(bench.file('letter'), 'utf8')).toBe('from an old letter');
  }

  async function expectAgreement(id: string, slot: number): Promise<void> {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const point = other.publicKey.export({ type: 'spki', format: 'der' });
    const how = ['--derive', '--id', id, '--mechanism', 'ECDH1-DERIVE', '--input-file', bench.file('point', point)];
    await bench.succeed('pkcs11-tool', ...logIn, ...how, '--output-file', bench.file('secret'));
    const secret = diffieHellman({ privateKey: other.privateKey, publicKey: publicKey(slot) });
    expect(readFileSync(bench.file('secret'))).toEqual(secret);
  }

  async function expectSignature(slot: number): Promise<void> {
    const key = bench.file('key', publicKey(slot).export({ type: 'spki', format: 'pem' }));
    expect(readFileSync(bench.file('signature')).length).toBeGreaterThan(60);
    const verify = ['dgst', '-sha256', '-verify', key, '-signature', bench.file('signature'), bench.file('data')];
    expect((await run('openssl', verify)).stdout).toBe('Verified OK\n');
  }
});
