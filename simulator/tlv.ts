// SPDX-License-Identifier: Apache-2.0
// BER-TLV as PIV data objects use it: tags of one to three bytes, lengths of up to 65,535 (SP 800-73-5 part 1, 4.1).
// Not shared with main/card/tlv.ts on purpose: one that both used would hide its mistakes from the tests.

/** One data object: its tag as a number (for example 0x5fc102) and its value. */
export interface Tlv {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** Encodes one data object whose value is `parts` one after the other. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const value = concat(...parts);
  return concat(bigEndian(tag), lengthField(value.length), value);
}

/** Reads data objects that follow one another; undefined when the bytes are not well-formed. */
export function parseTlvs(bytes: Uint8Array): Tlv[] | undefined {
  const found: Tlv[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const next = parseFirst(rest);
    if (!next) return undefined;
    found.push(next.tlv);
    rest = rest.subarray(next.end);
  }
  return found;
}

/** Puts byte strings one after the other. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Bytes written as hexadecimal digits; spaces are for the reader. */
export function hex(digits: string): Uint8Array {
  return new Uint8Array(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
}

function bigEndian(number: number): Uint8Array {
  const bytes = [number >> 16, (number >> 8) & 0xff, number & 0xff];
  return Uint8Array.from(bytes.slice(bytes.findIndex((byte) => byte > 0)));
}

function lengthField(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  if (length < 0x100) return Uint8Array.of(0x81, length);
  return Uint8Array.of(0x82, length >> 8, length & 0xff);
}

function parseFirst(bytes: Uint8Array): { tlv: Tlv; end: number } | undefined {
  const tagEnd = tagLength(bytes);
  const first = bytes[tagEnd];
  if (first === undefined || first > 0x82 || first === 0x80) return undefined;
  const start = tagEnd + (first < 0x80 ? 1 : first - 0x7f);
  const length = first < 0x80 ? first : unsigned(bytes.subarray(tagEnd + 1, start));
  const end = start + length;
  if (bytes.length < end) return undefined;
  return { tlv: { tag: unsigned(bytes.subarray(0, tagEnd)), value: bytes.slice(start, end) }, end };
}

/** A tag goes on while its low five bits are all set, then while bit 8 is (ISO/IEC 8825-1, 8.1.2.4). */
function tagLength(bytes: Uint8Array): number {
  if (((bytes[0] ?? 0) & 0x1f) !== 0x1f) return 1;
  return ((bytes[1] ?? 0) & 0x80) === 0 ? 2 : 3;
}

/** Bytes as an unsigned big-endian number. */
export function unsigned(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}
