// SPDX-License-Identifier: Apache-2.0
// What the card process does for the station: reads a card, signs with it, lets it go. Between `read` and `release` a
// card is held exclusively, so that nothing is selected twice and no other program can come between PIN and signature.

import type { CardInspection, Printed } from '../../contract/card.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { isPin } from '../station/pin.ts';
import type { CardFailure, CardReaders, PinProof, PresentedCard, ReaderName } from '../station/ports.ts';
import { type ApduLogEntry, type Exchange, openExchange } from './apdu.ts';
import { mayBeContactless } from './atr.ts';
import type { CardConnection, ReaderDriver } from './driver.ts';
import { type CardError, cardErrorOf, isDeselected } from './errors.ts';
import { inspectCard } from './inspect.ts';
import { slots } from './key-references.ts';
import {
  changePin,
  changePinOnPad,
  type PinState,
  readPinState,
  unblockPin,
  unblockPinOnPad,
  verifyPin,
  verifyPinOnPad,
} from './pin.ts';
import { openPad, type PadExchange } from './pin-pad.ts';
import { readCertificate, readPrinted, selectPiv, sign as signWith } from './piv.ts';
import { loginKeyOf, type PivKey } from './piv-key.ts';

/** Is told the 9A certificate while the rest of the card is still being read. */
type TellCertificate = (certificate: Uint8Array) => void;

/** What is done with a card that is held. */
type ForHeld<Value> = (card: HeldCard) => Promise<Result<Value, CardError>>;

/** A card as it was read, and the way to it. */
interface HeldCard {
  readonly connection: CardConnection;
  /** What SELECT was answered with. */
  readonly template: Uint8Array;
  readonly exchange: Exchange;
  readonly certificate: Uint8Array;
  readonly key: PivKey;
  readonly pin: PinState;
  /** The reader's own keys; where there are any, the PIN is typed on them alone. */
  readonly pad: PadExchange | undefined;
  readonly verifiedOnPad: boolean;
}

/**
 * The station's card port over a driver, in one process with it (client.ts is the port across processes). Calls for
 * one reader are done one after the other. `now` tells which certificates are valid, in milliseconds since 1970.
 */
