// SPDX-License-Identifier: Apache-2.0
// Turns BER into DER as far as CMS messages of real programs need it (RFC 5652 allows BER; Apple's client uses it):
// indefinite and padded lengths become minimal ones, an OCTET STRING in pieces becomes whole. What is DER already stays
// as it is, byte for byte. Values are not looked at: `readDer` does that afterwards.

import { type Bytes, DerError } from './der.ts';
import { concatenate } from './der-writer.ts';

/** The same element in DER. Throws DerError when the bytes are no BER, or nested too deeply. */
export function berToDer(bytes: Uint8Array): Bytes {
  const { der, end } = convert(bytes, 0, bytes.length, 0);
  if (end !== bytes.length) throw new DerError('there is data behind the end');
  return der;
}

interface Converted {
  readonly der: Bytes;
  /** Where the element ends in the input. */
  readonly end: number;
}

const maximumDepth = 32;
const constructedBit = 0x20;
const octetStringTag = 0x04;

function convert(source: Uint8Array, start: number, limit: number, depth: number): Converted {
  if (depth > maximumDepth) throw new DerError('the data is nested too deeply');
  const header = readHeader(source, start, limit);
  const { tag, content, length } = header;
  const constructed = ((tag[0] ?? 0) & constructedBit) !== 0;
  const end = length === undefined ? limit : content + length;
  if (end > limit) throw new DerError('the data ends too early');
  if (!constructed) {
    if (length === undefined) throw new DerError('only a constructed element has an indefinite length');
    return { der: element(tag, [source.subarray(content, end)]), end };
  }
  const inside = convertAll(source, content, end, depth + 1, length === undefined);
  return { der: isPieces(tag) ? joined(inside.parts) : element(tag, inside.parts), end: inside.end };
}

/** The elements up to `limit`, or up to the end-of-contents element where the length is indefinite (X.690 8.1.5). */
function convertAll(source: Uint8Array, start: number, limit: number, depth: number, indefinite: boolean) {
  const parts: Bytes[] = [];
  for (let at = start; ; ) {
    if (at >= limit) {
      if (indefinite) throw new DerError('the data ends too early');
      return { parts, end: at };
    }
    if (indefinite && source[at] === 0 && source[at + 1] === 0 && at + 2 <= limit) return { parts, end: at + 2 };
    const part = convert(source, at, limit, depth);
    parts.push(part.der);
    at = part.end;
  }
}

/** Tag bytes, where the content begins, and its length; undefined when that is indefinite. */
function readHeader(source: Uint8Array, start: number, limit: number) {
  let at = start;
  const next = () => {
    if (at >= limit) throw new DerError('the data ends too early');
    return source[at++] ?? 0;
  };
  if ((next() & 0x1f) === 0x1f) while (next() >= 0x80);
  const tag = source.subarray(start, at);
  const first = next();
  if (first === 0x80) return { tag, content: at, length: undefined };
  let length = first;
  if (first > 0x80) {
    length = 0;
    for (let count = first & 0x7f; count > 0; count -= 1) length = length * 256 + next();
  }
  if (!Number.isSafeInteger(length)) throw new DerError('a length is too long');
  return { tag, content: at, length };
}

function isPieces(tag: Uint8Array): boolean {
  return tag.length === 1 && tag[0] === (octetStringTag | constructedBit);
}

/** OCTET STRINGs one after the other as one; they are in DER by now. */
function joined(pieces: readonly Bytes[]): Bytes {
  const contents = pieces.map((piece) => {
    if (piece[0] !== octetStringTag) throw new DerError('a piece of an octet string is something else');
    return piece.subarray(readHeader(piece, 0, piece.length).content);
  });
  return element(Uint8Array.of(octetStringTag), contents);
}

function element(tag: Uint8Array, parts: readonly Uint8Array[]): Bytes {
  const content = concatenate(parts);
  return concatenate([tag, lengthBytes(content.length), content]);
}

function lengthBytes(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}
