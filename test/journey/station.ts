// SPDX-License-Identifier: Apache-2.0
// The station as a person meets it: its window, and what one does there. It runs as `npm start` runs it, in the
// stand-in where Electron's binary is missing.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { projectRoot, type Stage } from './stage.ts';

/** A station that runs, and its window. */
export interface Station {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where it keeps its data. */
  readonly userData: string;
  close(): Promise<void>;
}

/** How the station is started. */
export interface StationOptions {
  /** Where it keeps its data; the same folder again is the same station again. */
  readonly userData?: string;
  /** Which cards its issuer is for: the stage's practice cards, unless real ones are asked for. */
  readonly cards?: 'practice' | 'real';
  /** Added to the arguments that start it with the readers of the stage's PC/SC service. */
  readonly args?: readonly string[];
}

/** Starts the station with the stage's readers and waits until its first page and its issuer are there. */
export async function openStation(stage: Stage, options: StationOptions = {}): Promise<Station> {
  const userData = options.userData ?? path.join(stage.folder, 'station');
  const practice = ['--practice', `--practice-folder=${stage.practiceFolder}`, '--readers=pcsc'];
  const cards = options.cards === 'real' ? [] : practice;
  const args = [`--user-data-dir=${userData}`, '.', ...cards, ...(options.args ?? [])];
  const app = await launchApp(args, stage.service.environment);
  const page = await app.firstWindow();
  // The first page does not wait for the issuer; what comes next does. It has a name, or is said not to be there.
  await page.locator('.organisation bdi:not(:empty), .failure-words').first().waitFor();
  return { app, page, userData, close: () => app.close() };
}

/** Starts an Electron app: in the stand-in, without a screen, where Electron's binary is missing. */
export function launchApp(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ElectronApplication> {
  const genuine = existsSync(path.join(projectRoot, 'node_modules/electron/dist'));
  const standIn = genuine ? {} : { ELECTRON_OVERRIDE_DIST_PATH: path.join(projectRoot, 'test/electron-standin') };
  // Playwright's own wish to set the path comes too late for a stand-in chosen by environment.
  Object.assign(process.env, standIn);
  return _electron.launch({
    args: [...args],
    cwd: projectRoot,
    env: { ...environmentOfProcess(), ...standIn, ...environment, STANDIN_HEADLESS: '1' },
  });
}

/** Types the PIN on the keyboard, as most people do, and sends it. */
export async function enterPin(page: Page, pin: string): Promise<void> {
  await page.getByRole('heading', { name: 'Enter your PIN' }).waitFor();
  await typePin({ page }, pin);
}

/** Types a PIN on whatever page asks for one. */
export async function typePin({ page }: Pick<Station, 'page'>, pin: string): Promise<void> {
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
}

/** The numeric password that the station shows, without its groups. */
export async function readNumber(page: Page): Promise<string> {
  return (await page.locator('.number .code').innerText()).replace(/\D/g, '');
}

/** The three words that the station, or the phone, shows. */
export async function readPhrase(page: Page): Promise<readonly string[]> {
  return (await page.locator('.phrase-words').innerText()).trim().split(/\s+/);
}

function environmentOfProcess(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]));
}
