// SPDX-License-Identifier: Apache-2.0
// The built renderer in a plain Chromium, with a station that records what it is sent and shows what it is given.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page, type Route } from '@playwright/test';
import { createBuilder } from 'vite';
import { type IntentName, intentNames } from '../../contract/channels.ts';
import type { View } from '../../contract/view.ts';
import { chromiumOptions } from '../journey/chromium.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** An intent as the station received it; bytes as an array of numbers. */
interface SentIntent {
  readonly name: IntentName;
  readonly payload?: unknown;
}

/** A page of the station. */
export interface RendererPage {
  readonly page: Page;
  /** Pushes a view and waits until it is drawn. */
  readonly show: (view: View) => Promise<void>;
  /** What the page has sent so far, without what it says of itself. */
  readonly sent: () => Promise<readonly SentIntent[]>;
  /** What the browser complained about. Whatever is still in it at the end makes `close` fail. */
  readonly problems: string[];
  readonly close: () => Promise<void>;
}

/** Builds the renderer into `folder`, as `vite build` does for the window, with the pseudo-locales beside its languages. */
export async function buildRenderer(folder: string): Promise<void> {
  const builder = await createBuilder({
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [{ name: 'pseudo-locales', enforce: 'pre', resolveId: withPseudoLocales }],
    environments: { client: { build: { outDir: folder, sourcemap: false } } },
  });
  const client = builder.environments.client;
  if (client) await builder.build(client);
}

const withPseudo = path.join(root, 'test/renderer/text-with-pseudo-locales.ts');

function withPseudoLocales(source: string, importer: string | undefined): string | undefined {
  return source.endsWith('/text/index.ts') && importer !== withPseudo ? withPseudo : undefined;
}

/** Serves a folder on a free port of this computer only. */
export function serveFolder(folder: string): Promise<{ address: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const name = path.normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://page').pathname));
    const file = path.join(folder, name === '/' ? 'index.html' : name);
    readFile(file).then(
      (content) => {
        response.setHeader('content-type', contentTypes[path.extname(file)] ?? 'application/octet-stream');
        response.end(content);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  return listen(server);
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

async function listen(server: Server): Promise<{ address: string; close: () => Promise<void> }> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Starts the browser that the pages are looked at with. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch(chromiumOptions());
}

/** Pages that are built and served, and a browser to look at them with. */
export interface ServedPages {
  readonly browser: Browser;
  readonly address: string;
}

/** Builds pages into a folder and serves them for as long as they are used. */
export async function whileServed(
  build: (folder: string) => Promise<void>,
  use: (pages: ServedPages) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pivot-pages-'));
  await build(folder);
  const server = await serveFolder(folder);
  const browser = await startBrowser();
  await use({ browser, address: server.address });
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}

/** How the renderer is opened. */
export interface Opening extends BrowserContextOptions {
  /** What becomes of the request for what comes after the first page. Left out: it is answered, and waited for. */
  readonly later?: (request: Route) => Promise<void>;
}

/** Opens the renderer with `first` as its first view. Browser errors and refused content end the test. */
export async function openRenderer(
  browser: Browser,
  address: string,
  first: View,
  { later, ...options }: Opening = {},
): Promise<RendererPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  if (later) await page.route('**/later-parts-*.js', later);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.addInitScript(installStation, { intentNames, view: first });
  await page.goto(address);
  await page.locator('h1').waitFor();
  if (!later) await page.evaluate(waitForTheRest);
  await page.evaluate(showAndDraw, first);
  return {
    page,
    show: (view) => page.evaluate(showAndDraw, view),
    problems,
    sent: () => page.evaluate(() => window.testStation.sent),
    close: async () => {
      await context.close();
      if (problems.length > 0) throw new Error(`The page reported: ${problems.join('; ')}`);
    },
  };
}

/** Runs in the page: resolves when what comes after the first page is there too. */
async function waitForTheRest(): Promise<void> {
  for (;;) {
    const file = performance.getEntriesByType('resource').find(({ name }) => name.includes('/later-parts-'));
    // The page has it by then as well: it is the same module.
    if (file) return void (await import(file.name));
    await new Promise(requestAnimationFrame);
  }
}

/** Runs in the page: pushes a view. Two frames later it is drawn, and its fonts are there. */
async function showAndDraw(view: View): Promise<void> {
  window.testStation.push(view);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await document.fonts.ready;
}

interface TestStation {
  readonly sent: { name: IntentName; payload?: unknown }[];
  /** The very arrays that came with submitPin, to see what became of them. */
  readonly pins: Uint8Array[];
  push: (view: View) => void;
}

declare global {
  interface Window {
    /** In tests only: what the recording station has received, and how it pushes a view. */
    readonly testStation: TestStation;
  }
}

/** Runs in the page, before its own scripts: a window.station that records. */
function installStation({ intentNames, view }: { intentNames: readonly string[]; view: View }): void {
  const listeners = new Set<(view: View) => void>();
  let present = view;
  const push = (next: View): void => {
    present = next;
    for (const listener of listeners) listener(next);
  };
  const sent: { name: string; payload?: unknown }[] = [];
  const pins: Uint8Array[] = [];
  const record = (name: string, payload: unknown): Promise<void> => {
    if (name === 'submitPin' && payload instanceof Uint8Array) pins.push(payload);
    if (name !== 'pageDrawn') sent.push(payload === undefined ? { name } : { name, payload: copied(payload) });
    return Promise.resolve();
  };
  const copied = (payload: unknown): unknown => (payload instanceof Uint8Array ? Array.from(payload) : payload);
  const station: Record<string, unknown> = {
    onView: (listener: (view: View) => void) => {
      listeners.add(listener);
      listener(present);
      return () => listeners.delete(listener);
    },
  };
  for (const name of intentNames) station[name] = (payload: unknown) => record(name, payload);
  Object.assign(window, { station, testStation: { sent, pins, push } });
}
