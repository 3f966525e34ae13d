// SPDX-License-Identifier: Apache-2.0
// What comes first: the little that can be done while the code that draws (draw.tsx) is still being loaded.

import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import '@fontsource/atkinson-hyperlegible-mono/latin-500.css';
import '../contract/phrase.css';
import './theme.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/controls.css';
import './styles/pages.css';
import './styles/drawings.css';
import type { StationApi } from '../contract/ipc.ts';
import { systemLanguage } from './text/formats.ts';
import { loadText } from './text/index.ts';

declare global {
  interface Window {
    /** What the preload script gives the page: the only way out of it. */
    readonly station: StationApi;
  }
}

// A file that is dropped on the window is not opened.
for (const kind of ['dragover', 'drop']) document.addEventListener(kind, (event) => event.preventDefault());

void start();

/** The code that draws and the sentences are loaded side by side, and meanwhile the first view comes. */
async function start(): Promise<void> {
  const [{ drawPages }, text] = await Promise.all([import('./draw.tsx'), loadText[systemLanguage]()]);
  const root = document.getElementById('root');
  if (root) drawPages(root, window.station, { language: systemLanguage, text });
}
