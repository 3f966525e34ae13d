// SPDX-License-Identifier: Apache-2.0
// The network between an issuer and its database, which can be cut so that neither hears of it: nothing comes through any
// more, and no connection is closed.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A way to PostgreSQL. */
export interface Relay {
  /** The folder of its socket: what `store.postgresql.host` is. */
  readonly host: string;
  /** Cuts it. Connections are taken, and nothing comes out of them. */
  cut(): void;
  /** Lets the next statement with these words through, and cuts it before the answer. */
  cutAfter(words: string): void;
  /** Ends the connection before it passes on the piece of this number, counted from now in both directions; from 1. */
  endBefore(piece: number): void;
  /** Whether that has happened. */
  hasEnded(): boolean;
  /** New connections come through again; those that were cut stay so. */
  mend(): void;
  close(): Promise<void>;
}

/** Opens a way to the server in this folder. */
export async function openRelay(target: string): Promise<Relay> {
  const host = mkdtempSync(path.join(os.tmpdir(), 'pivot-relay-'));
  const name = '.s.PGSQL.5432';
  let passes = { anything: true };
  let last: string | undefined;
  let piecesLeft: number | undefined;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  };
  const cut = () => {
    passes.anything = false;
    last = undefined;
  };
  const server = createServer((near) => {
    const own = passes;
    const far = keep(connect(path.join(target, name)));
    const isEnd = () => {
      if (piecesLeft !== undefined) piecesLeft -= 1;
      if (piecesLeft !== 0) return false;
      near.destroy();
      far.destroy();
      return true;
    };
    keep(near).on('data', (chunk) => {
      if (!own.anything || isEnd()) return;
      far.write(chunk);
      if (last !== undefined && chunk.includes(last)) cut();
    });
    far.on('data', (chunk) => own.anything && !isEnd() && near.write(chunk));
    near.on('close', () => far.destroy());
    far.on('close', () => own.anything && near.destroy());
  });
  server.listen(path.join(host, name));
  await once(server, 'listening');
  return {
    host,
    cut,
    cutAfter(words) {
      last = words;
    },
    endBefore(piece) {
      piecesLeft = piece;
    },
    hasEnded: () => piecesLeft !== undefined && piecesLeft <= 0,
    mend() {
      passes = { anything: true };
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(host, { recursive: true });
    },
  };
}
