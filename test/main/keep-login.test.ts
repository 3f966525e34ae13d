// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keepingLogin } from '../../main/keep-login.ts';
import { createLoginSigning } from '../../main/signing/web-eid.ts';

test('the last log-in of a practice card can be looked at afterwards', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-keep-login-'));
  const signing = keepingLogin(createLoginSigning('test'), path.join(folder, 'kept'));
  const challenge = { visit: 'secret', nonce: 'N'.repeat(44), origin: 'https://localhost:1', expiresInMilliseconds: 1 };
  signing.challengeHash('ES256', challenge);
  const card = { certificate: new Uint8Array([1]), algorithm: 'ES256', attemptsLeft: 3, pinPad: false } as const;
  const token = signing.loginToken(card, new Uint8Array([2]));
  const kept = (name: string) => JSON.parse(readFileSync(path.join(folder, 'kept', name), 'utf8'));
  expect(kept('challenge.json')).toEqual({ origin: 'https://localhost:1', nonce: 'N'.repeat(44) });
  expect(kept('login-token.json')).toEqual(token);
  rmSync(folder, { recursive: true });
});