export function createPivReaders(
  driver: ReaderDriver,
  log: (entry: ApduLogEntry) => void,
  now: () => number = Date.now,
): CardReaders {
  const held = new Map<ReaderName, HeldCard>();
  const queues = new Map<ReaderName, Promise<unknown>>();

  function inTurn<Value>(reader: ReaderName, action: () => Promise<Value>): Promise<Value> {
    const turn = (queues.get(reader) ?? Promise.resolve()).then(action);
    queues.set(
      reader,
      turn.catch(() => undefined),
    );
    return turn;
  }

  async function letGo(reader: ReaderName): Promise<void> {
    const card = held.get(reader);
    held.delete(reader);
    await card?.connection.disconnect();
  }

  async function hold(reader: ReaderName, tell: TellCertificate = () => {}): Promise<Result<HeldCard, CardError>> {
    await letGo(reader);
    const opened = await openCard(driver, reader, { log, tell });
    if (opened.ok) held.set(reader, opened.value);
    return opened;
  }

  async function read(reader: ReaderName, tell?: TellCertificate): Promise<Result<PresentedCard, CardFailure>> {
    const first = await hold(reader, tell);
    const card = isDoubtful(first) ? await hold(reader, tell) : first;
    if (!card.ok) return failed(finalFailure(card.failure));
    const { certificate, key, pin, pad } = card.value;
    return ok({ certificate, algorithm: key.algorithm, attemptsLeft: pin.attemptsLeft, pinPad: pad !== undefined });
  }

  /** Never asked again by itself: after a reset nobody knows whose digits would be typed for which card. */
  function verifyOnPad(reader: ReaderName): Promise<Result<void, CardFailure>> {
    return onHeld(reader, async (card) => {
      if (!card.pad) return failed({ code: 'pinPadUnable' });
      const verified = await verifyPinOnPad(card.exchange, card.pad, card.pin.reference);
      if (verified.ok) held.set(reader, { ...card, verifiedOnPad: true });
      return verified;
    });
  }

  function sign(reader: ReaderName, pin: PinProof, hash: Uint8Array): Promise<Result<Uint8Array, CardFailure>> {
    const { hashLength = hash.length } = held.get(reader)?.key ?? {};
    if (hash.length !== hashLength) throw new RangeError('the hash is not one of the card key’s algorithm');
    return behindPin(reader, pin, ({ exchange, key }) => signWith(exchange, { slot: slots.authentication, key }, hash));
  }

  function behindPin<Value>(
    reader: ReaderName,
    pin: PinProof,
    action: ForHeld<Value>,
  ): Promise<Result<Value, CardFailure>> {
    return onHeld(reader, (card) =>
      pin === 'verifiedOnPad' ? withVerifiedPin(reader, card, action) : withPin(reader, card, pin, action),
    );
  }

  /** Does something with the held card, and notes what its failure means for the hold. */
  async function onHeld<Value>(reader: ReaderName, action: ForHeld<Value>): Promise<Result<Value, CardFailure>> {
    // A card that was not read since it was put in was not judged either: its PIN is none of our business.
    const card = held.get(reader);
    if (!card) return failed({ code: 'cardRemoved' });
    const done = await action(card);
    return done.ok ? done : failed(await noteFailure(reader, done.failure));
  }

  /** The PIN was typed on the reader's keys for one use. */
  async function withVerifiedPin<Value>(
    reader: ReaderName,
    card: HeldCard,
    action: ForHeld<Value>,
  ): Promise<Result<Value, CardError>> {
    if (!card.verifiedOnPad) return failed(cardUnexpected);
    held.set(reader, { ...card, verifiedOnPad: false });
    return action(card);
  }

  async function withPin<Value>(
    reader: ReaderName,
    card: HeldCard,
    pin: Uint8Array,
    action: ForHeld<Value>,
  ): Promise<Result<Value, CardError>> {
    if (!isPin(pin)) return failed({ code: 'pinFormat' });
    const first = await verifyAndDo(card, pin, action);
    return lostSelection(first) ? withPinAfterReset(reader, card, pin, action) : first;
  }

  /** Never sent twice: after a reset nobody knows which PIN the card has. */
  function change(reader: ReaderName, pin: Uint8Array, newPin: Uint8Array): Promise<Result<void, CardFailure>> {
    return onHeld(reader, ({ exchange, pin: { reference } }) => changePin(exchange, reference, pin, newPin));
  }

  /** Never asked again by itself, as `verifyOnPad`. */
  function changeOnPad(reader: ReaderName): Promise<Result<void, CardFailure>> {
    return onHeld(reader, async ({ exchange, pad, pin: { reference } }) =>
      pad ? changePinOnPad(exchange, pad, reference) : failed({ code: 'pinPadUnable' }),
    );
  }

  /** A blocked card cannot be read, so that it is not held: it is connected to for this alone. Never sent twice. */
  async function unblock(reader: ReaderName, puk: Uint8Array, newPin: Uint8Array): Promise<Result<void, CardFailure>> {
    await letGo(reader);
    return forAMoment(reader, ({ exchange }) => unblockPin(exchange, puk, newPin));
  }

  /** Never asked again by itself, as `verifyOnPad`. */
  async function unblockOnPad(reader: ReaderName): Promise<Result<void, CardFailure>> {
    await letGo(reader);
    return forAMoment(reader, async ({ exchange, pad }) =>
      pad ? unblockPinOnPad(exchange, pad) : failed({ code: 'pinPadUnable' }),
    );
  }

  async function hasPinPad(reader: ReaderName): Promise<Result<boolean, CardFailure>> {
    await letGo(reader);
    return forAMoment(reader, async ({ pad }) => ok(pad !== undefined));
  }

  async function inspect(reader: ReaderName): Promise<Result<CardInspection, CardFailure>> {
    const card = held.get(reader);
    const first = card ? await inspectHeld(card) : undefined;
    if (first && !lostSelection(first)) return first.ok ? first : failed(await noteFailure(reader, first.failure));
    if (!first) return forAMoment(reader, ({ exchange, template }) => inspectCard(exchange, now(), template));
    const again = await hold(reader);
    const second = again.ok ? await inspectHeld(again.value) : again;
    return second.ok ? second : failed(finalFailure(second.failure));
  }

  function inspectHeld(card: HeldCard): Promise<Result<CardInspection, CardError>> {
    return inspectCard(card.exchange, now(), card.template, card);
  }

  /** Connects, selects PIV, does it, and lets the card go again. */
  async function forAMoment<Value>(
    reader: ReaderName,
    action: (channels: Channels & Pick<HeldCard, 'template'>) => Promise<Result<Value, CardError>>,
  ): Promise<Result<Value, CardFailure>> {
    const connection = await driver.connect(reader);
    if (!connection.ok) return failed(finalFailure(cardErrorOf(connection.failure)));
    const channels = channelsOf(connection.value, log);
    const selected = await selectPiv(channels.exchange);
    const done = selected.ok ? await action({ ...channels, template: selected.value }) : selected;
    await connection.value.disconnect();
    return done.ok ? done : failed(finalFailure(done.failure));
  }

  /** A card whose PIN was wrong, malformed or not typed at all can be tried again; any other failure ends the hold. */
  async function noteFailure(reader: ReaderName, failure: CardError): Promise<CardFailure> {
    if (failure.code === 'wrongPin') noteAttempts(reader, failure.attemptsLeft);
    else if (!keepsHold.has(failure.code)) await letGo(reader);
    return finalFailure(failure);
  }

  /**
   * A card that was reset, or on which another application is selected, has forgotten the PIN. It may be sent again only
   * if it is the same card and its own counter proves that no try was spent.
   */
  async function withPinAfterReset<Value>(
    reader: ReaderName,
    before: HeldCard,
    pin: Uint8Array,
    action: ForHeld<Value>,
  ): Promise<Result<Value, CardError>> {
    const again = await hold(reader);
    if (!again.ok) return again;
    return isUntouched(before, again.value) ? verifyAndDo(again.value, pin, action) : failed(cardUnexpected);
  }

  function noteAttempts(reader: ReaderName, attemptsLeft: number | undefined): void {
    const card = held.get(reader);
    if (card) held.set(reader, { ...card, pin: { ...card.pin, attemptsLeft } });
  }

  return {
    watch: (listener) => driver.watch(listener),
    read: (reader, onCertificate) => inTurn(reader, () => read(reader, onCertificate)),
    verifyOnPad: (reader) => inTurn(reader, () => verifyOnPad(reader)),
    sign: (reader, pin, hash) =>
      overwriting(
        secretsIn(pin),
        inTurn(reader, () => sign(reader, pin, hash)),
      ),
    readPrinted: (reader, pin) =>
      overwriting(
        secretsIn(pin),
        inTurn(reader, () => behindPin<Printed>(reader, pin, ({ exchange }) => readPrinted(exchange))),
      ),
    changePin: (reader, pin, newPin) =>
      overwriting(
        [pin, newPin],
        inTurn(reader, () => change(reader, pin, newPin)),
      ),
    changePinOnPad: (reader) => inTurn(reader, () => changeOnPad(reader)),
    unblockPin: (reader, puk, newPin) =>
      overwriting(
        [puk, newPin],
        inTurn(reader, () => unblock(reader, puk, newPin)),
      ),
    unblockPinOnPad: (reader) => inTurn(reader, () => unblockOnPad(reader)),
    hasPinPad: (reader) => inTurn(reader, () => hasPinPad(reader)),
    inspect: (reader) => inTurn(reader, () => inspect(reader)),
    release: (reader) => inTurn(reader, () => letGo(reader)),
    close: async () => {
      await Promise.all([...held.keys()].map((reader) => inTurn(reader, () => letGo(reader))));
      await driver.close();
    },
  };
}

