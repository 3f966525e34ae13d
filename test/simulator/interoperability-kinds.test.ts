// SPDX-License-Identifier: Apache-2.0
// What the administrator's programs do with the virtual card, and what programs make of cards that are not quite to
// the standard. Where a program gives up on a real card, it gives up on its imitation.

import { createPublicKey, X509Certificate } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonalityName } from '../../simulator/personalities.ts';
import type { PracticeCardOptions } from '../../simulator/practice-card.ts';
import { pemOf } from './pem.ts';
import { type Bench, setUpBench } from './programs.ts';
import type { Outcome } from './run.ts';

const managementKey = Array(3).fill('01:02:03:04:05:06:07:08').join(':');

describe('the administrator', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await setUpBench({ algorithm: 'p256', personality: 'yubikey-5' });
  });
  afterAll(() => bench.close());

  it('makes a key with yubico-piv-tool, puts a certificate beside it and takes that away', async () => {
    const made = bench.file('made.pem');
    await bench.yubico('--action', 'generate', '--slot', '9d', '--algorithm', 'ECCP384', '--output', made);
    const onCard = bench.card.contents.keys.get(0x9d);
    expect(onCard?.algorithm).toBe('p384');
    const printed = (await bench.succeed('openssl', 'pkey', '-pubin', '-in', made, '-outform', 'PEM')).stdout;
    expect(onCard && createPublicKey(onCard.privateKey).equals(createPublicKey(printed))).toBe(true);

    const certificate = pemOf(bench.card.certificates.get(0x9a));
    const file = bench.file('certificate.pem', certificate);
    await bench.yubico('--action', 'import-certificate', '--slot', '83', '--input', file);
    const read = async () => (await bench.yubico('--action', 'read-certificate', '--slot', '83')).stdout;
    expect(new X509Certificate(await read()).toString()).toBe(certificate);
    await bench.yubico('--action', 'delete-certificate', '--slot', '83');
    await expect(read()).rejects.toThrow('Failed fetching certificate');
  });

  it('writes and reads objects with yubico-piv-tool', async () => {
    const object = ['--id', '0x5fc10c', '--format', 'binary'];
    const content = Buffer.from('c10101c20100fe00'.repeat(370), 'hex');
    await bench.yubico('--action', 'write-object', ...object, '--input', bench.file('object', content));
    await bench.yubico('--action', 'read-object', ...object, '--output', bench.file('read'));
    expect(bench.card.contents.objects.get(0x5fc10c)).toEqual(new Uint8Array(content));
    expect((await bench.succeed('cmp', bench.file('object'), bench.file('read'))).stdout).toBe('');
  });

  it('puts a certificate on with piv-tool, compressed or not, after mutual authentication', async () => {
    const certificate = pemOf(bench.card.certificates.get(0x9e));
    const environment = `PIV_EXT_AUTH_KEY=${bench.file('key', managementKey)}`;
    const input = bench.file('certificate.pem', certificate);
    const zipped = bench.file('certificate.gz', gzipSync(new X509Certificate(certificate).raw));
    // Its exit code is the length of the certificate, or what it says on standard error.
    const pivTool = (...args: string[]) => bench.run('env', environment, 'piv-tool', '--admin', 'M:9B:03', ...args);
    const read = async () => (await bench.succeed('pkcs15-tool', '--read-certificate', '02')).stdout;
    await pivTool('--cert', '9C', '--in', input);
    expect(new X509Certificate(await read()).toString()).toBe(certificate);
    await pivTool('--compresscert', '9C', '--in', zipped);
    expect(new X509Certificate(await read()).toString()).toBe(certificate);
  });
});

