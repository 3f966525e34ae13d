// SPDX-License-Identifier: Apache-2.0
// The PIN with which staff close a kiosk. The policy has its scrypt hash, never the PIN; wrong ones cost time.

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Administrator } from '../station/outside.ts';

const cost = { N: 16_384, r: 8, p: 5, maxmem: 64 * 1_024 * 1_024 } as const;
const hashLength = 32;

/** What the policy keeps of a PIN. The PIN is overwritten. */
export async function hashExitPin(pin: Uint8Array): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(pin, salt);
  pin.fill(0);
  return `scrypt$${cost.N}$${cost.r}$${cost.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** How a way out is guarded. */
export interface ExitOptions {
  readonly hash: string;
  /** Remembers wrong PINs, so that starting again gives nobody more tries. */
  readonly memory: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Closes the station. */
  readonly leave: () => void;
}

/**
 * The exit code of a station that staff have closed: what starts it again after a crash leaves it closed
 * (docs/kiosk.md).
 */
export const closedByStaff = 3;

/** Three tries are free; then each wrong one locks the way out for 30 s, doubling up to an hour. */
const freeTries = 3;
const firstLock = 30;
const longestLock = 3_600;

/** The way out. One PIN is looked at at a time, so that many at once are not many tries. */
export function createExit({ hash, memory, now, leave }: ExitOptions): Administrator {
  let last: Promise<unknown> = Promise.resolve();
  async function tryOne(pin: Uint8Array): Promise<{ readonly secondsLocked: number } | 'leaving'> {
    const { wrong, lockedUntil } = recall(memory);
    // A clock that was set back since would make a lock last that much longer: it begins anew instead.
    const until = Math.min(lockedUntil, now() + lockAfter(wrong) * 1_000);
    if (until < lockedUntil) remember(memory, { wrong, lockedUntil: until });
    const left = Math.ceil((until - now()) / 1_000);
    if (left > 0) return { secondsLocked: left };
    // Counted before it is looked at: a program that is ended meanwhile has used its try.
    const seconds = lockAfter(wrong + 1);
    remember(memory, { wrong: wrong + 1, lockedUntil: now() + seconds * 1_000 });
    if (!(await matches(pin, hash))) return { secondsLocked: seconds };
    remember(memory, { wrong: 0, lockedUntil: 0 });
    leave();
    return 'leaving';
  }
  return {
    leave: (pin) => {
      const outcome = last.then(() => tryOne(pin)).finally(() => pin.fill(0));
      last = outcome.catch(() => undefined);
      return outcome;
    },
  };
}

function lockAfter(wrong: number): number {
  return wrong <= freeTries ? 0 : Math.min(longestLock, firstLock * 2 ** (wrong - freeTries - 1));
}

async function matches(pin: Uint8Array, hash: string): Promise<boolean> {
  const [salt, expected] = hash
    .split('$')
    .slice(-2)
    .map((part) => Buffer.from(part, 'base64url'));
  if (!salt || expected?.length !== hashLength) return false;
  return timingSafeEqual(await derive(pin, salt), expected);
}

function derive(pin: Uint8Array, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, hashLength, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

const memoryText = z.object({ wrong: z.number().int().min(0), lockedUntil: z.number() });
type Memory = z.infer<typeof memoryText>;

/** A memory that cannot be read counts as empty: it lies in a folder that only the station's own user writes. */
function recall(file: string): Memory {
  try {
    return memoryText.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { wrong: 0, lockedUntil: 0 };
  }
}

function remember(file: string, memory: Memory): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(memory), { mode: 0o600 });
}