/** What comes of `use`, and nothing of what it was done with. */
function overwriting<Value>(secrets: readonly Uint8Array[], use: Promise<Value>): Promise<Value> {
  return use.finally(() => {
    for (const secret of secrets) secret.fill(0);
  });
}

function secretsIn(pin: PinProof): readonly Uint8Array[] {
  return typeof pin === 'string' ? [] : [pin];
}

const keepsHold: ReadonlySet<CardError['code']> = new Set<CardError['code']>([
  ...(['pinFormat', 'pinPadTimedOut', 'pinPadCancelled', 'pinPadLength'] as const),
  ...(['pinPadMismatch', 'pinPadUnable'] as const),
]);

const cardUnexpected: CardFailure = { code: 'cardUnexpected', statusWord: undefined };

/** Connects and reads; on any failure the card is let go again. */
async function openCard(
  driver: ReaderDriver,
  reader: ReaderName,
  { log, tell }: { readonly log: (entry: ApduLogEntry) => void; readonly tell: TellCertificate },
): Promise<Result<HeldCard, CardError>> {
  const connection = await driver.connect(reader);
  if (!connection.ok) return failed(cardErrorOf(connection.failure));
  const card = await readCard(connection.value, channelsOf(connection.value, log), tell);
  if (!card.ok) await connection.value.disconnect();
  return card;
}

