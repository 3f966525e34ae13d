// SPDX-License-Identifier: Apache-2.0
// certmonger, which keeps the certificates of Linux machines, as a SCEP client. It needs no system bus: it listens on a
// socket of its own, and runs one command.

import { execFile } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';
import { fetchChallenge } from './challenge.ts';
import { type Forwarder, forwardTo } from './forwarder.ts';

const run = promisify(execFile);
const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-certmonger-'));
const at = (name: string) => path.join(folder, name);
let issuer: TestIssuer;
let forwarder: Forwarder;
beforeAll(async () => {
  issuer = await startTestIssuer({ scep: { enabled: true, keyBits: 2048 } });
  forwarder = await forwardTo(issuer.phoneOrigin, issuer.certificatePem);
});
afterAll(async () => {
  await forwarder.close();
  await issuer.close();
  rmSync(folder, { recursive: true });
});

/** Runs certmonger for as long as these commands take, with everything that it keeps in the folder. */
async function certmonger(...commands: readonly string[]): Promise<void> {
  const kept = { REQUESTS_DIR: 'requests', CAS_DIR: 'cas', LOCAL_CA_DIR: 'local', CONFIG_DIR: 'config', TMPDIR: 'tmp' };
  for (const name of Object.values(kept)) mkdirSync(at(name), { recursive: true });
  const places = Object.entries(kept).map(([variable, name]) => [`CERTMONGER_${variable}`, at(name)]);
  writeFileSync(at('commands'), ['set -e', ...commands, ''].join('\n'));
  const call = ['-L', '-P', at('socket'), '-n', '-c', `sh ${at('commands')}`];
  await run('certmonger', call, { env: { ...process.env, ...Object.fromEntries(places) } });
}

test('certmonger enrols with a challenge, and renews with a new key', async () => {
  const { challenge } = await fetchChallenge(issuer, 'monger');
  const files = `-k ${at('phone.key')} -f ${at('phone.pem')}`;
  await certmonger(
    `getcert add-scep-ca -c pivot -u ${forwarder.origin}/scep`,
    `getcert request -c pivot -I phone ${files} -G rsa -g 2048 -N CN=x -L ${challenge} -w`,
    `cp ${at('phone.pem')} ${at('first.pem')}`,
    'getcert rekey -i phone -w',
  );
  const [first, second] = ['first.pem', 'phone.pem'].map((name) => new X509Certificate(readFileSync(at(name))));
  expect(first?.subject).toBe('O=Pivot practice\nCN=Practice Cardholder monger');
  expect(second?.subject).toBe(first?.subject);
  expect(second?.serialNumber).not.toBe(first?.serialNumber);
  expect(second?.checkPrivateKey(createPrivateKey(readFileSync(at('phone.key'))))).toBe(true);
  expect(second && first?.publicKey.equals(second.publicKey)).toBe(false);
});
