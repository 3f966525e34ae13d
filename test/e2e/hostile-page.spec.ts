// SPDX-License-Identifier: Apache-2.0
// A page that somebody has taken over sends whatever it likes: all of it is refused, and the station is as before.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { View } from '../../contract/view.ts';
import { build, type Description, hostileMessages, type Message } from './hostile-messages.ts';
import { expect, heading, sharedTest, test } from './virtual-station.ts';

type Build = (description: Description) => unknown;

/** What a hostile page does with the functions that it finds. */
type Functions = Record<string, (payload?: unknown) => Promise<unknown>> & {
  readonly onView: (listener: (view: View) => void) => () => void;
};

test('ten thousand malformed messages are refused, reach nothing and end nothing', async ({
  page,
  insertCard,
  userData,
}) => {
  test.slow();
  await insertCard();
  const log = () => readFileSync(path.join(userData, 'logs', 'station.log'), 'utf8');
  const [viewBefore, logBefore] = [await page.evaluate(presentView), log()];
  // As text, through DevTools, which is above the page's policy.
  await page.evaluate(`window.build = ${build.toString()}`);
  const messages = hostileMessages(10_000, 20_261_122);
  for (let start = 0; start < messages.length; start += 500) {
    expect(await page.evaluate(sendAll, messages.slice(start, start + 500))).toEqual([]);
  }
  expect(await page.evaluate(presentView)).toEqual(viewBefore);
  expect(log()).toBe(logBefore);
  await page.keyboard.type('123456');
  await page.keyboard.press('Enter');
  await heading(page, 'What would you like to do?').waitFor();
});

sharedTest(
  'functions of the page cannot be replaced by those of another, and no other channel is there',
  async ({ page }) => {
    const found = await page.evaluate(() => {
      const { station } = window as unknown as { station: Functions };
      const before = station.signOut;
      try {
        station.signOut = () => Promise.resolve();
      } catch {
        // frozen
      }
      return { same: station.signOut === before, names: Object.keys(station) };
    });
    expect(found.same).toBe(true);
    for (const name of ['send', 'invoke', 'on', 'ipcRenderer', 'require']) expect(found.names).not.toContain(name);
  },
);

/** Runs in the page: sends all at once and tells which were not refused. */
async function sendAll(messages: readonly Message[]): Promise<string[]> {
  const { station, build } = window as unknown as Window & { station: Functions; build: Build };
  const sent = messages.map(({ name, payload }) =>
    (station[name]?.(build(payload)) ?? Promise.resolve()).then(
      () => `${name} took ${JSON.stringify(payload)}`,
      (reason: unknown) => (String(reason).includes('refused') ? '' : `${name}: ${String(reason)}`),
    ),
  );
  return (await Promise.all(sent)).filter((outcome) => outcome !== '');
}

/** Runs in the page: what the main process shows now. */
function presentView(): Promise<View> {
  const { station } = window as unknown as { station: Functions };
  return new Promise((resolve) => {
    void station.onView(resolve);
  });
}
