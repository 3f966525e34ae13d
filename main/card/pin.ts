// SPDX-License-Identifier: Apache-2.0
// The commands about PIN and PUK (SP 800-73-5 part 2, 3.2.1 to 3.2.3). Each that carries one is sent once and never
// repeated here, and what goes out is overwritten; what came in is left to the caller to overwrite.

import { failed, ok, type Result } from '../../contract/result.ts';
import { isPin } from '../station/pin.ts';
import type { Exchange, Response } from './apdu.ts';
import { readDiscovery } from './data-objects.ts';
import type { ReaderError } from './driver.ts';
import { attemptsIn, type CardError, cardErrorOf, cardFailureOf, isDeselected, responseOf } from './errors.ts';
import { dataObjects } from './key-references.ts';
import { emptyPin, type PadExchange, padStatus } from './pin-pad.ts';
import { readObject } from './piv.ts';
import { joinBytes } from './tlv.ts';

/** Which PIN a command means: the card application's own, or the one of the whole card (part 2, table 5). */
const pinReference = { application: 0x80, global: 0x00 } as const;
export type PinReference = (typeof pinReference)[keyof typeof pinReference];

/** No such reference, and no PIN through this interface (3.2.1). */
const noSuchPin: ReadonlySet<number> = new Set([0x6a88, 0x6a81, 0x6982]);

/** The tries left, and the reference that they are of. `attemptsLeft` is undefined where the card does not tell. */
export interface PinState {
  readonly reference: PinReference;
  readonly attemptsLeft: number | undefined;
}

/**
 * An empty VERIFY (3.2.1), which spends nothing: how many tries are left? Only where the card does not know the
 * application PIN is Discovery asked which one it has instead. `pinBlocked` where no try is left.
 */
export async function readPinState(exchange: Exchange): Promise<Result<PinState, CardError>> {
  const state = await askAttempts(exchange, pinReference.application);
  if (state.ok || !isUnknownReference(state.failure)) return state;
  if (!(await mayUseGlobalPin(exchange))) return state;
  const global = await askAttempts(exchange, pinReference.global);
  return !global.ok && isUnknownReference(global.failure) ? state : global;
}

/** VERIFY (3.2.1): one try. A malformed PIN is not sent: `pinFormat`. */
export async function verifyPin(
  exchange: Exchange,
  reference: PinReference,
  pin: Uint8Array,
): Promise<Result<void, CardError>> {
  if (!isPin(pin)) return failed({ code: 'pinFormat' });
  return sendSecrets(exchange, { ins: 0x20, reference }, padded(pin));
}

/** VERIFY (3.2.1) of a PIN that is typed on the reader's keys: one try, or none where no PIN was typed. */
export async function verifyPinOnPad(
  exchange: Exchange,
  pad: PadExchange,
  reference: PinReference,
): Promise<Result<void, CardError>> {
  const answer = await pad.verify({ cla: 0, ins: 0x20, p1: 0, p2: reference, data: emptyPin() });
  return padOutcomeOf(exchange, { ins: 0x20, reference }, answer);
}

/**
 * CHANGE REFERENCE DATA (3.2.2) with both PINs typed on the reader's keys, the new one twice. `pinPadUnable` where the
 * reader cannot do that; `pinFormat` where the card does not take the new one.
 */
export function changePinOnPad(
  exchange: Exchange,
  pad: PadExchange,
  reference: PinReference,
): Promise<Result<void, CardError>> {
  return replaceOnPad(exchange, pad, { ins: 0x24, reference });
}

/** RESET RETRY COUNTER (3.2.3) likewise, with the PUK in the place of the present PIN. As `unblockPin` otherwise. */
export function unblockPinOnPad(exchange: Exchange, pad: PadExchange): Promise<Result<void, CardError>> {
  return replaceOnPad(exchange, pad, { ins: 0x2c, reference: pinReference.application });
}

async function replaceOnPad(
  exchange: Exchange,
  pad: PadExchange,
  command: PinCommand,
): Promise<Result<void, CardError>> {
  if (!pad.modify) return failed({ code: 'pinPadUnable' });
  const data = joinBytes(emptyPin(), emptyPin());
  const answer = await pad.modify({ cla: 0, ins: command.ins, p1: 0, p2: command.reference, data });
  if (answer.ok && answer.value.statusWord === padStatus.refused) return failed({ code: 'pinPadUnable' });
  return padOutcomeOf(exchange, command, answer);
}

async function padOutcomeOf(
  exchange: Exchange,
  command: PinCommand,
  answer: Result<Response, ReaderError>,
): Promise<Result<void, CardError>> {
  if (!answer.ok) return failed(answer.failure.code === 'failed' ? padFailed : cardErrorOf(answer.failure));
  const ownWord = padErrors.get(answer.value.statusWord);
  return ownWord ? failed(ownWord) : outcomeOf(exchange, command, answer.value);
}

const padFailed: CardError = { code: 'pinPadFailed' };

