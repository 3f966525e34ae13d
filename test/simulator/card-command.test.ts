// SPDX-License-Identifier: Apache-2.0
// `npm run card` as a person has it: started, used by another program, ended with Ctrl+C.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { run } from './run.ts';

const program = path.join(import.meta.dirname, '../../simulator/card-command.ts');

it('shows the card to other programs, logs no data, and leaves nothing behind after Ctrl+C', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-card-command-'));
  const command = spawn(process.execPath, [program, '--folder', folder, '--key', 'p256']);
  onTestFinished(() => {
    command.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });
  let output = '';
  command.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  while (!output.includes('Ctrl+C')) await once(command.stdout, 'data');
  const socket = /PCSCLITE_CSOCK_NAME=(\S+)/.exec(output)?.[1] ?? '';

  const verifyPin = ['--reader', 'Virtual PCD', '--action', 'verify-pin', '--pin', '123456'];
  const { stderr } = await run('yubico-piv-tool', verifyPin, { PCSCLITE_CSOCK_NAME: socket });
  expect(stderr).toContain('Successfully verified PIN');

  command.kill('SIGINT');
  expect(await once(command, 'close')).toEqual([0, null]);
  expect(output).toContain('00 20 00 80  13 bytes -> 2 bytes, 9000');
  expect(output).not.toContain('31 32 33 34 35 36');
  expect(existsSync(socket)).toBe(false);
});

it.each([
  [['--help'], 0, 'stdout', '--folder DIR'],
  [['--key', 'rsa512'], 2, 'stderr', 'There is no key "rsa512".'],
  [['--vpcd', 'nowhere'], 2, 'stderr', '"nowhere" is not HOST:PORT.'],
  [['--speed'], 2, 'stderr', "Unknown option '--speed'"],
] as const)('understands its command line: %s', async (args, exitCode, stream, words) => {
  const outcome = await run(process.execPath, [program, ...args]);
  expect(outcome.exitCode).toBe(exitCode);
  expect(outcome[stream]).toContain(words);
});

it('says so when no vpcd waits where it was sent', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-card-command-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // Port 1 (tcpmux) is nobody's here.
  const { exitCode, stderr } = await run(process.execPath, [program, '--folder', folder, '--vpcd', '127.0.0.1:1']);
  expect([exitCode, stderr]).toEqual([1, 'No vpcd waits at 127.0.0.1:1.\n']);
});
