// SPDX-License-Identifier: Apache-2.0
// Whether the page lives. Chromium notices a page that hangs only when a key or a touch goes unanswered, and says so of
// its own accord in no other case; who puts in a card at a shared station touches nothing.

import type { Clock } from './station/ports.ts';

/** So often the page is asked. */
const interval = 5_000;
/** It has missed so many looks in a row when it counts as hung: longer than the slowest machine takes to draw. */
const patience = 6;

/**
 * Asks again and again, and calls `onLost` when one question has gone unanswered for half a minute. What counts is how
 * often it was looked, not the time between: a computer that slept, or whose main process was held up, raises no false
 * alarm. `ask` gives nothing while there is nobody to be asked. Returns how to stop.
 */
export function watchPulse(ask: () => Promise<unknown> | undefined, clock: Clock, onLost: () => void): () => void {
  let open: Promise<unknown> | undefined;
  let missed = 0;
  let cancel = (): void => {};

  function begin(question: Promise<unknown> | undefined): void {
    const answered = (): void => {
      if (open === question) open = undefined;
    };
    open = question;
    missed = 0;
    question?.then(answered, answered);
  }

  function miss(): void {
    missed += 1;
    if (missed < patience) return;
    open = undefined;
    onLost();
  }

  function look(): void {
    cancel = clock.after(interval, look);
    if (open === undefined) begin(ask());
    else miss();
  }

  look();
  return () => cancel();
}
