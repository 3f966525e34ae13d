// SPDX-License-Identifier: Apache-2.0
// The real card process in tests: a forked Node process in place of Electron's utilityProcess.

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ProcessHandle } from '../../main/card/client.ts';
import type { CardReaders, ReaderStatus, ReadersState } from '../../main/station/ports.ts';

const cardProgram = new URL('../../main/card/process.ts', import.meta.url);
const parentPort = new URL('./parent-port.ts', import.meta.url);

/** A process, and a look at its output: all that it printed. */
export interface TestProcess extends ProcessHandle {
  readonly pid: number | undefined;
  readonly output: () => string;
}

/** Starts main/card/process.ts with `parameters`, or another program that speaks as it does. */
export function spawnCardProcess(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  program = cardProgram,
): TestProcess {
  const child = fork(fileURLToPath(program), [...parameters], {
    execPath: process.execPath,
    execArgv: ['--import', fileURLToPath(parentPort), '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, ...environment },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  return {
    pid: child.pid,
    output: () => output,
    postMessage: (message) => void (child.connected && child.send(message as object)),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  };
}

/** The first state, from now on, for which `condition` holds. */
export function stateWhen(
  readers: Pick<CardReaders, 'watch'>,
  condition: (state: ReadersState) => boolean,
): Promise<ReadersState> {
  return new Promise((resolve) => {
    let stop: (() => void) | undefined;
    let found = false;
    stop = readers.watch((state) => {
      if (found || !condition(state)) return;
      found = true;
      stop?.();
      resolve(state);
    });
    if (found) stop();
  });
}

/** The reader that has a card, once there is one for which `condition` holds. */
export async function occupiedReader(
  readers: Pick<CardReaders, 'watch'>,
  condition: (reader: ReaderStatus) => boolean = ({ card }) => card === 'present',
): Promise<ReaderStatus> {
  const state = await stateWhen(readers, ({ readers: all }) => all.some(condition));
  const reader = state.readers.find(condition);
  if (!reader) throw new Error('a state that fulfils the condition lost it');
  return reader;
}
