// SPDX-License-Identifier: Apache-2.0
// Other PIV programs, doing what a log-in does with as few calls of theirs as possible.

import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** The key in 9A. */
export type Kind = 'rsa2048' | 'p256';

/** A program that can log in. */
export interface Peer {
  readonly name: 'opensc' | 'yubico';
  readonly isInstalled: () => boolean;
  /** Reads the 9A certificate, verifies the PIN and signs SHA-256 of `challenge`; ECDSA in DER. Throws if it fails. */
  readonly logIn: (
    environment: Readonly<Record<string, string>>,
    kind: Kind,
    challenge: Uint8Array,
    pin: string,
  ) => Promise<Uint8Array>;
}

/** OpenSC reads all the card's certificates when it opens it. */
const opensc: Peer = {
  name: 'opensc',
  isInstalled: () => isThere('pkcs11-tool'),
  logIn: async (environment, kind, challenge, pin) =>
    inFolder(challenge, async (input, output) => {
      const mechanism = { rsa2048: 'SHA256-RSA-PKCS', p256: 'ECDSA-SHA256' }[kind];
      const signing = ['--login', '--pin', pin, '--sign', '--id', '01', '--mechanism', mechanism];
      const files = ['--signature-format', 'openssl', '--input-file', input, '--output-file', output];
      await run('pkcs11-tool', [...signing, ...files], environment);
    }),
};

const yubico: Peer = {
  name: 'yubico',
  isInstalled: () => isThere('yubico-piv-tool'),
  logIn: async (environment, kind, challenge, pin) =>
    inFolder(challenge, async (input, output) => {
      const algorithm = { rsa2048: 'RSA2048', p256: 'ECCP256' }[kind];
      const reader = ['--reader', 'Virtual PCD', '--slot', '9a', '--algorithm', algorithm];
      const actions = ['--action', 'read-certificate', '--action', 'verify-pin', '--pin', pin, '--sign'];
      await run('yubico-piv-tool', [...reader, ...actions, '--hash', 'SHA256', '-i', input, '-o', output], environment);
    }),
};

/** All peers, installed or not. */
export const peers: readonly Peer[] = [opensc, yubico];

function isThere(program: string): boolean {
  return spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;
}

async function run(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  await promisify(execFile)(program, args, { env: { ...process.env, ...environment }, timeout: 60_000 });
}

/** Gives `work` a file with `challenge` and one to write, and takes the signature out of that. */
async function inFolder(
  challenge: Uint8Array,
  work: (input: string, output: string) => Promise<void>,
): Promise<Uint8Array> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-bench-'));
  try {
    const [input, output] = [path.join(folder, 'challenge'), path.join(folder, 'signature')];
    writeFileSync(input, challenge);
    await work(input, output);
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
