// SPDX-License-Identifier: Apache-2.0

import path from 'node:path';
import { createInterface } from 'node:readline';
import { utilityProcess } from 'electron';
import type { ProcessHandle } from './card/client.ts';
import { RotatingFile } from './rotating-file.ts';

/** Starts one of the station's own processes: its built file beside this one, its arguments, its name for people. */
export type StartProcess = (file: string, args: readonly string[], serviceName: string) => ProcessHandle;

/** How processes are started whose output goes into `logs`, a file for each kind: `issuer-process.log` and so on. */
export function processStarter(logs: string): StartProcess {
  const files = new Map<string, RotatingFile>();
  const fileOf = (name: string): RotatingFile => {
    const file = files.get(name) ?? new RotatingFile(path.join(logs, `${name}.log`));
    files.set(name, file);
    return file;
  };
  return (file, args, serviceName) => {
    const modulePath = path.join(import.meta.dirname, file);
    const child = utilityProcess.fork(modulePath, [...args], { serviceName, stdio: 'pipe' });
    const log = fileOf(path.parse(file).name);
    for (const output of [child.stdout, child.stderr]) {
      if (output) createInterface({ input: output }).on('line', (line) => log.write(`${line}\n`));
    }
    return {
      postMessage: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', () => listener()),
      kill: () => void child.kill(),
    };
  };
}
