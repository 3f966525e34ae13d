// SPDX-License-Identifier: Apache-2.0
// Answers what the built page asks for.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { protocol } from 'electron';
import { logoAddress } from '../contract/view.ts';
import { pageOrigin, pageScheme } from './page-scheme.ts';
import type { Logo } from './policy/file.ts';

// Node loads it at its first use: that is now, while Electron gets ready, and not when the page waits for an answer.
const { Response } = globalThis;

/**
 * Of what a sandbox takes away (CSP level 3, 6.3.2) nothing is given back but scripts and the page's own origin: there
 * are no dialogs of the browser and no printing (`allow-modals`), no downloads, and no way to another page.
 */
const contentSecurityPolicy = [
  'sandbox allow-scripts allow-same-origin',
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** What the page consists of; nothing else is served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Serves the files of `folder`, and nothing outside it but the organisation's logo. */
export function servePage(folder: string, logo: Logo | undefined): void {
  protocol.handle(pageScheme, ({ url, method }) => {
    if (logo && method === 'GET' && url === `${pageOrigin}/${logoAddress}`) return picture(logo);
    return answer(folder, new URL(url), method);
  });
}

/** A picture that is opened as a page of its own may do nothing. */
function picture({ content, contentType }: Logo): Response {
  const headers = { 'content-type': contentType, 'content-security-policy': "default-src 'none'", ...plainHeaders };
  return new Response(content, { headers });
}

function answer(folder: string, url: URL, method: string): Response {
  const file = fileOf(folder, url);
  const type = contentTypes[path.extname(file ?? '')];
  if (!file || !type || method !== 'GET') return new Response(null, { status: 404 });
  try {
    const headers = { 'content-type': type, 'content-security-policy': contentSecurityPolicy, ...plainHeaders };
    // At once: the page waits, and a small file is read sooner than it is handed to another thread and back.
    return new Response(new Uint8Array(readFileSync(file)), { headers });
  } catch {
    return new Response(null, { status: 404 });
  }
}

/**
 * No Cross-Origin-Opener-Policy: it cuts a page off from the one that opened it, which there is not, and from windows, of
 * which the sandbox above and the guards allow none; and Chromium would start a second process for the first page.
 */
const plainHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** The file that an address means, if it lies in the folder. */
function fileOf(folder: string, url: URL): string | undefined {
  // Node gives no origin for a scheme that it does not know.
  if (`${url.protocol}//${url.host}` !== pageOrigin) return undefined;
  const name = decodedPath(url);
  if (name === undefined || name.includes('\0')) return undefined;
  const file = path.join(folder, name);
  return file.startsWith(folder + path.sep) ? file : undefined;
}

function decodedPath({ pathname }: URL): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
