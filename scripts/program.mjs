// SPDX-License-Identifier: Apache-2.0
// Runs one of our programs after the set-up and passes its exit code and signals on.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { environment, node, root } from './setup.mjs';

/**
 * Runs `file` (from the project's root) with `args` on the project's Node, in the folder `cwd`; resolves to its exit
 * code. Ctrl+C and a termination signal are passed on, so that the program can tidy up.
 */
export function runProgram(file, args, extra = {}, cwd = root) {
  const child = spawn(node(), ['--disable-warning=ExperimentalWarning', path.join(root, file), ...args], {
    cwd,
    stdio: 'inherit',
    env: environment(extra),
  });
  // Ctrl+C reaches the child by itself; we only must not end before it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
