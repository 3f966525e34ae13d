// SPDX-License-Identifier: Apache-2.0
// strongSwan's own SCEP client.

import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivationStatus } from '../../contract/activation.ts';
import { makeCard } from '../issuer/cards.ts';
import { act, logIn, open } from '../issuer/journey.ts';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';
import { fetchChallenge } from './challenge.ts';
import { type Forwarder, forwardTo } from './forwarder.ts';

const run = promisify(execFile);
const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-scep-'));
const at = (name: string) => path.join(folder, name);
let issuer: TestIssuer;
let forwarder: Forwarder;
beforeAll(async () => {
  issuer = await startTestIssuer({ scep: { enabled: true, keyBits: 2048 } });
  forwarder = await forwardTo(issuer.phoneOrigin, issuer.certificatePem);
  writeFileSync(at('ca.pem'), issuer.certificatePem);
  await pki('--scepca', '--url', url(), '--caout', at('scep-ca.pem'), '--raout', at('ra.pem'), '--outform', 'pem');
});
afterAll(async () => {
  await forwarder.close();
  await issuer.close();
  rmSync(folder, { recursive: true });
});

describe('strongSwan’s pki', () => {
  test('fetches the CA’s certificate and the registration authority’s, which the CA has signed', async () => {
    expect(new X509Certificate(readFileSync(at('scep-ca.pem'))).raw).toEqual(
      new X509Certificate(issuer.certificatePem).raw,
    );
    const { stdout } = await run('openssl', ['verify', '-CAfile', at('ca.pem'), at('ra.pem')]);
    expect(stdout).toContain('OK');
  });

  test.each([
    ['aes', 'sha256'],
    ['aes', 'sha384'],
    ['des3', 'sha512'],
  ])('enrols with %s and %s, and renews with a new key', async (cipher, digest) => {
    const person = `swan.${cipher}.${digest}`;
    const { challenge } = await fetchChallenge(issuer, person);
    await makeKey('first.key');
    const first = await scep('first.key', ['--password', challenge, '--cipher', cipher, '--digest', digest]);
    expect(first.subject).toBe(`O=Pivot practice\nCN=Practice Cardholder ${person}`);
    writeFileSync(at('first.pem'), first.toString());
    expect((await run('openssl', ['verify', '-CAfile', at('ca.pem'), at('first.pem')])).stdout).toContain('OK');

    await makeKey('second.key');
    const old = ['--cert', at('first.pem'), '--key', at('first.key')];
    const second = await scep('second.key', [...old, '--cipher', cipher, '--digest', digest]);
    expect(second.subject).toBe(first.subject);
    expect(second.serialNumber).not.toBe(first.serialNumber);
    expect(second.publicKey.equals(first.publicKey)).toBe(false);
  });

  test('waits with an activation’s number until the person has confirmed', async () => {
    const { visit } = await logIn(issuer, makeCard({ person: 'swan.waits' }));
    const { status, password } = await open(issuer, { visit } as Parameters<typeof open>[1]);
    const events = await issuer.events(`/v1/activations/${status.id}/events`, visit);
    await makeKey('waiting.key');
    const waiting = scep('waiting.key', ['--password', `${status.id}:${password}`, '--interval', '1']);
    let claimed: ActivationStatus | undefined;
    do claimed = await events.next<ActivationStatus>();
    while (claimed && claimed.state !== 'claimed');
    await act(issuer, visit, status.id, 'confirm', { phraseDigest: claimed?.phraseDigest });
    expect((await waiting).subject).toContain('CN=Practice Cardholder swan.waits');
    events.close();
  });

  test('gets nothing with a wrong challenge', async () => {
    await makeKey('wrong.key');
    await expect(scep('wrong.key', ['--password', '0'.repeat(32)])).rejects.toThrow(/failed/i);
  });
});

function url(): string {
  return `${forwarder.origin}/scep`;
}

function pki(...args: string[]) {
  return run('pki', args, { encoding: 'buffer', maxBuffer: 1 << 20 });
}

async function makeKey(name: string): Promise<void> {
  writeFileSync(at(name), (await pki('--gen', '--type', 'rsa', '--size', '2048')).stdout);
}

async function scep(key: string, options: readonly string[]): Promise<X509Certificate> {
  const authorities = ['--cacert-enc', at('ra.pem'), '--cacert-sig', at('ra.pem'), '--cacert', at('scep-ca.pem')];
  const request = ['--in', at(key), '--dn', 'CN=Whatever a phone says here'];
  return new X509Certificate((await pki('--scep', '--url', url(), ...request, ...authorities, ...options)).stdout);
}
