// SPDX-License-Identifier: Apache-2.0
// Runs inside the namespaces of a private PC/SC service (pcsc-service.ts): starts and ends pcscd there, opens
// connections to its virtual reader and hands them out. Ends, and pcscd with it, when the program that asked is gone.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { vpcdPort } from './vpcd.ts';

/** What the host is told to do. */
export type HostCommand =
  /** `configuration` is the folder, inside ours, with pcscd's list of readers. */
  | { readonly do: 'start'; readonly configuration: string }
  /** SIGTERM ends pcscd properly; SIGKILL is a crash. */
  | { readonly do: 'stop'; readonly signal: 'SIGTERM' | 'SIGKILL' }
  /** Opens a connection to the virtual reader's slot and sends it along with the reply. */
  | { readonly do: 'connect'; readonly slot: number };

/** A command with the number by which its reply is known. */
export type HostRequest = HostCommand & { readonly id: number };

/** The reply; without `failure` it was done. */
export interface HostReply {
  readonly id: number;
  readonly failure?: string;
}

const [folder = ''] = process.argv.slice(2);
let service: ChildProcess | undefined;

process.on('disconnect', () => void end());
process.on('message', (request: HostRequest) => void answer(request));

async function end(): Promise<void> {
  await stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

async function answer(request: HostRequest): Promise<void> {
  try {
    const connection = await carryOut(request);
    process.send?.({ id: request.id } satisfies HostReply, connection);
  } catch (error) {
    process.send?.({ id: request.id, failure: String(error) } satisfies HostReply);
  }
}

async function carryOut(request: HostRequest): Promise<Socket | undefined> {
  // Paused, so that nothing that vpcd asks meanwhile is read here and lost: the program that gets the socket answers.
  if (request.do === 'connect') return await open(connect(vpcdPort + request.slot, '127.0.0.1').pause());
  if (request.do === 'start') await start(request.configuration);
  else await stop(request.signal);
  return undefined;
}

async function start(configuration: string): Promise<void> {
  if (service) return;
  const started = spawn('pcscd', ['--foreground', '--config', path.join(folder, configuration)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(started, 'spawn');
  service = started;
  started.once('exit', () => {
    if (service === started) service = undefined;
  });
  await untilItAnswers(started);
}

/** pcscd opens its socket last; nothing else tells that it is ready. */
async function untilItAnswers(started: ChildProcess): Promise<void> {
  while (service === started) {
    try {
      (await open(connect(path.join(folder, 'run/pcscd.comm')))).destroy();
      return;
    } catch {
      await wait(10);
    }
  }
  throw new Error('pcscd ended while it started');
}

async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (!service) return;
  const exit = once(service, 'exit');
  service.kill(signal);
  await exit;
}

async function open(socket: Socket): Promise<Socket> {
  await once(socket, 'connect');
  return socket;
}
