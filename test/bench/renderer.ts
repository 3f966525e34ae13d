// SPDX-License-Identifier: Apache-2.0
// What the station's window loads until its first page stands and all others are at hand, compressed.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { openRenderer, serveFolder, startBrowser } from '../renderer/renderer-page.ts';
import { views } from '../renderer/views.ts';

const built = path.join(import.meta.dirname, '../../out/renderer');

/**
 * Kilobytes of page, scripts, styles and fonts that are loaded before anybody does anything. Fonts are compressed as
 * they are.
 */
export async function measureRenderer() {
  const server = await serveFolder(built);
  const browser = await startBrowser();
  try {
    const { page } = await openRenderer(browser, server.address, views.welcome);
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    const files = ['index.html', ...new Set(loaded.map((address) => new URL(address).pathname.slice(1)))];
    const sizes = files.map((file) => compressed(path.join(built, file)));
    return { firstLoadKb: Math.round(sizes.reduce((sum, size) => sum + size, 0) / 102.4) / 10 };
  } finally {
    await browser.close();
    await server.close();
  }
}

function compressed(file: string): number {
  const content = readFileSync(file);
  return file.endsWith('.woff2') ? content.length : gzipSync(content).length;
}
