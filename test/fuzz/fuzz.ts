// SPDX-License-Identifier: Apache-2.0
// `npm run fuzz`: gives each parser a million and more inputs, in a thread with little memory that is ended when it hangs.

import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Finding } from './run.ts';
import { targets } from './targets.ts';

const help = `Usage: npm run fuzz -- [options] [parser ...]

Gives the parsers random and damaged inputs: ${Object.keys(targets).join(', ')}.
Exit code 1 if one of them crashes, hangs or takes too much memory.

  --inputs N   how many inputs each parser gets (1000000 if not given)
  --seed N     the same seed gives the same inputs; a random one is taken, and printed, if not given
  --help       this text`;

/** No progress for so long means that a parser hangs. */
const patience = 60_000;
const heapMegabytes = 128;
const outsideHeapMegabytes = 512;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { inputs: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) console.log(help);
else process.exitCode = await run(positionals.length > 0 ? positionals : Object.keys(targets));

async function run(names: readonly string[]): Promise<number> {
  const count = Number(values.inputs ?? 1_000_000);
  const seed = Number(values.seed ?? randomInt(2 ** 31));
  console.log(`seed ${seed}, ${count} inputs for each parser`);
  let findings = 0;
  for (const name of names) {
    const start = performance.now();
    const finding = await runTarget(name, seed, count);
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    console.log(`${name}: ${finding ? `${finding.what}\n  input ${finding.input}` : 'nothing found'} (${seconds} s)`);
    if (finding) findings += 1;
  }
  return findings > 0 ? 1 : 0;
}

/** What a thread tells. */
type Message = { readonly done: number; readonly bytesOutsideHeap: number } | { readonly finding: Finding | undefined };

function runTarget(name: string, seed: number, count: number): Promise<Finding | undefined> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { name, seed, count },
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  let reached = 0;
  const found = (what: string): Finding => ({ what, input: `behind number ${reached} of this seed` });
  return new Promise<Finding | undefined>((resolve) => {
    const hang = () => resolve(found('it hangs'));
    let watchdog = setTimeout(hang, patience);
    worker.on('message', (message: Message) => {
      clearTimeout(watchdog);
      if ('finding' in message) return resolve(message.finding);
      reached = message.done;
      watchdog = setTimeout(hang, patience);
      if (message.bytesOutsideHeap > outsideHeapMegabytes * 2 ** 20) resolve(found('it takes too much memory'));
    });
    worker.on('error', (error) => resolve(found(String(error))));
  }).finally(() => worker.terminate());
}
