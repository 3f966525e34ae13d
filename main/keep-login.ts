// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Challenge } from '../contract/station-api.ts';
import type { LoginSigning } from './station/outside.ts';

/**
 * Leaves the last log-in of a practice card in `folder`, so that anybody can check the signature with other programs:
 * `challenge.json` ({origin, nonce}) and `login-token.json`. A spent challenge opens nothing any more.
 */
export function keepingLogin(signing: LoginSigning, folder: string): LoginSigning {
  const keep = (name: string, value: unknown): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
  };
  return {
    challengeHash: (algorithm, challenge: Challenge) => {
      keep('challenge.json', { origin: challenge.origin, nonce: challenge.nonce });
      return signing.challengeHash(algorithm, challenge);
    },
    loginToken: (card, signature) => {
      const token = signing.loginToken(card, signature);
      keep('login-token.json', token);
      return token;
    },
  };
}
