// SPDX-License-Identifier: Apache-2.0
// Records a journey: each step with its time and a picture of the screen where it happened.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { untilStill } from './still.ts';

/** One step of a journey, as `journey.json` has it. */
interface Step {
  readonly number: number;
  readonly where: 'station' | 'phone';
  readonly action: string;
  /** Whether a person does it; the rest happens by itself. */
  readonly byPerson: boolean;
  readonly milliseconds: number;
  readonly screenshot: string;
}

/** A journey, as `journey.json` has it. */
export interface Journey {
  readonly journey: string;
  /** How often the person turns from one device to the other. */
  readonly deviceChanges: number;
  /** How many steps the person takes. */
  readonly actions: number;
  readonly steps: readonly Step[];
}

/** Takes down steps into a folder. */
export interface Recorder {
  /**
   * Carries out a step, takes a picture of `page` afterwards, and says so. A failure names the step.
   */
  step(
    where: Step['where'],
    action: string,
    by: 'person' | 'itself',
    page: Page,
    act: () => Promise<void>,
  ): Promise<void>;
  /** Writes `journey.json` and `journey.html`. */
  finish(): Promise<Journey>;
}

/** Starts recording into `folder`; `say` gets a line for each step. */
export function createRecorder(name: string, folder: string, say: (line: string) => void): Recorder {
  const steps: Step[] = [];

  const step: Recorder['step'] = async (where, action, by, page, act) => {
    const number = steps.length + 1;
    const started = performance.now();
    try {
      await act();
      const milliseconds = Math.round(performance.now() - started);
      const screenshot = `${String(number).padStart(2, '0')}-${where}.png`;
      await untilStill(page);
      await page.screenshot({ path: path.join(folder, screenshot), animations: 'disabled' });
      steps.push({ number, where, action, byPerson: by === 'person', milliseconds, screenshot });
      say(`${String(number).padStart(2)}. ${where.padEnd(7)} ${action} (${milliseconds} ms)`);
    } catch (error) {
      throw new Error(`step ${number}, "${action}" at the ${where}: ${sentence(error)}`);
    }
  };

  async function finish(): Promise<Journey> {
    const byPerson = steps.filter((each) => each.byPerson);
    const deviceChanges = byPerson.filter(
      (each, index) => index > 0 && byPerson[index - 1]?.where !== each.where,
    ).length;
    const journey = { journey: name, deviceChanges, actions: byPerson.length, steps };
    await writeFile(path.join(folder, 'journey.json'), `${JSON.stringify(journey, null, 2)}\n`);
    await writeFile(path.join(folder, 'journey.html'), report(journey));
    return journey;
  }

  return { step, finish };
}

/** The first line of what went wrong, without a browser's colours. */
function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with the escape character
  return (text.replace(/\u001b\[\d+m/g, '').split('\n')[0] ?? '').trim();
}

/** The journey as a page: station and phone side by side, the time of each step between them. */
function report({ journey, actions, deviceChanges, steps }: Journey): string {
  const total = steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const picture = ({ screenshot, action, where }: Step, side: Step['where']): string =>
    where === side ? `<img src="${screenshot}" alt="${escapeHtml(`The ${side} after: ${action}`)}">` : '';
  const rows = steps.map(
    (each) => `<li>
  <div>${picture(each, 'station')}</div>
  <p><b>${each.number}</b> ${escapeHtml(each.action)}<br><small>${each.byPerson ? 'by the person' : 'by itself'}, ${each.milliseconds} ms</small></p>
  <div>${picture(each, 'phone')}</div>
</li>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pivot: the ${escapeHtml(journey)} journey</title>
<style>
  body { margin: 0 auto; max-width: 1200px; padding: 24px; font: 18px/1.5 system-ui, sans-serif; color: #14212b; background: #fbfaf7; }
  ol { list-style: none; padding: 0; }
  header, li { display: grid; grid-template-columns: 3fr 1.4fr 1.4fr; gap: 24px; align-items: center; }
  li { padding: 20px 0; border-top: 1px solid #d9d5cb; }
  img { display: block; max-width: 100%; max-height: 640px; border: 1px solid #d9d5cb; border-radius: 8px; }
  p b { color: #0b6e6e; font-size: 24px; }
</style>
<h1>The ${escapeHtml(journey)} journey</h1>
<p>${actions} actions by the person, ${deviceChanges} changes of device, ${steps.length} steps,
${(total / 1000).toFixed(1)} s of computer time. Everything here is practice: the card, its authority and the credential.</p>
<header><b>Station</b><b>Step</b><b>Phone</b></header>
<ol>
${rows.join('\n')}
</ol>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