type Channels = Pick<HeldCard, 'exchange' | 'pad'>;

function channelsOf(connection: CardConnection, log: (entry: ApduLogEntry) => void): Channels {
  const { pinPad } = connection;
  return { exchange: openExchange(connection, log), pad: pinPad && openPad(pinPad, log) };
}

async function readCard(
  connection: CardConnection,
  channels: Channels,
  tell: TellCertificate,
): Promise<Result<HeldCard, CardError>> {
  const card = await readSelected(connection, channels, tell);
  const refused = !card.ok && isRefusal(card.failure);
  return refused && mayBeContactless(connection.atr) ? failed({ code: 'contactless' }) : card;
}

/** What a card answers to everything that is not allowed through the air (SP 800-73-5 part 1, table 3; part 2, 3.2.1). */
function isRefusal(error: CardError): boolean {
  return error.code === 'cardUnexpected' && (error.statusWord === 0x6982 || error.statusWord === 0x6a81);
}

async function readSelected(
  connection: CardConnection,
  { exchange, pad }: Channels,
  tell: TellCertificate,
): Promise<Result<HeldCard, CardError>> {
  const selected = await selectPiv(exchange);
  if (!selected.ok) return selected;
  const certificate = await readCertificate(exchange, slots.authentication);
  if (!certificate.ok) return certificate;
  if (!certificate.value) return failed({ code: 'noSignInCertificate' });
  // The card is asked for its tries while the certificate is looked at.
  const asking = readPinState(exchange);
  const key = loginKeyOf(certificate.value);
  if (key.ok) tell(certificate.value);
  const pin = await asking;
  if (!key.ok) return key;
  if (!pin.ok) return pin;
  const read = { certificate: certificate.value, key: key.value, pin: pin.value };
  return ok({ connection, template: selected.value, exchange, pad, verifiedOnPad: false, ...read });
}

async function verifyAndDo<Value>(
  card: HeldCard,
  pin: Uint8Array,
  action: ForHeld<Value>,
): Promise<Result<Value, CardError>> {
  const verified = await verifyPin(card.exchange, card.pin.reference, pin);
  return verified.ok ? action(card) : verified;
}

/** The card does not have PIV selected any more: it was reset, or another program came between. */
function lostSelection(outcome: Result<unknown, CardError>): boolean {
  if (outcome.ok) return false;
  const { failure } = outcome;
  if (failure.code === 'cardReset') return true;
  return failure.code === 'cardUnexpected' && failure.statusWord !== undefined && isDeselected(failure.statusWord);
}

/**
 * Whether a card may be read once more: nothing is spent by it. Where another application is selected, "no such object"
 * (6A82) may be its word, too; and what is garbled may have been so on its way.
 */
function isDoubtful(first: Result<unknown, CardError>): boolean {
  if (lostSelection(first)) return true;
  if (first.ok) return false;
  const { failure } = first;
  return (
    failure.code === 'noSignInCertificate' || (failure.code === 'cardUnexpected' && failure.statusWord === undefined)
  );
}

function isUntouched(before: HeldCard, after: HeldCard): boolean {
  const sameCard = Buffer.from(before.certificate).equals(after.certificate);
  const [now, then] = [after.pin.attemptsLeft, before.pin.attemptsLeft];
  // More than before: the PIN was right, and the card lost its selection only after that.
  return sameCard && now !== undefined && then !== undefined && now >= then;
}

/** A card that is reset again and again cannot be used. */
function finalFailure(error: CardError): CardFailure {
  return error.code === 'cardReset' ? cardUnexpected : error;
}
