// SPDX-License-Identifier: Apache-2.0

import type { WebContents } from 'electron';

const interval = 1_000;

/** Calls `listener` when a key, the pointer or a touch reaches the page: at most once a second. */
export function onActivity(contents: WebContents, listener: () => void): void {
  let last = Number.NEGATIVE_INFINITY;
  contents.on('input-event', () => {
    const now = performance.now();
    if (now - last < interval) return;
    last = now;
    listener();
  });
}
