// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servePages } from '../../issuer/http/pages.ts';

const app = new Hono();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-pages-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'assets/app.js'), 'plain');
  writeFileSync(path.join(folder, 'assets/app.js.br'), brotliCompressSync('plain'));
  writeFileSync(path.join(folder, 'assets/only.js'), 'only plain');
  writeFileSync(path.join(folder, 'index.html'), '<div id="app"></div>');
  servePages(app, folder, { organisation: 'A & B', support: '"1 < 2"' });
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (file: string, encodings: string) => app.request(file, { headers: { 'accept-encoding': encodings } });

test('a browser that takes brotli gets the file as the build has compressed it', async () => {
  const response = await get('/assets/app.js', 'gzip, deflate, br, zstd');
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(response.headers.get('vary')).toBe('accept-encoding');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(brotliCompressSync('plain'));
});

test('another one, and a file without a compressed one beside it, gets the file itself', async () => {
  for (const [file, encodings, content] of [
    ['/assets/app.js', 'gzip', 'plain'],
    ['/assets/only.js', 'br', 'only plain'],
  ] as const) {
    const response = await get(file, encodings);
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe(content);
  }
});

test('compressed files have no address of their own', async () => {
  expect((await get('/assets/app.js.br', 'br')).status).toBe(404);
});

test('the page itself says who serves it and whom to ask, for when the issuer cannot be reached', async () => {
  for (const address of ['/', '/A/ABC', '/a/abc']) {
    const response = await get(address, 'br');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toBe(
      '<div id="app" data-organisation="A &#38; B" data-support="&#34;1 &#60; 2&#34;"></div>',
    );
  }
});

test('an address that is none gets a person the page, and a program nothing', async () => {
  const forPerson = await app.request('/phone', { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
  expect(forPerson.status).toBe(404);
  expect(await forPerson.text()).toContain('<div id="app"');
  expect(await (await app.request('/phone', { headers: { accept: '*/*' } })).text()).not.toContain('<div');
});
