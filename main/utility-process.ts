// SPDX-License-Identifier: Apache-2.0

import path from 'node:path';
import { utilityProcess } from 'electron';
import type { ProcessHandle } from './card/client.ts';

/** Starts one of the station's own processes, of which the built file stands beside this one. */
export function startProcess(file: string, args: readonly string[], serviceName: string): ProcessHandle {
  const child = utilityProcess.fork(path.join(import.meta.dirname, file), [...args], { serviceName });
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', () => listener()),
    kill: () => void child.kill(),
  };
}
