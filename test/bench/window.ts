// SPDX-License-Identifier: Apache-2.0
// The station as a window: how long it takes to come, what it takes of memory, and how long the express journey takes
// when nobody has to think. Start and memory stand beside those of an app that shows one heading, in the same run.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { goExpress } from '../journey/express.ts';
import type { Recorder } from '../journey/recorder.ts';
import { setStage } from '../journey/stage.ts';
import { launchApp, openStation } from '../journey/station.ts';
import { median } from './card-stand.ts';

const rounds = 5;

interface Start {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Milliseconds until the first page can be used, megabytes then (RSS of all processes), seconds for the journey. */
export async function measureWindow() {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-bench-'));
  const station = () => start(['.', '--practice'], 'Put your smart card in the reader', path.join(folder, 'station'));
  const empty = () => start([path.join(import.meta.dirname, 'empty-app')], 'Nothing', path.join(folder, 'empty'));
  try {
    // The first start of all makes keys and caches; a station starts each day without.
    await station();
    await empty();
    const [stations, empties]: [Start[], Start[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      stations.push(await station());
      empties.push(await empty());
    }
    return {
      coldStartMs: middle(stations, 'milliseconds'),
      emptyAppColdStartMs: middle(empties, 'milliseconds'),
      rssMb: middle(stations, 'megabytes'),
      emptyAppRssMb: middle(empties, 'megabytes'),
      journeySeconds: await measureJourney(),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function middle(starts: readonly Start[], what: keyof Start): number {
  return Math.round(median(starts.map((each) => each[what])));
}

async function start(args: readonly string[], heading: string, userData: string): Promise<Start> {
  const began = performance.now();
  const app = await launchApp([`--user-data-dir=${userData}`, ...args]);
  const page = await app.firstWindow();
  await shown(page, heading);
  const milliseconds = performance.now() - began;
  const megabytes = memoryOf(app.process().pid ?? 0);
  await app.close();
  return { milliseconds, megabytes };
}

/**
 * Resolves in the frame that shows the heading. A locator would do too, but it looks again at intervals that grow to
 * half a second, and the start would take as long as the next look.
 */
async function shown(page: Page, heading: string): Promise<void> {
  try {
    await page.evaluate(waitForHeading, heading);
  } catch (error) {
    // The empty page that a window begins with has gone, and the question with it.
    if (!String(error).includes('Execution context was destroyed')) throw error;
    await shown(page, heading);
  }
}

/** Runs in the page. */
function waitForHeading(heading: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const found = [...document.querySelectorAll('h1')].find(({ textContent }) => textContent === heading);
      if (found?.checkVisibility()) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** The RSS of a process and of all below it. Pages that they share count for each: alike for both apps. */
function memoryOf(root: number): number {
  const statuses = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => statusOf(pid));
  const below = (parent: number): number[] =>
    statuses.filter((each) => each.parent === parent).flatMap(({ pid }) => [pid, ...below(pid)]);
  const family = new Set([root, ...below(root)]);
  return statuses.filter(({ pid }) => family.has(pid)).reduce((sum, { kilobytes }) => sum + kilobytes, 0) / 1024;
}

/** A process may end while it is looked at. */
function statusOf(pid: string): { pid: number; parent: number; kilobytes: number }[] {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const value = (name: string): number => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return [{ pid: Number(pid), parent: value('PPid'), kilobytes: value('VmRSS') }];
  } catch {
    return [];
  }
}

/** All steps of the express journey, each as soon as it can be taken; the phone's browser is open already. */
async function measureJourney(): Promise<number> {
  const stage = await setStage();
  const station = await openStation(stage);
  let milliseconds = 0;
  const step: Recorder['step'] = async (_where, _what, _by, _page, act) => {
    const began = performance.now();
    await act();
    milliseconds += performance.now() - began;
  };
  try {
    const phone = await goExpress(stage, station, { step });
    await phone.close();
  } finally {
    await station.close();
    await stage.close();
  }
  return Math.round(milliseconds / 100) / 10;
}
