// SPDX-License-Identifier: Apache-2.0
// Messages that no page of ours would send, by the thousand and repeatable: a number gives always the same ones. They
// travel to the page as descriptions, because JSON has no bytes, cycles or NaN.

import { type IntentName, intentNames } from '../../contract/channels.ts';
import { intents } from '../../contract/ipc.ts';

/** How a payload is made; `build` makes it. */
export type Description =
  | { readonly is: 'plain'; readonly value: unknown }
  | { readonly is: 'undefined' | 'nan' | 'infinity' | 'bigint' | 'date' | 'regexp' | 'error' | 'cycle' | 'hole' }
  | {
      readonly is: 'bytes';
      readonly length: number;
      readonly of: 'Uint8Array' | 'Uint16Array' | 'ArrayBuffer' | 'DataView';
    }
  | { readonly is: 'text'; readonly of: string; readonly times: number }
  | { readonly is: 'list'; readonly items: readonly Description[] }
  | { readonly is: 'object'; readonly entries: readonly (readonly [string, Description])[] }
  | { readonly is: 'map'; readonly entries: readonly (readonly [string, Description])[] };

/** One message: the intent that it pretends to be, and its payload. */
export interface Message {
  readonly name: IntentName;
  readonly payload: Description;
}

/** Makes the payload. It runs in pages too, so it uses nothing from outside itself. */
export function build(description: Description): unknown {
  switch (description.is) {
    case 'plain':
      return description.value;
    case 'undefined':
      return undefined;
    case 'nan':
      return Number.NaN;
    case 'infinity':
      return Number.POSITIVE_INFINITY;
    case 'bigint':
      return 2n ** 80n;
    case 'date':
      return new Date(Number.NaN);
    case 'regexp':
      return /(a+)+$/;
    case 'error':
      return new Error('hostile');
    case 'hole':
      return Array(3);
    case 'cycle': {
      const cycle: { reader?: unknown } = {};
      cycle.reader = cycle;
      return cycle;
    }
    case 'bytes': {
      const { buffer } = new Uint8Array(description.length).fill(0x31);
      if (description.of === 'ArrayBuffer') return buffer;
      if (description.of === 'DataView') return new DataView(buffer);
      return description.of === 'Uint16Array' ? new Uint16Array(description.length) : new Uint8Array(buffer);
    }
    case 'text':
      return description.of.repeat(description.times);
    case 'list':
      return description.items.map(build);
    case 'object':
      // Unlike an assignment, this makes an own property of `__proto__` too.
      return Object.fromEntries(description.entries.map(([key, value]) => [key, build(value)]));
    case 'map':
      return new Map(description.entries.map(([key, value]) => [key, build(value)]));
  }
}

/** `count` messages of which none is what the contract knows. */
export function hostileMessages(count: number, seed: number): readonly Message[] {
  const random = randomSource(seed);
  const messages: Message[] = [];
  while (messages.length < count) {
    const message = { name: pick(random, intentNames), payload: describe(random, 0) };
    if (!isKnown(message)) messages.push(message);
  }
  return messages;
}

/** Whether the contract knows such a message. Schemas trip over some of them. */
function isKnown({ name, payload }: Message): boolean {
  try {
    return intents[name].safeParse(build(payload)).success;
  } catch {
    return false;
  }
}

const keys = ['reader', 'kind', 'payload', '__proto__', 'constructor', 'toString', 'length', 'then', 'toJSON', '0', ''];
const texts = [
  '',
  '123456',
  'en',
  'setUpPhone',
  '\u0000',
  '\u202e',
  '../',
  '%00',
  '\ud800',
  '<img src=x>',
  '🔑',
  "' OR 1=1",
];
const numbers = [0, -1, 1.5, 2 ** 53, -0, 1e308];

function describe(random: () => number, depth: number): Description {
  const kinds = depth < 3 ? 14 : 8;
  switch (Math.floor(random() * kinds)) {
    case 0:
      return { is: 'plain', value: pick(random, texts) };
    case 1:
      return { is: 'plain', value: pick(random, [null, true, false]) };
    case 2:
      return { is: 'plain', value: pick(random, numbers) };
    case 3:
      return {
        is: pick(random, ['undefined', 'nan', 'infinity', 'bigint', 'date', 'regexp', 'error', 'cycle', 'hole']),
      };
    case 4:
    case 5:
      return {
        is: 'bytes',
        length: pick(random, [0, 1, 6, 8, 17, 4096]),
        of: pick(random, ['Uint8Array', 'Uint16Array', 'ArrayBuffer', 'DataView']),
      };
    case 6:
    case 7:
      return { is: 'text', of: pick(random, texts), times: pick(random, [1, 2, 65, 300, 5000]) };
    case 8:
    case 9:
    case 10:
      return { is: 'list', items: several(random, () => describe(random, depth + 1)) };
    case 11:
      return { is: 'map', entries: several(random, () => [pick(random, keys), describe(random, depth + 1)] as const) };
    default:
      return {
        is: 'object',
        entries: several(random, () => [pick(random, keys), describe(random, depth + 1)] as const),
      };
  }
}

function several<Value>(random: () => number, make: () => Value): readonly Value[] {
  return Array.from({ length: Math.floor(random() * 4) }, make);
}

function pick<Value>(random: () => number, values: readonly [Value, ...Value[]] | readonly Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value;
}

/** Mulberry32: small, and the same everywhere. */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
