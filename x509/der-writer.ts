// SPDX-License-Identifier: Apache-2.0
// Writes DER (ITU-T X.690). Every function returns a whole TLV as new bytes, except `concatenate`.
// Values that have no encoding (a negative length, text outside the type's alphabet) are mistakes of the caller and
// throw a RangeError. Results may be shared (object identifiers are remembered): treat them as read-only.

/** Bytes in memory of their own, as WebCrypto and fetch want them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** SEQUENCE of the given TLVs, in the given order. */
export function sequence(...parts: Uint8Array[]): Bytes {
  return tlv(0x30, parts);
}

/** SEQUENCE OF for lists that may be too long to pass as arguments (the entries of a CRL). */
export function sequenceOf(parts: readonly Uint8Array[]): Bytes {
  return tlv(0x30, parts);
}

/** SET OF the given TLVs, sorted as DER wants it (X.690 11.6). */
export function set(...parts: Uint8Array[]): Bytes {
  return tlv(0x31, parts.length < 2 ? parts : [...parts].sort(compareBytes));
}

/** INTEGER, never negative; bytes are read as an unsigned big-endian number of any length. */
export function integer(value: number | bigint | Uint8Array): Bytes {
  return tlv(0x02, [unsignedContent(value)]);
}

/** ENUMERATED, 0 to 127. */
export function enumerated(value: number): Bytes {
  return tlv(0x0a, [unsignedContent(value)]);
}

/** OBJECT IDENTIFIER from its dotted form, such as `2.5.29.15`. */
export function oid(dotted: string): Bytes {
  const known = knownOids.get(dotted);
  if (known) return known;
  const encoded = tlv(0x06, [oidContent(dotted)]);
  if (knownOids.size < 1000) knownOids.set(dotted, encoded);
  return encoded;
}

/** OCTET STRING. */
export function octetString(bytes: Uint8Array): Bytes {
  return tlv(0x04, [bytes]);
}

/** BIT STRING; `unusedBits` counts the bits of the last byte that do not belong to it. */
export function bitString(bytes: Uint8Array, unusedBits = 0): Bytes {
  return tlv(0x03, [Uint8Array.of(unusedBits), bytes]);
}

/** BIT STRING with a named bit list (X.690 11.2.2): `bits` are the numbers of the bits that are set. */
export function namedBits(bits: readonly number[]): Bytes {
  if (bits.length === 0) return bitString(new Uint8Array(0));
  const highest = Math.max(...bits);
  const bytes = new Uint8Array((highest >> 3) + 1);
  for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return bitString(bytes, 7 - (highest & 7));
}

/** UTF8String. */
export function utf8String(text: string): Bytes {
  return tlv(0x0c, [encodeUtf8(text)]);
}

/** PrintableString (X.680 41.4); throws a RangeError for a character outside its alphabet. */
export function printableString(text: string): Bytes {
  if (!/^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text)) throw new RangeError('the text does not fit a PrintableString');
  return tlv(0x13, [encodeAscii(text)]);
}

/** IA5String; throws a RangeError for a character outside ASCII. */
export function ia5String(text: string): Bytes {
  return tlv(0x16, [encodeAscii(text)]);
}

/** BMPString: characters of two bytes; throws a RangeError for one that needs more. */
export function bmpString(text: string): Bytes {
  const characters = [...text].map((character) => character.codePointAt(0) ?? 0);
  if (characters.some((code) => code > 0xffff)) throw new RangeError('the text does not fit a BMPString');
  return tlv(0x1e, [Uint8Array.from(characters.flatMap((code) => [code >> 8, code & 0xff]))]);
}

/** BOOLEAN. */
export function boolean(value: boolean): Bytes {
  return Uint8Array.of(0x01, 0x01, value ? 0xff : 0x00);
}

function nullValue(): Bytes {
  return Uint8Array.of(0x05, 0x00);
}

export { nullValue as null };

/** Time of RFC 5280 4.1.2.5: UTCTime for 1950 to 2049, GeneralizedTime otherwise; fractions of a second are cut off. */
export function time(date: Date): Bytes {
  const year = date.getUTCFullYear();
  if (year < 1950 || year > 2049) return generalizedTime(date);
  return tlv(0x17, [encodeAscii(`${compactTime(date).slice(2)}Z`)]);
}

