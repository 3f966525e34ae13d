// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActivationStatus } from '../../contract/activation.ts';
import { pairingNonceHeader } from '../../contract/phone-api.ts';
import { phraseOf } from '../../contract/phrase.ts';
import { makeCard } from './cards.ts';
import { basic, logIn, makePhone, open } from './journey.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

const run = promisify(execFile);
const program = path.join(import.meta.dirname, '../../issuer/cli.ts');
const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-phrase-'));
const at = (name: string) => path.join(folder, name);
let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(async () => {
  await issuer.close();
  rmSync(folder, { recursive: true });
});

test('a desktop that enrols with curl sees the words that the station shows', async () => {
  const person = await logIn(issuer, makeCard({ person: 'desktop' }));
  const { status, password = '' } = await open(issuer, person);
  const { request } = makePhone();
  writeFileSync(at('request.b64'), request);
  writeFileSync(at('request.der'), Buffer.from(request, 'base64'));
  writeFileSync(
    at('request.pem'),
    `-----BEGIN CERTIFICATE REQUEST-----\n${request}\n-----END CERTIFICATE REQUEST-----\n`,
  );
  writeFileSync(at('ca.pem'), issuer.certificatePem);
  const { stdout: headers } = await run('curl', [
    ...['--silent', '--show-error', '--cacert', at('ca.pem'), '--dump-header', '-', '--output', '/dev/null'],
    ...['--header', `authorization: ${basic(status.id, password)}`, '--header', 'content-type: application/pkcs10'],
    ...['--data-binary', `@${at('request.b64')}`, `${issuer.phoneOrigin}/.well-known/est/simpleenroll`],
  ]);
  expect(headers).toContain('202');
  const nonce = new RegExp(`^${pairingNonceHeader}: (\\S+)`, 'im').exec(headers)?.[1] ?? '';

  const events = await issuer.events(`/v1/activations/${status.id}/events`, person.visit);
  const { phraseDigest = '' } = (await events.next<ActivationStatus>()) ?? {};
  events.close();
  const words = phraseOf(Buffer.from(phraseDigest, 'base64url')).words.join(' ');
  const files = ['request.der', 'request.pem'];
  for (const answer of await Promise.all(files.map((file) => phrase(status.id, at(file), nonce)))) {
    expect(answer).toContain(`The station must show: ${words}\n`);
  }
}, 120_000);

async function phrase(id: string, file: string, nonce: string): Promise<string> {
  const node = ['--disable-warning=ExperimentalWarning', program, 'phrase'];
  return (await run(process.execPath, [...node, id, file, `--nonce=${nonce}`])).stdout;
}
