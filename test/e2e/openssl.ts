// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs openssl in a folder with arguments separated by spaces; gives what it printed. Rejects when it fails. */
export async function openssl(folder: string, command: string): Promise<string> {
  return (await run('openssl', command.split(' '), { cwd: folder })).stdout;
}
