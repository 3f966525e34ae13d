// SPDX-License-Identifier: Apache-2.0

/** How far the app's life has got, and its open windows: what the other modules must know of each other. */

/** A window, as far as quitting the app concerns it. */
export interface ClosableWindow {
  /** Asks the app and the page, then closes; resolves with false where either refused. */
  requestClose(): Promise<boolean>;
  /** Drops the window, whose page no longer exists. */
  pageGone(): void;
}

const ready = Promise.withResolvers<void>();

export const lifecycle = {
  isReady: false,
  isQuitting: false,
  whenReady: ready.promise,
  windows: new Map<number, ClosableWindow>(),

  becomeReady(): void {
    this.isReady = true;
    ready.resolve();
  },
};
