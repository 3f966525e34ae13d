// SPDX-License-Identifier: Apache-2.0
// The phone's pages in a plain Chromium, without a workflow behind them: each shows the state that it is given.

import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { Event, State } from '../../phone/src/workflow.ts';

const root = path.resolve(import.meta.dirname, '../../phone');

/** Builds the app into `folder` as ever, but for the visit, which is ours (shown-visit.ts). */
export async function buildShownPhone(folder: string): Promise<void> {
  const shownVisit = path.join(import.meta.dirname, 'shown-visit.ts');
  const swap = {
    name: 'shown-visit',
    enforce: 'pre' as const,
    resolveId: (source: string, importer?: string) =>
      source.endsWith('/visit.ts') && importer?.endsWith('/main.tsx') ? shownVisit : undefined,
  };
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [swap, react()],
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
}

/** A phone's browser that shows states. */
export interface ShownPhone {
  readonly page: Page;
  /** Shows a state, and waits until it is drawn. */
  readonly show: (state: State) => Promise<void>;
  /** What the page has reported since. */
  readonly events: () => Promise<readonly Event[]>;
  readonly close: () => Promise<void>;
}

/** Opens one at the address of the built app. */
export async function openShownPhone(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<ShownPhone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('h1').waitFor();
  return {
    page,
    show: (state) => page.evaluate(showAndDraw, state),
    events: () => page.evaluate(() => window.shownVisit.events),
    close: () => context.close(),
  };
}

/** Runs in the page: shows a state. Two frames later it is drawn, and its fonts are there. */
async function showAndDraw(state: State): Promise<void> {
  window.shownVisit.show(state);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await document.fonts.ready;
}
