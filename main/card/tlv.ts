// SPDX-License-Identifier: Apache-2.0
// BER-TLV as cards use it (ISO/IEC 7816-4, 5.2.2; SP 800-73-5 part 1, 3): tags of up to three bytes, definite lengths of
// up to three bytes. What a card sends is never trusted: garbage is an answer, not an exception.

import { failed, ok, type Result } from '../../contract/result.ts';

/** One data object. `tag` is the tag's bytes read as a number, for example 0x5f2f. */
export interface Tlv {
  readonly tag: number;
  readonly value: Uint8Array;
  /** All of it, as it was read. */
  readonly bytes: Uint8Array;
}

/** Encodes one data object from its tag and the parts of its value. The caller owns the only copy. */
export function encodeTlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return joinBytes(encodeTag(tag), Uint8Array.from(lengthBytes(length)), ...parts);
}

/** The bytes of a tag alone, as a tag list ('5C') names it. */
export function encodeTag(tag: number): Uint8Array {
  const bytes = [tag >> 16, (tag >> 8) & 0xff, tag & 0xff];
  return Uint8Array.from(bytes.slice(bytes.findIndex((byte) => byte !== 0)));
}

/** All data objects of `bytes`, one after the other; `malformed` if any of them does not fit. */
export function readTlvs(bytes: Uint8Array): Result<readonly Tlv[], 'malformed'> {
  const found: Tlv[] = [];
  let rest = withoutFiller(bytes);
  while (rest.length > 0) {
    const next = readFirst(rest);
    if (!next) return failed('malformed');
    found.push(next.tlv);
    rest = withoutFiller(next.rest);
  }
  return ok(found);
}

/** Whether the data object that `bytes` begin with goes on behind their end. */
export function isCutOff(bytes: Uint8Array): boolean {
  const header = readHeader(bytes);
  return header !== undefined && header.start + header.length > bytes.length;
}

/** The value at the end of a path of nested tags, each the first of its kind: `findTlv(object, 0x53, 0x70)`. */
export function findTlv(bytes: Uint8Array, ...path: readonly number[]): Result<Uint8Array, 'absent' | 'malformed'> {
  let value = bytes;
  for (const tag of path) {
    const inside = readTlvs(value);
    if (!inside.ok) return inside;
    const match = inside.value.find((tlv) => tlv.tag === tag);
    if (!match) return failed('absent');
    value = match.value;
  }
  return ok(value);
}

/** Bytes one after the other, in a buffer of their own (never in a shared pool, where copies of secrets would stay). */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(new ArrayBuffer(parts.reduce((sum, part) => sum + part.length, 0)));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

function readFirst(bytes: Uint8Array): { tlv: Tlv; rest: Uint8Array } | undefined {
  const header = readHeader(bytes);
  if (!header) return undefined;
  const { tag, start, length } = header;
  const end = start + length;
  if (end > bytes.length) return undefined;
  return { tlv: { tag, value: bytes.subarray(start, end), bytes: bytes.subarray(0, end) }, rest: bytes.subarray(end) };
}

function readHeader(bytes: Uint8Array): { tag: number; start: number; length: number } | undefined {
  const tagSize = sizeOfTag(bytes);
  const lengthAt = bytes[tagSize];
  if (tagSize === 0 || lengthAt === undefined) return undefined;
  const lengthSize = lengthAt < 0x80 ? 1 : lengthAt - 0x80 + 1;
  const start = tagSize + lengthSize;
  // '80' (indefinite) and lengths of more than two bytes are not used by cards.
  if (lengthAt === 0x80 || lengthSize > 3 || start > bytes.length) return undefined;
  const length = lengthAt < 0x80 ? lengthAt : bigEndian(bytes.subarray(tagSize + 1, start));
  return { tag: bigEndian(bytes.subarray(0, tagSize)), start, length };
}

/** 1, 2 or 3; 0 where the tag is longer or cut off. */
function sizeOfTag(bytes: Uint8Array): number {
  if (((bytes[0] ?? 0) & 0x1f) !== 0x1f) return 1;
  for (const size of [2, 3]) if (((bytes[size - 1] ?? 0x80) & 0x80) === 0) return size;
  return 0;
}

/** Bytes '00' before, between and after data objects mean nothing (ISO/IEC 7816-4, 5.2.2.1). */
function withoutFiller(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  return start < 0 ? bytes.subarray(bytes.length) : bytes.subarray(start);
}

function bigEndian(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}
