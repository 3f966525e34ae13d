// SPDX-License-Identifier: Apache-2.0

import { createRoot } from 'react-dom/client';
import type { StationApi } from '../contract/ipc.ts';
import { App, type Spoken } from './app.tsx';
import { createLater } from './later.ts';
import { followViews } from './views.ts';

/** Draws the station's pages into `root` from now on; `first` is the language that is there already. */
export function drawPages(root: HTMLElement, station: StationApi, first: Spoken): void {
  const later = createLater(() => import('./later-parts.tsx'));
  createRoot(root).render(<App station={station} views={followViews(station, later)} later={later} first={first} />);
}
