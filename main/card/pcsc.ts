// SPDX-License-Identifier: Apache-2.0
// Real readers, through the operating system's PC/SC service. Over the low-level API of the `smartcard` binding, whose
// pitfalls docs/decisions has; this file's rules follow from them:
// - The binding needs the PC/SC library when it is loaded: without it, the service counts as stopped.
// - Each connection has a context of its own and keeps it, for a collected context invalidates its cards.
// - A card is connected to exclusively and reset afterwards, because the binding has no transactions.
// - Other programs look at a card for a moment when it is put in, and exclusive access has to wait for them.

import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import type { CardInterface, ContextInterface } from 'smartcard';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { ReaderName } from '../station/ports.ts';
import type { CardConnection, ReaderDriver, ReaderError } from './driver.ts';
import { readerErrorOf } from './pcsc-errors.ts';
import { startPcscMonitor } from './pcsc-monitor.ts';
import { findPinPad, type PcscPinPad } from './pcsc-pin-pad.ts';
import { createRevival } from './pcsc-revival.ts';
import { cardIsIn } from './reader-history.ts';

type Binding = Pick<typeof import('smartcard'), 'Context'>;

/** `SCARD_SHARE_EXCLUSIVE`, the protocols and `SCARD_RESET_CARD`: the same numbers on all systems (PC/SC part 5). */
const shareExclusive = 1;
const protocolT0 = 1;
const protocolT1 = 2;
const resetCard = 1;
/** The longest possible answer with its status; the binding's default is too short for some cards. */
const maxRecvLength = 65_538;

/** How long to wait for other programs to let a card go, and how often to try. */
const patience = 2_000;
const tryInterval = 100;
/** How long the service may take to notice that a card is out (pcsc-lite looks every 0.4 s), and how often to ask it. */
const noticeTime = 1_000;
const noticeInterval = 20;

/** How the PC/SC service is used. */
export interface PcscOptions {
  /** Gives the binding, or throws where the PC/SC library is missing. */
  readonly load?: () => Binding;
  /** Whether the keys that a reader may have are used. */
  readonly pinPad?: 'use' | 'ignore';
}

/** A driver over the PC/SC service. */
export function createPcscDriver({ load = loadBinding, pinPad = 'use' }: PcscOptions = {}): ReaderDriver {
  const held = new Set<string>();
  const establish = () => new (load().Context)();
  const isHeld = (name: string) => held.has(name);
  const monitor = startPcscMonitor(establish, isHeld);
  const revival = createRevival(establish, isHeld, monitor.look);
  return {
    watch: monitor.watch,
    connect: async (reader) => {
      // Noted before it happens, so that no look in between takes our own hold for another program's.
      held.add(reader);
      const findKeys = pinPad === 'use' ? findPinPad : async () => undefined;
      const connection = await connectPatiently({ establish, findKeys }, reader, (lost) => {
        held.delete(reader);
        if (lost) revival.lookAfter(reader);
      });
      if (!connection.ok) held.delete(reader);
      return connection;
    },
    close: () => {
      revival.close();
      return monitor.close();
    },
  };
}

function loadBinding(): Binding {
  return createRequire(import.meta.url)('smartcard');
}

async function connectPatiently(...parameters: Parameters<typeof connect>): ReturnType<typeof connect> {
  const deadline = performance.now() + patience;
  for (;;) {
    const connection = await connect(...parameters);
    const inUse = !connection.ok && connection.failure.code === 'cardInUse';
    if (!inUse || performance.now() > deadline) return connection;
    await delay(tryInterval);
  }
}

/** How a connection is made, and the reader's keys are found. */
interface Ways {
  readonly establish: () => ContextInterface;
  readonly findKeys: (card: CardInterface) => Promise<PcscPinPad | undefined>;
}

async function connect(
  { establish, findKeys }: Ways,
  reader: ReaderName,
  onEnd: (lost: boolean) => void,
): Promise<Result<CardConnection, ReaderError>> {
  let context: ContextInterface | undefined;
  try {
    context = establish();
    const found = context.listReaders().find(({ name }) => name === reader);
    if (!found) throw new Error('Unknown reader');
    const card = await found.connect(shareExclusive, protocolT0 | protocolT1);
    return ok(connectionTo({ card, context, reader, keys: await findKeys(card) }, establish, onEnd));
  } catch (error) {
    context?.close();
    return failed(readerErrorOf(error));
  }
}

