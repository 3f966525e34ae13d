// SPDX-License-Identifier: Apache-2.0

import { setImmediate } from 'node:timers/promises';
import { seededRandom } from '../x509/mutation.ts';
import { inputFrom } from './inputs.ts';
import type { Target } from './targets.ts';

/** What a parser must not do, and with which input it did. */
export interface Finding {
  readonly what: string;
  /** Hexadecimal. */
  readonly input: string;
}

/** No input takes a parser longer than this. */
const longestMilliseconds = 1_000;
/** Inputs between two turns of the event loop, in which zlib gives its memory back and others look at the time. */
const stride = 500;

/**
 * Gives `target` its samples as they are and then the inputs of `seed`, `count` in all, and stops at the first finding.
 * `onProgress` is called now and then with the number of inputs that are done.
 */
export async function fuzz(
  target: Target,
  seed: number,
  count: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<Finding | undefined> {
  const random = seededRandom(seed);
  const { samples, extremes = [] } = target;
  const given = [...samples, ...extremes];
  for (let done = 0; done < count; done += 1) {
    const input = given[done] ?? inputFrom(samples, random);
    const what = await surprise(target, input);
    if (what !== undefined) return { what, input: Buffer.from(input).toString('hex') };
    if (done % stride > 0) continue;
    onProgress(done);
    await setImmediate();
  }
  return undefined;
}

/** On a busy machine anything may take long once: what took too long is tried again. */
async function surprise(target: Target, input: Uint8Array): Promise<string | undefined> {
  const first = await observe(target, input);
  return first === tookTooLong ? observe(target, input) : first;
}

const tookTooLong = `it took more than ${longestMilliseconds} ms`;

async function observe({ parse }: Target, input: Uint8Array): Promise<string | undefined> {
  const start = performance.now();
  try {
    await parse(input);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  return performance.now() - start > longestMilliseconds ? tookTooLong : undefined;
}
