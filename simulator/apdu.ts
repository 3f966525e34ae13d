// SPDX-License-Identifier: Apache-2.0
// Command and response APDUs as a card sees them (ISO/IEC 7816-4, 5.2).

/** A command APDU taken apart. */
export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  /** How many bytes the caller expects at most (Ne); undefined where the command has no Le field. */
  readonly expected: number | undefined;
}

/** Status words that the card gives (SP 800-73-5 part 2, table 4; ISO/IEC 7816-4, 5.6). */
export const SW = {
  success: 0x9000,
  moreData: 0x6100,
  verificationFailed: 0x63c0,
  wrongLength: 0x6700,
  channelNotSupported: 0x6881,
  secureMessagingNotSupported: 0x6882,
  lastOfChainExpected: 0x6883,
  securityStatusNotSatisfied: 0x6982,
  authenticationBlocked: 0x6983,
  conditionsNotSatisfied: 0x6985,
  wrongData: 0x6a80,
  notFound: 0x6a82,
  wrongParameters: 0x6a86,
  referenceNotFound: 0x6a88,
  wrongExpectedLength: 0x6c00,
  instructionNotSupported: 0x6d00,
  noPreciseDiagnosis: 0x6f00,
} as const;

/** A response APDU: `data` and the two bytes of `statusWord`. */
export function response(statusWord: number, data: Uint8Array = new Uint8Array()): Uint8Array {
  const bytes = new Uint8Array(data.length + 2);
  bytes.set(data);
  bytes.set([statusWord >> 8, statusWord & 0xff], data.length);
  return bytes;
}

/**
 * Takes a command APDU apart: short and extended length, all four cases. Gives undefined when the length fields do not
 * fit the bytes, which a card answers with 6700.
 */
export function parseCommand(bytes: Uint8Array): CommandApdu | undefined {
  const [cla, ins, p1, p2, first] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return undefined;
  const lengths =
    first === undefined ? noBody : first === 0 && bytes.length > 5 ? extendedBody(bytes) : shortBody(bytes);
  return lengths && { cla, ins, p1, p2, ...lengths };
}

type Body = Pick<CommandApdu, 'data' | 'expected'>;

const noBody: Body = { data: new Uint8Array(), expected: undefined };

function shortBody(bytes: Uint8Array): Body | undefined {
  const first = bytes[4] ?? 0;
  if (bytes.length === 5) return { data: new Uint8Array(), expected: first || 256 };
  const end = 5 + first;
  if (bytes.length === end) return { data: bytes.slice(5, end), expected: undefined };
  if (bytes.length === end + 1) return { data: bytes.slice(5, end), expected: bytes[end] || 256 };
  return undefined;
}

/** Extended length: byte 5 is zero, then two bytes of Lc or Le (ISO/IEC 7816-4, 5.2). */
function extendedBody(bytes: Uint8Array): Body | undefined {
  const first = uint16(bytes, 5);
  if (bytes.length === 7) return { data: new Uint8Array(), expected: first || 65536 };
  const end = 7 + first;
  if (first === 0 || bytes.length < end) return undefined;
  if (bytes.length === end) return { data: bytes.slice(7, end), expected: undefined };
  if (bytes.length === end + 2) return { data: bytes.slice(7, end), expected: uint16(bytes, end) || 65536 };
  return undefined;
}

function uint16(bytes: Uint8Array, offset: number): number {
  return ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
}
