// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';

/** Runs openssl with the given input and returns what it prints, its messages included. */
export function openssl(args: readonly string[], input: Uint8Array): string {
  return execFileSync('openssl', args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
}
