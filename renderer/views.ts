// SPDX-License-Identifier: Apache-2.0
// The views that the main process pushes, as React reads them.

import type { StationApi } from '../contract/ipc.ts';
import type { View } from '../contract/view.ts';
import { isDrawable, type Later } from './later.ts';

/** The last view that was pushed; the one before it as long as the code of its page is still being loaded. */
export interface Views {
  readonly present: () => View | undefined;
  /** Tells of each other view; returns how to stop. */
  readonly follow: (tell: () => void) => () => void;
}

/** Follows the station's views from now on. */
export function followViews(station: StationApi, later: Later): Views {
  let pushed: View | undefined;
  let present: View | undefined;
  const followers = new Set<() => void>();
  const take = (): void => {
    present = pushed;
    for (const tell of followers) tell();
  };
  station.onView((view) => {
    pushed = view;
    if (isDrawable(view, later)) take();
    else void later.load().then(take);
  });
  return {
    present: () => present,
    follow: (tell) => {
      followers.add(tell);
      return () => followers.delete(tell);
    },
  };
}
