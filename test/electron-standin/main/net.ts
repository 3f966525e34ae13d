// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for `net`: `fetch` of the app's own schemes, of `file:`, and of the network. The last goes through Node.js,
 * not Chromium: Node's trust store, no proxy of the system, no cache, no session cookies.
 */
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loud } from '../loud.ts';
import { lifecycle } from './lifecycle.ts';
import { handlerFor } from './protocol.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.map': 'application/json',
  '.txt': 'text/plain',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
};

/** `net.fetch`. Rejects with Chromium's name for what went wrong, as Electron does. */
export async function netFetch(
  input: string | URL | Request,
  init: RequestInit & { bypassCustomProtocolHandlers?: boolean } = {},
): Promise<Response> {
  if (!lifecycle.isReady) throw new Error('net.fetch can only be called after app is ready');
  const request = new Request(input, init);
  const handler = init.bypassCustomProtocolHandlers ? undefined : handlerFor(request.url);
  if (handler) return handler(request);
  return request.url.startsWith('file:') ? fetchFile(request.url) : fetch(request);
}

export const net = loud<Electron.Net>('net', {
  fetch: netFetch,
  isOnline,
  get online() {
    return isOnline();
  },
});

async function fetchFile(url: string): Promise<Response> {
  const file = fileURLToPath(url.replace(/[?#].*$/, ''));
  const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  try {
    return new Response(new Uint8Array(await readFile(file)), { headers: { 'content-type': type } });
  } catch {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  }
}

function isOnline(): boolean {
  return Object.values(os.networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal));
}
