// SPDX-License-Identifier: Apache-2.0
// The station as a window: how long it takes to come, what it takes of memory, and how long the express journey takes
// when nobody has to think. Start and memory stand beside those of an app that shows one heading, in the same run.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { goExpress } from '../journey/express.ts';
import type { Recorder } from '../journey/recorder.ts';
import { setStage } from '../journey/stage.ts';
import { launchApp, openStation } from '../journey/station.ts';
import { median } from './card-stand.ts';

const rounds = 15;

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
  const family = familyOf(app.process().pid ?? 0);
  await app.close();
  await ended(family);
  return { milliseconds, megabytes: family.reduce((sum, { kilobytes }) => sum + kilobytes, 0) / 1024 };
}

/** What an app leaves to do when it ends would be taken for the start of the next one. */
async function ended(family: readonly ProcessStatus[]): Promise<void> {
  // What has ended and waits for somebody to ask how has no memory any more.
  const lives = ({ pid }: ProcessStatus) => statusOf(pid).some(({ kilobytes }) => kilobytes > 0);
  while (family.some(lives)) await pause(50);
  await pause(500);
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

/** A process, and its RSS. Pages that processes share count for each: alike for both apps. */
interface ProcessStatus {
  readonly pid: number;
  readonly parent: number;
  readonly kilobytes: number;
}

/** A process and all below it. */
function familyOf(root: number): readonly ProcessStatus[] {
  const statuses = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => statusOf(Number(pid)));
  const below = (parent: number): ProcessStatus[] =>
    statuses.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return [...statuses.filter(({ pid }) => pid === root), ...below(root)];
}

/** A process may end while it is looked at, and then is none. */
function statusOf(pid: number): readonly ProcessStatus[] {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const value = (name: string): number => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return [{ pid, parent: value('PPid'), kilobytes: value('VmRSS') }];
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
