// SPDX-License-Identifier: Apache-2.0
// The phone app's files: the page at `/` and at the link of an activation, its assets beside it.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context, Hono, Next } from 'hono';
import type { PhoneInfo } from '../../contract/phone-api.ts';
import { escapeHtml } from '../notify/html.ts';

/** What stands in the page itself, for when the issuer cannot be reached from it. */
export type PageWords = Pick<PhoneInfo, 'organisation' | 'support'>;

/** Serves the built phone app out of `folder`. */
export function servePages(app: Hono, folder: string, words: PageWords): void {
  const page = (status: 200 | 404) => async (context: Context, next: Next) => {
    const html = await readIfThere(path.join(folder, 'index.html'));
    return html ? answerPage(context, html.toString(), words, status) : next();
  };
  app.get('/', page(200));
  // The link in the QR. It only shows the page: previews and mail scanners fetch links too.
  app.get('/A/:id', page(200));
  app.get('/a/:id', page(200));
  const serve = (pattern: string, cacheControl: string, fileFor: (name: string) => string) =>
    app.get(pattern, async (context, next) => {
      const file = path.join(folder, fileFor(context.req.param('file') ?? ''));
      const encodings = context.req.header('accept-encoding') ?? '';
      return (await readPage(file, cacheControl, encodings)) ?? next();
    });
  serve('/:file{[A-Za-z0-9._-]+}', 'no-cache', (name) => name);
  serve('/assets/:file{[A-Za-z0-9._-]+}', 'public, max-age=31536000, immutable', (name) => path.join('assets', name));
  const nowhere = page(404);
  // Who types an address that is none reads a page that says so; programs get the problem.
  app.get('*', (context, next) => (isForPeople(context) ? nowhere(context, next) : next()));
}

function isForPeople(context: Context): boolean {
  return (context.req.header('accept') ?? '').includes('text/html');
}

/** The page, with who serves it. It is small: it is not worth compressing. */
function answerPage(context: Context, html: string, { organisation, support }: PageWords, status: 200 | 404): Response {
  const attributes = `data-organisation="${escapeHtml(organisation)}" data-support="${escapeHtml(support)}"`;
  const body = html.replace('<div id="app"', () => `<div id="app" ${attributes}`);
  return context.body(body, status, {
    ...pageHeaders,
    'content-type': contentTypes['.html'] ?? '',
    'cache-control': 'no-cache',
  });
}

/** The file; compressed, where the build has put that beside it and the browser takes it. */
async function readPage(file: string, cacheControl: string, encodings: string): Promise<Response | undefined> {
  const type = contentTypes[path.extname(file)];
  if (!type) return undefined;
  const compressed = /\bbr\b/.test(encodings) ? await readIfThere(`${file}.br`) : undefined;
  const content = compressed ?? (await readIfThere(file));
  if (!content) return undefined;
  const headers = { ...pageHeaders, 'content-type': type, 'cache-control': cacheControl, vary: 'accept-encoding' };
  return new Response(content, { headers: compressed ? { ...headers, 'content-encoding': 'br' } : headers });
}

function readIfThere(file: string) {
  return readFile(file).catch(() => undefined);
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** The page runs its own scripts and nothing else; WebAssembly for the scanner, the camera for this origin alone. */
const pageHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
};
