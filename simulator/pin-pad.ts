// SPDX-License-Identifier: Apache-2.0
// The fingers at a virtual reader that has keys of its own: its driver (pin-pad-reader.c, compiled where it is used) asks
// here for each PIN. What is typed goes over a socket that its owner alone can open, and to nobody but the reader.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** What the reader wants to have typed. */
export interface PadRequest {
  readonly slot: number;
  /** The present PIN, or, where it is changed, the new one and that again. */
  readonly pin: 'pin' | 'newPin' | 'newPinAgain';
  /** How many digits the reader takes. */
  readonly shortest: number;
  readonly longest: number;
  /** Aborts when the reader waits no longer: the card was pulled. */
  readonly signal: AbortSignal;
}

/** What somebody does at the keys. `timeOut`: nothing; `fail`: the reader fails. */
export type PadAnswer = { readonly digits: string } | 'cancel' | 'timeOut' | 'fail';

/** Answers each request of the reader. */
export type PadFingers = (request: PadRequest) => Promise<PadAnswer>;

/** The name of the driver's file in the service's folder. */
export const pinPadDriver = 'libifdpinpad.so';

/** Compiles the driver into `folder`, where it expects vpcd's. */
export async function compilePinPadDriver(folder: string): Promise<void> {
  const source = path.join(import.meta.dirname, 'pin-pad-reader.c');
  const shared = ['-std=gnu11', '-O1', '-shared', '-fPIC', '-I/usr/include/PCSC'];
  try {
    await promisify(execFile)('gcc', [...shared, '-o', path.join(folder, pinPadDriver), source]);
  } catch (error) {
    throw new Error('the reader with a PIN pad cannot be compiled (Debian packages g++ and libpcsclite-dev)', {
      cause: error,
    });
  }
}

/** Listens in `folder` to what the reader asks. Resolves to how to stop. */
export async function servePinPad(folder: string, fingers: PadFingers): Promise<() => void> {
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
    answerRequests(socket, fingers);
  });
  server.listen(path.join(folder, 'pin-pad'));
  await once(server, 'listening');
  return () => {
    server.close();
    for (const socket of connections) socket.destroy();
  };
}

/** One connection is one command of the reader; where it asks for several PINs, it does so one after the other. */
function answerRequests(socket: Socket, fingers: PadFingers): void {
  const ending = new AbortController();
  socket.on('error', () => {}); // Always followed by "close".
  socket.once('close', () => ending.abort());
  createInterface({ input: socket }).on('line', async (line) => {
    const [slot, pin, shortest, longest] = line.split(' ');
    const answer = await fingers({
      slot: Number(slot),
      pin: pin as PadRequest['pin'],
      shortest: Number(shortest),
      longest: Number(longest),
      signal: ending.signal,
    });
    if (socket.writable) socket.write(`${typeof answer === 'string' ? answer : answer.digits}\n`);
  });
}
