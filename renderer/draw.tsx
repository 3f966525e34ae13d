// SPDX-License-Identifier: Apache-2.0

import { createRoot } from 'react-dom/client';
import type { StationApi } from '../contract/ipc.ts';
import { App } from './app.tsx';

/** Draws the station's pages into `root` from now on. */
export function drawPages(root: HTMLElement, station: StationApi): void {
  createRoot(root).render(<App station={station} />);
}
