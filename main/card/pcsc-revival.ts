// SPDX-License-Identifier: Apache-2.0
// A card that is pulled at the moment of its reset, and is back before pcsc-lite looks again (it does every 0.4 s), is
// never seen: the reader counts as empty until the card is taken out and put in once more, and nobody is told of either.
// Powering the reader anew shows the card.

import type { ContextInterface } from 'smartcard';
import { cardIsIn, type ReaderLook } from './reader-history.ts';

/** `SCARD_SHARE_DIRECT`: the reader itself, with a card or without (PC/SC part 5). No protocol goes with it. */
const shareDirect = 3;
const noProtocol = 0;
const resetCard = 1;
/** Longer than pcsc-lite takes to notice a card that was only taken out. */
const lookAfter = 800;

/** Looks after readers whose card was lost while it was reset. */
export interface Revival {
  /** Looks at the reader in a moment, and powers it anew where it seems empty. */
  lookAfter(reader: string): void;
  close(): void;
}

/** `isHeld` tells which readers' cards this program holds: they are left alone. `tell` is told what was seen. */
export function createRevival(
  establish: () => ContextInterface,
  isHeld: (reader: string) => boolean,
  tell: (readers: readonly ReaderLook[]) => void,
): Revival {
  const timers = new Map<string, NodeJS.Timeout>();

  async function look(reader: string): Promise<void> {
    timers.delete(reader);
    if (!isHeld(reader)) await powerAnew(establish, reader, tell);
  }

  return {
    lookAfter: (reader) => {
      clearTimeout(timers.get(reader));
      timers.set(
        reader,
        setTimeout(() => void look(reader), lookAfter),
      );
    },
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

/** Harmless to a reader that is empty indeed. Whatever hinders this, the next look at the readers will tell. */
async function powerAnew(
  establish: () => ContextInterface,
  reader: string,
  tell: (readers: readonly ReaderLook[]) => void,
): Promise<void> {
  let context: ContextInterface | undefined;
  try {
    context = establish();
    const readers = context.listReaders();
    const found = readers.find(({ name }) => name === reader);
    if (!found || cardIsIn(found)) return;
    tell(readers);
    const connection = await found.connect(shareDirect, noProtocol);
    connection.disconnect(resetCard);
    tell(context.listReaders());
  } catch {
    // Unplugged, in use, or the service was stopped.
  } finally {
    context?.close();
  }
}
