// SPDX-License-Identifier: Apache-2.0
// The virtual reader in process: implements the station's reader driver, with a hand on it that puts cards in and takes
// them out.

import { failed, ok, type Result } from '../contract/result.ts';
import type { CardConnection, ReaderDriver, ReaderError } from '../main/card/driver.ts';
import type { CardPresence, ReaderName, ReadersState } from '../main/station/ports.ts';
import type { VirtualCard } from './card.ts';
import { type InsertedCard, type InsertionOptions, insertCard } from './inserted-card.ts';

/** The name of the one reader that a virtual driver has by default. */
export const practiceReader = 'Practice reader' as ReaderName;

/** A reader driver with virtual readers. Readers are named; without a name the first one is meant. */
export interface VirtualDriver extends ReaderDriver {
  /** Puts a card into a reader, taking out one that may be there. Throws when there is no such reader. */
  insert(card: VirtualCard, options?: InsertionOptions & { readonly reader?: ReaderName }): InsertedCard;
  /** Takes the card out of a reader, if there is one. */
  remove(reader?: ReaderName): void;
  /** Plugs a reader in, or another one. */
  attachReader(reader: ReaderName): void;
  /** Unplugs a reader, with the card that may be in it. */
  detachReader(reader: ReaderName): void;
  /** Ends the PC/SC service: no reader is seen and every connection is lost. */
  stopService(): void;
  /** Starts it again, with the same readers and cards. */
  startService(): void;
}

/** Makes a driver with the given readers, all empty. */
export function createVirtualDriver(readers: readonly ReaderName[] = [practiceReader]): VirtualDriver {
  const slots = new Map<ReaderName, Slot>(readers.map((name) => [name, emptySlot()]));
  const listeners = new Set<(state: ReadersState) => void>();
  let running = true;

  const state = (): ReadersState =>
    running
      ? { service: 'running', readers: [...slots].map(([name, slot]) => ({ name, ...seen(slot) })) }
      : { service: 'stopped', readers: [] };
  const tell = (): void => {
    for (const listener of [...listeners]) listener(state());
  };

  function slotOf(reader: ReaderName = [...slots.keys()][0] ?? practiceReader): Slot {
    const slot = slots.get(reader);
    if (!slot) throw new Error(`there is no reader "${reader}"`);
    return slot;
  }

  function watch(listener: (state: ReadersState) => void): () => void {
    listeners.add(listener);
    listener(state());
    return () => listeners.delete(listener);
  }

  function connect(reader: ReaderName): Promise<Result<CardConnection, ReaderError>> {
    if (!running) return refuse('serviceStopped');
    const slot = slots.get(reader);
    if (!slot) return refuse('readerGone');
    if (!slot.card) return refuse('cardRemoved');
    if (slot.card.atr.length === 0) return refuse('cardMute');
    if (slot.connection) return refuse('cardInUse');
    return Promise.resolve(ok(hold(slot, slot.card)));
  }

  function insert(
    card: VirtualCard,
    { reader, ...options }: Parameters<VirtualDriver['insert']>[1] = {},
  ): InsertedCard {
    const slot = slotOf(reader);
    slot.card?.remove();
    const inserted = insertCard(card, options);
    slot.card = inserted;
    slot.insertion += 1;
    inserted.removed.addEventListener('abort', () => takeOut(slot, inserted));
    tell();
    return inserted;
  }

  function takeOut(slot: Slot, card: InsertedCard): void {
    if (slot.card !== card) return;
    slot.card = undefined;
    tell();
  }

  function detachReader(reader: ReaderName): void {
    const slot = slots.get(reader);
    slots.delete(reader);
    if (slot) lose(slot, 'readerGone');
    if (slot?.card) slot.card.remove();
    else tell();
  }

  function stopService(): void {
    running = false;
    for (const slot of slots.values()) lose(slot, 'serviceStopped');
    tell();
  }

  return {
    watch,
    connect,
    close: async () => listeners.clear(),
    insert,
    remove: (reader) => slotOf(reader).card?.remove(),
    attachReader: (reader) => {
      slots.set(reader, slots.get(reader) ?? emptySlot());
      tell();
    },
    detachReader,
    stopService,
    startService: () => {
      running = true;
      tell();
    },
  };
}

type Loss = ReaderError['code'];

interface Slot {
  card: InsertedCard | undefined;
  insertion: number;
  /** The one connection that holds the card; `lost` says why it leads nowhere any more. */
  connection: { lost: Loss | undefined } | undefined;
}

const emptySlot = (): Slot => ({ card: undefined, insertion: 0, connection: undefined });

function seen({ card, insertion }: Slot): { card: CardPresence; insertion: number } {
  const presence = !card ? 'absent' : card.atr.length === 0 ? 'mute' : 'present';
  return { card: presence, insertion };
}

/** Cuts the card's connection and, with its power, all that it knew. */
function lose(slot: Slot, why: Loss): void {
  if (slot.connection) slot.connection.lost = why;
  slot.connection = undefined;
  slot.card?.reset();
}

function hold(slot: Slot, card: InsertedCard): CardConnection {
  const connection: NonNullable<Slot['connection']> = { lost: undefined };
  slot.connection = connection;
  card.removed.addEventListener('abort', () => letGo('cardRemoved'));

  function letGo(why: Loss): void {
    connection.lost ??= why;
    if (slot.connection === connection) slot.connection = undefined;
  }

  return {
    atr: card.atr,
    transmit: async (command) => {
      if (connection.lost) return refuse(connection.lost);
      const answer = await card.exchange(command);
      return answer ? ok(answer) : refuse(connection.lost ?? 'cardRemoved');
    },
    disconnect: async () => {
      if (!connection.lost) card.reset();
      letGo('failed');
    },
  };
}

function refuse(code: Loss): Promise<Result<never, ReaderError>> {
  return Promise.resolve(failed({ code, detail: `virtual reader: ${code}` }));
}
