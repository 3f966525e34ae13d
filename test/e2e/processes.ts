// SPDX-License-Identifier: Apache-2.0
// Which processes belong to a program, and at which ports of this computer they listen.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A TCP socket that waits for connections. */
export interface Listener {
  readonly address: string;
  readonly port: number;
  readonly processes: readonly number[];
}

/** All TCP listeners of this computer, by iproute2. */
export function listeners(): readonly Listener[] {
  const lines = execFileSync('ss', ['--no-header', '--tcp', '--listening', '--numeric', '--processes'], {
    encoding: 'utf8',
  });
  return lines.trim().split('\n').filter(Boolean).map(readListener);
}

/** The process that listens at a port. */
export function processAt(port: number): number {
  const [found] = listeners().filter((listener) => listener.port === port);
  const [process] = found?.processes ?? [];
  if (process === undefined) throw new Error(`nobody listens at port ${port}`);
  return process;
}

/** A process with all that it started and that they started, as far as it runs. */
export function processTree(root: number): readonly number[] {
  const parents = new Map(runningProcesses().map((process) => [process, parentOf(process)]));
  const belongs = (process: number | undefined): boolean =>
    process !== undefined && (process === root || belongs(parents.get(process)));
  return [...parents.keys()].filter(belongs);
}

/** The file that a process runs. */
export function programOf(process: number): string {
  return readlinkSync(`/proc/${process}/exe`);
}

/** Those of some processes that run. */
export function stillRunning(processes: readonly number[]): readonly number[] {
  const running = new Set(runningProcesses());
  return processes.filter((process) => running.has(process));
}

/** Processes that have ended, and that nobody has asked about yet, do not count. */
function runningProcesses(): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((process) => process > 0 && parentOf(process) !== undefined);
}

/** proc(5): the fields of `stat` after the name in parentheses begin with state and parent. */
function parentOf(process: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}

function readListener(line: string): Listener {
  const [, , , local = ''] = line.split(/\s+/);
  const colon = local.lastIndexOf(':');
  const processes = [...line.matchAll(/pid=(\d+)/g)].map((match) => Number(match[1]));
  return { address: local.slice(0, colon), port: Number(local.slice(colon + 1)), processes };
}