/** GeneralizedTime to the second in UTC (RFC 5280 4.1.2.5.2). */
export function generalizedTime(date: Date): Bytes {
  return tlv(0x18, [encodeAscii(`${compactTime(date)}Z`)]);
}

/** `[number]` EXPLICIT around whole TLVs (constructed); also an IMPLICIT SEQUENCE or SET given by its parts. */
export function explicit(number: number, ...content: Uint8Array[]): Bytes {
  return tlv(0xa0 | contextNumber(number), content);
}

/** `[number]` IMPLICIT: the TLV under another tag; primitive stays primitive, constructed stays constructed. */
export function implicit(number: number, element: Uint8Array): Bytes {
  const retagged = element.slice();
  retagged[0] = 0x80 | ((element[0] ?? 0) & 0x20) | contextNumber(number);
  return retagged;
}

/** `[number]` IMPLICIT of a primitive type, given by its content without tag and length. */
export function primitive(number: number, content: Uint8Array): Bytes {
  return tlv(0x80 | contextNumber(number), [content]);
}

/** The parts one after the other, without a tag. */
export function concatenate(parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(totalLength(parts));
  copyInto(joined, 0, parts);
  return joined;
}

const knownOids = /* @__PURE__ */ new Map<string, Bytes>();

function tlv(tag: number, parts: readonly Uint8Array[]): Bytes {
  const length = totalLength(parts);
  const lengthBytes = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
  const element = new Uint8Array(2 + lengthBytes + length);
  element[0] = tag;
  element[1] = lengthBytes === 0 ? length : 0x80 | lengthBytes;
  for (let i = 0; i < lengthBytes; i += 1) element[2 + i] = length >>> (8 * (lengthBytes - 1 - i));
  copyInto(element, 2 + lengthBytes, parts);
  return element;
}

function totalLength(parts: readonly Uint8Array[]): number {
  let length = 0;
  for (const part of parts) length += part.length;
  return length;
}

function copyInto(target: Uint8Array, start: number, parts: readonly Uint8Array[]): void {
  let at = start;
  for (const part of parts) {
    target.set(part, at);
    at += part.length;
  }
}

function contextNumber(number: number): number {
  if (!Number.isInteger(number) || number < 0 || number > 30) throw new RangeError('a context tag is 0 to 30');
  return number;
}

function unsignedContent(value: number | bigint | Uint8Array): Uint8Array {
  if (typeof value === 'number' && value >= 0 && value < 0x80 && Number.isInteger(value)) return Uint8Array.of(value);
  const bytes = typeof value === 'object' ? value : bigEndian(BigInt(value));
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const minimal = bytes.subarray(start);
  return (minimal[0] ?? 0x80) >= 0x80 ? concatenate([Uint8Array.of(0), minimal]) : minimal;
}

function bigEndian(value: bigint): Uint8Array {
  if (value < 0n) throw new RangeError('a negative integer is not written');
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Uint8Array.from({ length: even.length / 2 }, (_, i) => Number.parseInt(even.slice(2 * i, 2 * i + 2), 16));
}

function oidContent(dotted: string): Uint8Array {
  if (!/^[012](\.(0|[1-9]\d*))+$/.test(dotted)) throw new RangeError('not an object identifier');
  const [root = 0n, second = 0n, ...arcs] = dotted.split('.').map(BigInt);
  if (root < 2n && second > 39n) throw new RangeError('not an object identifier');
  return Uint8Array.from([root * 40n + second, ...arcs].flatMap(base128));
}

function base128(arc: bigint): number[] {
  const digits = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) digits.unshift(Number(rest & 0x7fn) | 0x80);
  return digits;
}

function encodeAscii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) throw new RangeError('the text is not ASCII');
    bytes[i] = code;
  }
  return bytes;
}

/** TextEncoder belongs to no ECMAScript library, so the language's own percent encoding makes the UTF-8. */
function encodeUtf8(text: string): Uint8Array {
  if (/^[\0-\x7f]*$/.test(text)) return encodeAscii(text);
  const escaped = encodeURIComponent(text.toWellFormed());
  return Uint8Array.from(escaped.match(/%..|./g) ?? [], (piece) =>
    piece.length === 3 ? Number.parseInt(piece.slice(1), 16) : piece.charCodeAt(0),
  );
}

function compactTime(date: Date): string {
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new RangeError('the year has no four digits');
  const rest = [
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  return String(year).padStart(4, '0') + rest.map((n) => String(n).padStart(2, '0')).join('');
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
