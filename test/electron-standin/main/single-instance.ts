// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for Electron's process singleton. The lock is an abstract Unix socket named after the user and the
 * userData folder: taking it is atomic, and Linux frees it when the process ends, however it does.
 */
import { createHash } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { deserialize, serialize } from 'node:v8';

/** What a second instance tells the first. */
export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/** Takes the lock of `folder`, or null when another process has it. Later instances come to `onSecondInstance`. */
export function acquireLock(folder: string, onSecondInstance: (second: SecondInstance) => void): Server | null {
  const server = createServer({ allowHalfOpen: true }, (socket) => void receive(socket, onSecondInstance));
  server.on('error', () => {}); // taken: `listening` says so at once, the error comes later
  server.listen(socketOf(folder)).unref();
  return server.listening ? server : null;
}

/** Tells the process that has the lock of `folder` about this one; resolves when it has taken note, or is gone. */
export function tellHolder(folder: string, second: SecondInstance): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(socketOf(folder), () => socket.end(serialize(second)));
    socket.resume().on('error', () => {});
    socket.on('close', () => resolve());
  });
}

async function receive(socket: Socket, onSecondInstance: (second: SecondInstance) => void): Promise<void> {
  try {
    onSecondInstance(deserialize(await buffer(socket)) as SecondInstance);
  } finally {
    socket.end();
  }
}

function socketOf(folder: string): string {
  const name = createHash('sha256').update(`${process.getuid?.()}:${folder}`).digest('hex');
  return `\0electron-standin-${name}`;
}
