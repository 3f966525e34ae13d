// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for Chromium's hang monitor. That one waits for the answer to an event of the keyboard or mouse; this one
 * asks the page by itself, and only while somebody listens to `unresponsive`.
 */
import type { DevToolsSession } from '../chromium/connection.ts';

const INTERVAL_MILLISECONDS = 1000;
/** As long as Chromium waits on a desktop (content::kHungRendererDelay). */
const HUNG_AFTER_MILLISECONDS = 15_000;

/** Calls `onChange` when the page stops to answer, and when it answers again. Ends when the page does. */
export async function watchHeartbeat(session: DevToolsSession, onChange: (responsive: boolean) => void) {
  for (;;) {
    let hung = false;
    const deadline = setTimeout(() => {
      hung = true;
      onChange(false);
    }, HUNG_AFTER_MILLISECONDS).unref();
    const alive = await session.send('Runtime.evaluate', { expression: '0' }).then(
      () => true,
      () => false,
    );
    clearTimeout(deadline);
    if (!alive) return;
    if (hung) onChange(true);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MILLISECONDS).unref());
  }
}