describe('a card like the ones that are sold', () => {
  const onlyT1 = 'Failed to connect'; // yubico-piv-tool 2.2 offers T=1 alone.

  it.concurrent.each<[PersonalityName, openSc: string, yubico: string]>([
    ['standard', 'signs', 'signs'],
    ['yubikey-neo', 'signs', 'signs'],
    ['yubikey-4', 'signs', 'signs'],
    ['yubikey-5', 'signs', 'signs'],
    ['pivkey', 'CKR_MECHANISM_INVALID', 'signs'], // OpenSC 0.23 takes all that have this ATR for RSA cards.
    ['gd-sce7', 'signs', 'signs'],
    ['gd-dual-cac', 'signs', onlyT1],
    ['gemalto-dual-cac', 'signs', onlyT1],
    ['oberthur-dual-cac', 'signs', onlyT1],
    ['old-cac', 'CKR_GENERAL_ERROR', onlyT1], // OpenSC asks for the PIN 80 alone.
    ['javacard', 'signs', onlyT1],
  ])('as %s: OpenSC %s, yubico-piv-tool %s', async (personality, openSc, yubico) => {
    const bench = await setUpBench({ algorithm: 'p256', slots: [0x9a], personality });
    const files = ['--input', bench.file('data', 'data'), '--output', bench.file('signature')];
    const mechanism = ['--sign', '--id', '01', '--mechanism', 'ECDSA-SHA256'];
    const byOpenSc = await bench.run('pkcs11-tool', '--login', '--pin', '123456', ...mechanism, ...files);
    const reader = ['--reader', 'Virtual PCD', '--action', 'verify-pin', '--pin', '123456'];
    bench.card.card.reset();
    const sign = ['--sign', '--slot', '9a', '--algorithm', 'ECCP256', ...files];
    const byYubico = await bench.run('yubico-piv-tool', ...reader, ...sign);
    await bench.close();
    expect([outcomeOf(byOpenSc, openSc), outcomeOf(byYubico, yubico)]).toEqual([openSc, yubico]);
  });

  it.concurrent.each<[string, PracticeCardOptions]>([
    ['gzip certificates', { certificateForm: 'gzip' }],
    ['certificates compressed as in the first generation', { certificateForm: 'legacyGzip' }],
    ['an empty container', { emptyContainers: [0x9c] }],
    ['no extended length', { quirks: ['noExtendedLength'] }],
    ['a global PIN that comes first', { pinPolicy: 'globalFirst' }],
  ])('is read by OpenSC with %s', async (_, options) => {
    const bench = await setUpBench({ algorithm: 'p256', slots: [0x9a, 0x9c], ...options });
    const { stdout } = await bench.run('pkcs15-tool', '--read-certificate', '01');
    await bench.close();
    expect(new X509Certificate(stdout).raw).toEqual(Buffer.from(bench.card.certificates.get(0x9a) ?? ''));
  });
});

describe('a card with other keys', () => {
  it.concurrent.each([
    ['rsa1024', 'SHA256-RSA-PKCS', 'sha256'],
    ['rsa3072', 'SHA256-RSA-PKCS', 'sha256'],
    ['p384', 'ECDSA-SHA384', 'sha384'],
  ] as const)('signs with %s for OpenSC, and OpenSSL agrees', async (algorithm, mechanism, digest) => {
    const bench = await setUpBench({ algorithm, slots: [0x9a] });
    const how = ['--sign', '--id', '01', '--mechanism', mechanism, '--signature-format', 'openssl'];
    const files = ['--input-file', bench.file('data', 'data'), '--output-file', bench.file('signature')];
    await bench.run('pkcs11-tool', '--login', '--pin', '123456', ...how, ...files);
    const key = bench.file('key', createPublicKey(pemOf(bench.card.certificates.get(0x9a))).export(spki));
    const signature = ['-signature', bench.file('signature'), bench.file('data')];
    const { stdout } = await bench.run('openssl', 'dgst', `-${digest}`, '-verify', key, ...signature);
    await bench.close();
    expect(stdout).toBe('Verified OK\n');
  });
});

const spki = { type: 'spki', format: 'pem' } as const;

/** `signs`, or the words that were expected of a program that gives up, or all that it said. */
function outcomeOf({ exitCode, stdout, stderr }: Outcome, expected: string): string {
  if (exitCode === 0) return 'signs';
  return stderr.includes(expected) ? expected : stdout + stderr;
}
