// SPDX-License-Identifier: Apache-2.0
// PINs that are typed on the reader's own keys (PC/SC part 10). The reader is given a command with an empty place in it; it
// puts the digits there and sends it to the card itself. The computer sees the status word and never a digit.

import type { Result } from '../../contract/result.ts';
import { type ApduLogEntry, type Command, decodeResponse, encodeCommand, logEntry, type Response } from './apdu.ts';
import type { PinPad, ReaderError } from './driver.ts';
import { joinBytes } from './tlv.ts';

/** How long the reader waits for a key, in seconds: longer than its usual 30, for those who have to look for them. */
const entrySeconds = 60;

/**
 * How long the whole entry of one PIN may take before the reader counts as hung. libccid waits for 90 s at least, also
 * where a reader does not keep to the time that it was given.
 */
export const longestEntry = 100_000;

/** The same for a change: the PIN of now, the new one, and the new one again. */
export const longestChange = 3 * longestEntry;

/** What a reader says of its own with a PIN (part 10; CCID 1.1, 6.1.11): no try was spent, for the card was not asked. */
export const padStatus = {
  timedOut: 0x6400,
  cancelled: 0x6401,
  different: 0x6402,
  wrongLength: 0x6403,
  refused: 0x6b80,
} as const;

/** A PIN's length on a PIV card, and that of its block (SP 800-73-5 part 2, 2.4.3). */
const shortestPin = 6;
const longestPin = 8;

/** What goes over the keys of one reader: commands whose data are the empty places of PINs. */
export interface PadExchange {
  /** Gives the card's answer, or the reader's own status word. */
  verify(command: Command): Promise<Result<Response, ReaderError>>;
  /** The same for a PIN, or a PUK, and a new PIN after it, asked for twice; undefined where the reader cannot do that. */
  readonly modify: ((command: Command) => Promise<Result<Response, ReaderError>>) | undefined;
}

/** The exchange over a reader's keys. What it sends is logged as the reader's. */
export function openPad(pad: PinPad, log: (entry: ApduLogEntry) => void): PadExchange {
  const { hasDisplay, modify } = pad;
  async function exchange(command: Command, send: PinPad['verify'], form: typeof pinVerify) {
    const raw = await send(form(encodeCommand(command), hasDisplay));
    const answer = raw.ok ? decodeResponse(raw.value) : raw;
    log({ ...logEntry(command, answer), byReader: true });
    return answer;
  }
  return {
    verify: (command) => exchange(command, pad.verify, pinVerify),
    modify: modify && ((command) => exchange(command, modify, pinModify)),
  };
}

/** The place of a PIN in a command: 8 bytes FF, of which the reader overwrites as many as digits are typed. */
export function emptyPin(): Uint8Array {
  return new Uint8Array(longestPin).fill(0xff);
}

/**
 * PIN_VERIFY (part 10, FEATURE_VERIFY_PIN_DIRECT) for a command whose data is one empty PIN. Numbers of two and four bytes
 * have the low byte first (CCID 1.1, 1.3).
 */
export function pinVerify(command: Uint8Array, hasDisplay: boolean): Uint8Array {
  return joinBytes(
    ...[timeOuts, pinFormat, pinLengths, Uint8Array.of(keyPressed)],
    // Of its messages a display shows the reader's own; readers without one refuse to be given any.
    Uint8Array.of(hasDisplay ? 0xff : 0),
    english,
    // bMsgIndex, and bTeoPrologue, which the driver fills in for T=1.
    Uint8Array.of(0, 0, 0, 0),
    Uint8Array.of(command.length, 0, 0, 0),
    command,
  );
}

/**
 * PIN_MODIFY (part 10, FEATURE_MODIFY_PIN_DIRECT) for a command whose data is an empty PIN and another after it: the PIN
 * of now goes into the first, the new one into the second.
 */
export function pinModify(command: Uint8Array, hasDisplay: boolean): Uint8Array {
  return joinBytes(
    ...[timeOuts, pinFormat],
    // bInsertionOffsetOld and bInsertionOffsetNew.
    Uint8Array.of(0, longestPin),
    pinLengths,
    Uint8Array.of(askPresentAndRepeat, keyPressed),
    // A display says what is asked for: three messages.
    Uint8Array.of(hasDisplay ? 3 : 0),
    english,
    // bMsgIndex1 to 3, and bTeoPrologue.
    Uint8Array.of(0, 1, 2, 0, 0, 0),
    Uint8Array.of(command.length, 0, 0, 0),
    command,
  );
}

/** bConfirmPIN: the PIN of now is asked for (02), and the new one again (01). */
const askPresentAndRepeat = 0x03;

/** bTimeOut, to the first key, and bTimeOut2, from then on. */
const timeOuts = Uint8Array.of(entrySeconds, entrySeconds);

/**
 * bmFormatString: positions are counted in bytes (80), the PIN begins at the data's first (0), to the left (0), in ASCII
 * (2). bmPINBlockString: 8 bytes, and no length before them. bmPINLengthFormat: no length anywhere.
 */
const pinFormat = Uint8Array.of(0x82, longestPin, 0);

/** wPINMaxExtraDigit: the longest, and above it the shortest. */
const pinLengths = Uint8Array.of(longestPin, shortestPin);

/** bEntryValidationCondition: the PIN is complete when the person says so. Some readers know no other condition. */
const keyPressed = 0x02;

/** wLangId (USB's LANGID): 0409, the only one that all readers know. The page speaks the person's own language. */
const english = Uint8Array.of(0x09, 0x04);

/** The features that are used here (part 10, table of features). */
export const padFeatures = {
  verifyPinDirect: 0x06,
  modifyPinDirect: 0x07,
  pinProperties: 0x0a,
  tlvProperties: 0x12,
} as const;

/** The control codes of a reader's features, by feature: tag, length, and the code with the high byte first. */
export function readFeatures(answer: Uint8Array): ReadonlyMap<number, number> {
  return new Map(
    [...records(answer)].flatMap(([tag, value]) =>
      value.length === 4 ? [[tag, new DataView(value.buffer, value.byteOffset).getUint32(0)]] : [],
    ),
  );
}

/** What matters of a reader's properties. */
export interface PadProperties {
  readonly hasDisplay: boolean;
  /** PINs of 6 to 8 digits can be typed on it. */
  readonly takesPivPins: boolean;
}

/** Reads FEATURE_GET_TLV_PROPERTIES; what is missing there is as on a reader with keys and no display. */
export function readTlvProperties(answer: Uint8Array): PadProperties {
  const properties = new Map(records(answer));
  const [lcdLayout, shortest, longest] = [1, 6, 7].map((tag) => properties.get(tag));
  const fits = (shortest?.[0] ?? 0) <= shortestPin && (longest?.[0] ?? longestPin) >= longestPin;
  return { hasDisplay: lcdLayout?.some((byte) => byte !== 0) ?? false, takesPivPins: fits };
}

/** Reads FEATURE_IFD_PIN_PROPERTIES, which older readers have: wLcdLayout is its first field. */
export function readPinProperties(answer: Uint8Array): PadProperties {
  return { hasDisplay: answer.subarray(0, 2).some((byte) => byte !== 0), takesPivPins: true };
}

/** Tag, length and value, a byte each for the first two. What is cut off is left out. */
function* records(bytes: Uint8Array): Generator<[number, Uint8Array]> {
  for (let at = 0; at + 2 <= bytes.length; ) {
    const [tag = 0, length = 0] = bytes.subarray(at, at + 2);
    const value = bytes.subarray(at + 2, at + 2 + length);
    if (value.length === length) yield [tag, value];
    at += 2 + length;
  }
}
