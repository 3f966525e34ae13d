// SPDX-License-Identifier: Apache-2.0
// A shared station: nothing but the station can be reached, and nothing of one person meets the next.

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { hashExitPin } from '../../main/kiosk/exit-pin.ts';
import { expect, heading, sharedTest, test } from './virtual-station.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-kiosk-'));
const policy = path.join(folder, 'policy.json');
const exitPin = await hashExitPin(new TextEncoder().encode('246810'));
const kiosk = { enabled: true, exitPin, pinEntry: 'keyboard', attractSeconds: 20 };
writeFileSync(policy, JSON.stringify({ virtualCard: 'allowed', kiosk }));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const stationArguments = ['--practice', `--policy=${policy}`];
test.use({ stationArguments });
sharedTest.use({ stationArguments });

sharedTest('keys that belong to systems, browsers and tools do not reach the page', async ({ page }) => {
  await page.evaluate(recordKeys);
  for (const keys of [
    'Control+p',
    'Control+c',
    'Control+Shift+i',
    'Alt+F4',
    'F5',
    'F11',
    'F12',
    'Meta+d',
    'Control+Equal',
  ]) {
    await page.keyboard.press(keys);
  }
  await page.keyboard.press('Tab');
  const named = (await page.evaluate(recordedKeys)).filter((key) => !['Control', 'Alt', 'Meta', 'Shift'].includes(key));
  expect(named).toEqual(['Tab']);
});

sharedTest('the window fills the screen and cannot be closed', async ({ station, page }) => {
  const window = await station.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows();
    first?.close();
    return { kiosk: first?.isKiosk(), count: BrowserWindow.getAllWindows().length };
  });
  expect(window).toEqual({ kiosk: true, count: 1 });
  await expect(heading(page, 'Put your smart card in the reader')).toBeVisible();
});

sharedTest('pages can be read aloud, or say that this computer has no voice', async ({ page }) => {
  await page.getByRole('button', { name: 'Read aloud' }).click();
  const voices = await page.evaluate(
    () => speechSynthesis.getVoices().filter(({ lang }) => lang.startsWith('en')).length,
  );
  const words = voices > 0 ? 'Plug in a headset.' : 'This computer has no voice for this language.';
  await expect(page.getByRole('dialog')).toContainText(words);
});

sharedTest('a file that is dropped on the window is not opened', async ({ page }) => {
  const opened = await page.evaluate(() => {
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
    document.body.dispatchEvent(drop);
    return !drop.defaultPrevented;
  });
  expect(opened).toBe(false);
});

test('the digits of a PIN never reach the page', async ({ page, insertCard }) => {
  await insertCard();
  await page.evaluate(recordKeys);
  await expect(page.locator('.pin-pad')).toHaveCount(0);
  await page.keyboard.type('12346');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('56');
  await expect(page.locator('.dot.typed')).toHaveCount(6);
  expect(await page.evaluate(recordedKeys)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await heading(page, 'What would you like to do?').waitFor();
});

test('nothing of one person is left for the next', async ({ station, page, signIn }) => {
  await signIn();
  await page.evaluate(async () => {
    localStorage.setItem('person', 'Practice Cardholder');
    sessionStorage.setItem('person', 'Practice Cardholder');
    await (await caches.open('person')).put('/person', new Response('Practice Cardholder'));
    Object.assign(window, { person: 'Practice Cardholder' });
  });
  await station.evaluate(async ({ clipboard }) => {
    await clipboard.writeText('Practice Cardholder');
    await clipboard.selection.writeText('Practice Cardholder');
  });
  await page.getByRole('button', { name: 'Take my card and leave' }).click();
  await heading(page, 'Put your smart card in the reader').waitFor();
  const left = () =>
    page
      .evaluate(async () => [
        'person' in window,
        localStorage.length,
        sessionStorage.length,
        (await caches.keys()).length,
        history.length,
        document.documentElement.outerHTML.includes('Cardholder'),
      ])
      .catch(() => 'being loaded anew');
  await expect.poll(left).toEqual([false, 0, 0, 0, 1, false]);
  const copied = await station.evaluate(async ({ clipboard }) => [
    await clipboard.readText(),
    await clipboard.selection.readText(),
  ]);
  expect(copied).toEqual(['', '']);
});

test('people are called from afar when nobody is there, and a touch leads to the first page', async ({
  station,
  page,
}) => {
  await shorten(station, kiosk.attractSeconds * 1_000, 500);
  await page.keyboard.press('Tab');
  await heading(page, 'Set up your phone with your smart card').waitFor();
  // Nobody being there, the page is loaded anew just then: whoever touches it at that moment touches it again.
  await expect(async () => {
    await page.mouse.click(5, 300);
    await heading(page, 'Put your smart card in the reader').waitFor({ timeout: 2_000 });
  }).toPass();
});

test('staff close the station with a PIN of their own', async ({ station, page }) => {
  const ended = once(station.process(), 'exit');
  await page.getByRole('button', { name: 'Help' }).click();
  await page.getByRole('button', { name: 'For administrators' }).click();
  await heading(page, 'Close this station').waitFor();
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('That was not the right PIN.');
  await page.keyboard.type('246810');
  await page.keyboard.press('Enter');
  // By this code whatever watches the station knows that it is to stay closed.
  expect(await ended).toEqual([3, null]);
});

test('a page that hangs is loaded anew, and goes on where it was', async ({ station, page, insertCard }) => {
  test.slow();
  await insertCard();
  // Chromium tells of a page that hangs when a key or a touch goes unanswered. Here nobody touches anything.
  await station.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.removeAllListeners('unresponsive'));
  // The page is asked so often whether it lives.
  await shorten(station, 5_000, 1_000);
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  const title = () =>
    station.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed()) return '';
      const answer = contents.executeJavaScript('document.querySelector("h1")?.textContent ?? ""').catch(() => '');
      const late = new Promise((resolve) => setTimeout(() => resolve('hangs'), 1_000));
      return Promise.race([answer, late]);
    });
  await expect.poll(title, { timeout: 5_000 }).toBe('hangs');
  await expect.poll(title, { timeout: 90_000 }).toContain('Enter your PIN');
});

/** From now on, what the main process would do after `wait` milliseconds it does after `instead`. */
function shorten(station: ElectronApplication, wait: number, instead: number): Promise<void> {
  return station.evaluate(
    (_electron, [from, to]) => {
      const { setTimeout: patient } = globalThis;
      const hasty = (action: () => void, after?: number, ...rest: []) =>
        patient(action, after === from ? to : after, ...rest);
      Object.assign(globalThis, { setTimeout: hasty });
    },
    [wait, instead] as const,
  );
}

/** Runs in the page: keeps what keys it sees. */
function recordKeys(): void {
  const keys: string[] = [];
  document.addEventListener('keydown', ({ key }) => keys.push(key), true);
  Object.assign(window, { recorded: keys });
}

/** Runs in the page. */
function recordedKeys(): string[] {
  return (window as unknown as { recorded: string[] }).recorded;
}
