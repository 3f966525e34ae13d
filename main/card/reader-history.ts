// SPDX-License-Identifier: Apache-2.0
// From what PC/SC shows of its readers at one moment to what the station is told: who is there, and since when.

import type { CardPresence, ReaderName, ReaderStatus } from '../station/ports.ts';

/** A reader as PC/SC shows it: `SCARD_STATE_*` flags, above them (bits 16 to 31) a counter of its card events. */
export interface ReaderLook {
  readonly name: string;
  readonly state: number;
}

/** The flags of `SCARD_READERSTATE` (PC/SC part 5, 3.2.5; the same numbers on Linux, macOS and Windows). */
const flag = { present: 0x20, exclusive: 0x80, mute: 0x200 } as const;

/** Whether a card is in the reader and answers. */
export function cardIsIn({ state }: Pick<ReaderLook, 'state'>): boolean {
  return (state & flag.present) !== 0 && (state & flag.mute) === 0;
}

interface Past {
  readonly present: boolean;
  readonly counter: number;
  readonly insertion: number;
  /** The card is there, and the service has not counted that yet. */
  readonly uncounted: boolean;
  /** The exclusive hold that was last seen is this program's own. */
  readonly ours: boolean;
}

const neverSeen: Past = { present: false, counter: 0, insertion: 0, uncounted: false, ours: false };

/**
 * Remembers readers between looks, also those that are unplugged for a while. A card is a new insertion when it was
 * not there before or when the event counter moved: then it was swapped between two looks. But where a reader was powered
 * before the service looked at it (pcsc-revival.ts), the card is shown first and counted later: that is one event, and a
 * swap is two. `isHeld` tells which
 * readers' cards this program holds, for PC/SC does not say whose an exclusive hold is.
 */
export function createReaderHistory(isHeld: (name: string) => boolean) {
  const pasts = new Map<string, Past>();
  return (looks: readonly ReaderLook[]): readonly ReaderStatus[] => {
    const gone = [...pasts.keys()].filter((name) => !looks.some((look) => look.name === name));
    for (const name of gone) pasts.set(name, { ...(pasts.get(name) ?? neverSeen), present: false });
    return looks.map((look) => {
      const next = nextPast(pasts.get(look.name) ?? neverSeen, look.state, isHeld(look.name));
      pasts.set(look.name, next);
      return { name: look.name as ReaderName, card: presence(look.state, next.ours), insertion: next.insertion };
    });
  };
}

function nextPast(past: Past, state: number, held: boolean): Past {
  const present = (state & flag.present) !== 0;
  const counter = state >>> 16;
  const events = (counter - past.counter) & 0xffff;
  const stayed = present && past.present && (events === 0 || (events === 1 && past.uncounted));
  const uncounted = present && events === 0 && (past.uncounted || !past.present);
  // Our own hold may end a moment before PC/SC shows that it did: until then it is still ours.
  const ours = held || (past.ours && (state & flag.exclusive) !== 0);
  return { present, counter, insertion: past.insertion + (present && !stayed ? 1 : 0), uncounted, ours };
}

function presence(state: number, ours: boolean): CardPresence {
  if ((state & flag.present) === 0) return 'absent';
  if ((state & flag.mute) !== 0) return 'mute';
  return (state & flag.exclusive) !== 0 && !ours ? 'inUse' : 'present';
}