interface Connected {
  readonly card: CardInterface;
  readonly context: ContextInterface;
  readonly reader: ReaderName;
  readonly keys: PcscPinPad | undefined;
}

/** `onEnd` is told whether the card was lost while it was reset at the end. */
function connectionTo(
  { card, context, reader, keys }: Connected,
  establish: () => ContextInterface,
  onEnd: (lost: boolean) => void,
): CardConnection {
  let pulled = false;

  async function exchange(send: () => Promise<Uint8Array>): Promise<Result<Uint8Array, ReaderError>> {
    const answer = await send().then(ok, (error) => failed(withServiceChecked(readerErrorOf(error), establish)));
    // vpcd answers with nothing when its card is pulled, and calls it a success.
    const isEmpty = answer.ok && answer.value.length < 2;
    return isEmpty ? failed({ code: 'cardRemoved', detail: 'an empty answer' }) : answer;
  }

  function noted(answer: Result<Uint8Array, ReaderError>): Result<Uint8Array, ReaderError> {
    pulled ||= !answer.ok && answer.failure.code === 'cardRemoved';
    return answer;
  }

  /** A reader that fails at its keys has said the same as one whose card was pulled: the service tells which it was. */
  async function toldApart(answer: Result<Uint8Array, ReaderError>): Promise<Result<Uint8Array, ReaderError>> {
    if (answer.ok || answer.failure.code !== 'cardRemoved') return answer;
    await untilNoticed(card);
    return isThere(card) ? failed({ ...answer.failure, code: 'failed' }) : answer;
  }

  const pressed = (send: PcscPinPad['verify']) => async (structure: Uint8Array) =>
    noted(await toldApart(await exchange(() => send(structure))));
  const pinPad = keys && {
    hasDisplay: keys.hasDisplay,
    verify: pressed(keys.verify),
    ...(keys.modify && { modify: pressed(keys.modify) }),
  };

  return {
    atr: Uint8Array.from(card.atr ?? []),
    protocol: card.protocol === protocolT0 ? 'T=0' : 'T=1',
    ...(pinPad && { pinPad }),
    transmit: async (command) => {
      const bytes = card.protocol === protocolT0 ? withoutLe(command) : command;
      const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return noted(await exchange(async () => card.transmit(view, { maxRecvLength })));
    },
    disconnect: async () => {
      if (pulled) await untilNoticed(card);
      const wasThere = isThere(card);
      try {
        card.disconnect(resetCard);
      } catch {
        // The card or the service is gone already: nothing is left to let go of.
      }
      const lost = wasThere && !isIn(context, reader);
      context.close();
      onEnd(lost);
    },
  };
}

/**
 * Waits until the service, which looks at some readers only now and then, has noticed that the card is out. Before that
 * pcsc-lite would take the failed reset for the removal, and then not see a card that is put in at once.
 */
async function untilNoticed(card: CardInterface): Promise<void> {
  const deadline = performance.now() + noticeTime;
  while (performance.now() < deadline && isThere(card)) await delay(noticeInterval);
}

/** Whether the service, which knows at once how a reset ended, counts a card in the reader. */
function isIn(context: ContextInterface, reader: ReaderName): boolean {
  try {
    return context.listReaders().some((found) => found.name === reader && cardIsIn(found));
  } catch {
    return false;
  }
}

function isThere(card: CardInterface): boolean {
  try {
    card.getStatus();
    return true;
  } catch {
    return false;
  }
}

/** The first call after a service was killed fails without a word about it: a new context tells. */
function withServiceChecked(error: ReaderError, establish: () => ContextInterface): ReaderError {
  if (error.code !== 'failed') return error;
  try {
    establish().close();
    return error;
  } catch (reason) {
    return readerErrorOf(reason);
  }
}

/** T=0 has no Le where there is data: the card says with '61xx' what it has (ISO/IEC 7816-3, 12.2.5). */
function withoutLe(command: Uint8Array): Uint8Array {
  const dataLength = command[4];
  const hasBoth = dataLength !== undefined && dataLength > 0 && command.length === 6 + dataLength;
  return hasBoth ? command.subarray(0, -1) : command;
}