/** The reader's own status words. A card that says one of them itself is misunderstood, and no harm comes of it. */
const padErrors: ReadonlyMap<number, CardError> = new Map<number, CardError>([
  [padStatus.timedOut, { code: 'pinPadTimedOut' }],
  [padStatus.cancelled, { code: 'pinPadCancelled' }],
  [padStatus.different, { code: 'pinPadMismatch' }],
  [padStatus.wrongLength, { code: 'pinPadLength' }],
  [padStatus.refused, padFailed],
]);

/**
 * CHANGE REFERENCE DATA (3.2.2): one try of the present PIN, and a new one in its place. `pinFormat` where one of them
 * is malformed, which is not sent, or where the card does not take the new one.
 */
export async function changePin(
  exchange: Exchange,
  reference: PinReference,
  pin: Uint8Array,
  newPin: Uint8Array,
): Promise<Result<void, CardError>> {
  if (!isPin(pin) || !isPin(newPin)) return failed({ code: 'pinFormat' });
  return sendSecrets(exchange, { ins: 0x24, reference }, padded(pin), padded(newPin));
}

/**
 * RESET RETRY COUNTER (3.2.3): one try of the PUK (8 bytes), and a new PIN. `wrongPin` and `pinBlocked` are then said of
 * the PUK. Only for an administrator who may: a kiosk of an issuer must match biometrics before (FIPS 201-3, 2.9.3.1).
 */
export async function unblockPin(
  exchange: Exchange,
  puk: Uint8Array,
  newPin: Uint8Array,
): Promise<Result<void, CardError>> {
  if (puk.length !== 8 || !isPin(newPin)) return failed({ code: 'pinFormat' });
  return sendSecrets(exchange, { ins: 0x2c, reference: pinReference.application }, joinBytes(puk), padded(newPin));
}

/** Padded with FF to 8 bytes (2.4.3), in a buffer of its own. */
function padded(pin: Uint8Array): Uint8Array {
  return joinBytes(pin, new Uint8Array(8 - pin.length).fill(0xff));
}

/** Which command about which PIN. */
interface PinCommand {
  readonly ins: number;
  readonly reference: PinReference;
}

/** Sends the secrets, which are this function's to overwrite. */
async function sendSecrets(
  exchange: Exchange,
  command: PinCommand,
  ...secrets: readonly Uint8Array[]
): Promise<Result<void, CardError>> {
  const data = joinBytes(...secrets);
  for (const secret of secrets) secret.fill(0);
  try {
    const answer = responseOf(await exchange({ cla: 0, ins: command.ins, p1: 0, p2: command.reference, data }));
    return answer.ok ? outcomeOf(exchange, command, answer.value) : answer;
  } finally {
    data.fill(0);
  }
}

/** What the card's answer to a command about PINs means. */
async function outcomeOf(
  exchange: Exchange,
  { ins, reference }: PinCommand,
  { statusWord }: Response,
): Promise<Result<void, CardError>> {
  if (statusWord === 0x9000) return ok(undefined);
  if (statusWord === 0x6300) return failed(await withoutNumber(exchange, ins, reference));
  const refusesNewPin = ins !== 0x20 && statusWord === 0x6a80;
  return failed(refusesNewPin ? { code: 'pinFormat' } : cardFailureOf(statusWord));
}

/** A card of SP 800-73-1 says "wrong" without a number. The empty VERIFY may tell it, though never that of the PUK. */
async function withoutNumber(exchange: Exchange, ins: number, reference: PinReference): Promise<CardError> {
  const unknown: CardError = { code: 'wrongPin', attemptsLeft: undefined };
  if (ins === 0x2c) return unknown;
  const state = await askAttempts(exchange, reference);
  return state.ok ? { code: 'wrongPin', attemptsLeft: state.value.attemptsLeft } : state.failure;
}

async function askAttempts(exchange: Exchange, reference: PinReference): Promise<Result<PinState, CardError>> {
  const answer = responseOf(await exchange({ cla: 0, ins: 0x20, p1: 0, p2: reference }));
  if (!answer.ok) return answer;
  const { statusWord } = answer.value;
  const attemptsLeft = attemptsIn(statusWord);
  if (attemptsLeft === 0 || statusWord === 0x6983) return failed({ code: 'pinBlocked' });
  if (noSuchPin.has(statusWord) || isDeselected(statusWord)) return failed({ code: 'cardUnexpected', statusWord });
  // '9000' says "verified already", and some cards do not know the question: then the tries stay unknown.
  return ok({ reference, attemptsLeft });
}

function isUnknownReference(error: CardError): boolean {
  return error.code === 'cardUnexpected' && error.statusWord === 0x6a88;
}

/**
 * Whether a card without an application PIN means the global one: Discovery says so, or there is no word in it, as on
 * cards from before SP 800-73-3 that know their PIN by reference 00 alone (OpenSC, issue 1328).
 */
async function mayUseGlobalPin(exchange: Exchange): Promise<boolean> {
  const object = await readObject(exchange, dataObjects.discovery);
  if (!object.ok) return false;
  const usage = object.value && readDiscovery(object.value);
  return !usage?.ok || usage.value.primary === 'global';
}
