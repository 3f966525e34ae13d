// SPDX-License-Identifier: Apache-2.0
// Reads DER strictly (ITU-T X.690): definite and minimal lengths, minimal tags, canonical BOOLEAN, INTEGER, BIT STRING
// and OBJECT IDENTIFIER, the right form (primitive or constructed) for each universal type, nothing behind the end.
// Not checked, because real certificates break it without harm: the order inside a SET OF, and DEFAULT values that
// were written out. Whatever the bytes are, the only exception is DerError, and the work is linear in their length.

/** The bytes are not DER, or not the structure that was asked for. */
export class DerError extends Error {
  override name = 'DerError';
}

/** One element (tag, length, value) of DER. `children` is empty for a primitive one. */
export interface DerNode {
  readonly tagClass: 'universal' | 'application' | 'context' | 'private';
  readonly tag: number;
  readonly constructed: boolean;
  /** The value without tag and length; a view of the input. */
  readonly content: Uint8Array;
  /** The whole element; a view of the input. */
  readonly bytes: Uint8Array;
  readonly children: readonly DerNode[];
}

/** Numbers of the universal tags that X.509 uses. */
export const tags = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  oid: 6,
  enumerated: 10,
  utf8String: 12,
  sequence: 16,
  set: 17,
  numericString: 18,
  printableString: 19,
  teletexString: 20,
  ia5String: 22,
  utcTime: 23,
  generalizedTime: 24,
  visibleString: 26,
  universalString: 28,
  bmpString: 30,
} as const;

/** Reads exactly one element that fills all of `bytes`, and checks everything below it. Throws DerError. */
export function readDer(bytes: Uint8Array): DerNode {
  const element = readElement(bytes, 0, bytes.length);
  if (element.end !== bytes.length) throw new DerError('there is data behind the end');
  checkBelow(element, 0);
  return element;
}

/**
 * Where the element ends that begins at `at`: for whoever goes through a list that is too long to make objects of. Nothing
 * inside it is checked. Throws DerError.
 */
export function elementEnd(source: Uint8Array, at: number, limit: number): number {
  const length = source[at + 1] ?? 0x80;
  const isShort = length < 0x80 && ((source[at] ?? 0) & 0x1f) !== 0x1f;
  return isShort && at + 2 + length <= limit ? at + 2 + length : readElement(source, at, limit).end;
}

/** Where the content begins of an element whose end is known, and whose tag is one byte. */
export function contentStart(source: Uint8Array, at: number): number {
  const length = source[at + 1] ?? 0;
  return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
}

/** Reads the elements of a SEQUENCE (or, with a context tag, an IMPLICIT one) one after the other. */
export interface Fields {
  /** The next element; throws DerError when there is none. */
  next(): DerNode;
  /** The next element if it has this universal tag. */
  optional(...universalTags: number[]): DerNode | undefined;
  /** The next element if it is `[number]`. */
  context(number: number): DerNode | undefined;
  /** Throws DerError when something is left. */
  end(): void;
}

/** The fields of a SEQUENCE. Throws DerError if the node is something else. */
export function readFields(node: DerNode): Fields {
  return fieldsOf(expectSequence(node));
}

/** The given elements as fields, for an IMPLICIT SEQUENCE: pass `node.children`. */
export function fieldsOf(children: readonly DerNode[]): Fields {
  let at = 0;
  const take = (matches: (node: DerNode) => boolean) => {
    const node = children[at];
    if (!node || !matches(node)) return undefined;
    at += 1;
    return node;
  };
  return {
    next: () => take(() => true) ?? fail('a field is missing'),
    optional: (...universalTags) => take((node) => node.tagClass === 'universal' && universalTags.includes(node.tag)),
    context: (number) => take((node) => isContext(node, number)),
    end: () => {
      if (at < children.length) fail('there is an unexpected field');
    },
  };
}

/** Whether the node is `[number]`. */
export function isContext(node: DerNode, number: number): boolean {
  return node.tagClass === 'context' && node.tag === number;
}

/** The children of a SEQUENCE. */
export function expectSequence(node: DerNode): readonly DerNode[] {
  return expectTag(node, tags.sequence).children;
}

/** The children of a SET. */
export function expectSet(node: DerNode): readonly DerNode[] {
  return expectTag(node, tags.set).children;
}

/** The one element inside an EXPLICIT tag. */
export function readExplicit(node: DerNode): DerNode {
  const [inner] = node.children;
  if (!inner || node.children.length !== 1) throw new DerError('an explicit tag holds one element');
  return inner;
}

/** The content under an IMPLICIT tag of a type that is primitive: it keeps the type's form (X.690 8.14.3, 10.2). */
export function readImplicit(node: DerNode): Uint8Array {
  if (node.constructed) throw new DerError('an element has the wrong form');
  return node.content;
}

/** The node itself, if it has this universal tag. */
function expectTag(node: DerNode, universalTag: number): DerNode {
  if (node.tagClass !== 'universal' || node.tag !== universalTag) throw new DerError('an element has another type');
  return node;
}

/** OBJECT IDENTIFIER in dotted form. */
export function readOid(node: DerNode): string {
  return decodeOid(expectTag(node, tags.oid).content);
}

/** INTEGER of any size, with its sign. */
export function readInteger(node: DerNode): bigint {
  return decodeInteger(expectTag(node, tags.integer).content);
}

/** INTEGER from 0 to 2^31 - 1. */
export function readSmallInteger(node: DerNode): number {
  return decodeSmallInteger(expectTag(node, tags.integer).content);
}

/** ENUMERATED from 0 to 2^31 - 1. */
export function readEnumerated(node: DerNode): number {
  return decodeSmallInteger(expectTag(node, tags.enumerated).content);
}

/** BOOLEAN. */
export function readBoolean(node: DerNode): boolean {
  return decodeBoolean(expectTag(node, tags.boolean).content);
}

/** OCTET STRING. */
export function readOctetString(node: DerNode): Uint8Array {
  return expectTag(node, tags.octetString).content;
}

/** BIT STRING that is a whole number of bytes (keys, signatures). */
export function readBitString(node: DerNode): Uint8Array {
  const { content } = expectTag(node, tags.bitString);
  if (content[0] !== 0) throw new DerError('a bit string is no whole number of bytes');
  return content.subarray(1);
}

/** BIT STRING as a named bit list: the numbers of the bits that are set. */
export function readNamedBits(node: DerNode): ReadonlySet<number> {
  return decodeNamedBits(expectTag(node, tags.bitString).content);
}

/** UTCTime or GeneralizedTime in the only forms of RFC 5280 4.1.2.5: to the second, in UTC. */
export function readTime(node: DerNode): Date {
  if (node.tagClass === 'universal' && node.tag === tags.utcTime) {
    const text = decodeAscii(node.content);
    return dateFrom(`${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`);
  }
  return readGeneralizedTime(node);
}

/** GeneralizedTime in the only form of RFC 5280 4.1.2.5.2: to the second, in UTC. */
export function readGeneralizedTime(node: DerNode): Date {
  return dateFrom(decodeAscii(expectTag(node, tags.generalizedTime).content));
}

/** Text of any of ASN.1's string types that occur in names. */
export function readString(node: DerNode): string {
  if (node.tagClass !== 'universal') throw new DerError('an element is no text');
  switch (node.tag) {
    case tags.utf8String:
      return decodeUtf8(node.content);
    case tags.numericString:
    case tags.printableString:
    case tags.ia5String:
    case tags.visibleString:
      return decodeAscii(node.content);
    case tags.teletexString: // Everybody who still writes it means ISO 8859-1.
      return String.fromCharCode(...checkedLength(node.content));
    case tags.bmpString:
      return decodeWide(node.content, 2);
    case tags.universalString:
      return decodeWide(node.content, 4);
    default:
      throw new DerError('an element is no text');
  }
}

function decodeInteger(content: Uint8Array): bigint {
  checkInteger(content);
  let hex = '';
  for (const byte of content) hex += byte.toString(16).padStart(2, '0');
  return BigInt.asIntN(8 * content.length, BigInt(`0x${hex}`));
}

/** INTEGER from 0 to 2^31 - 1 from its content alone, for IMPLICIT tags. */
export function decodeSmallInteger(content: Uint8Array): number {
  checkInteger(content);
  if (content.length > 4 || (content[0] ?? 0) >= 0x80) throw new DerError('an integer is out of range');
  return content.reduce((value, byte) => value * 256 + byte, 0);
}

/** BOOLEAN from its content alone. */
export function decodeBoolean(content: Uint8Array): boolean {
  checkBoolean(content);
  return content[0] === 0xff;
}

/** Named bit list from the content of a BIT STRING alone. */
export function decodeNamedBits(content: Uint8Array): ReadonlySet<number> {
  checkBitString(content);
  if (content.length > 9) throw new DerError('a named bit list is too long');
  const bits = new Set<number>();
  for (let bit = 0; bit < 8 * (content.length - 1); bit += 1) {
    if ((content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) bits.add(bit);
  }
  return bits;
}

/** Dotted OBJECT IDENTIFIER from its content alone. */
export function decodeOid(content: Uint8Array): string {
  checkOid(content);
  const arcs: (number | bigint)[] = [];
  let arc: number | bigint = 0;
  for (const byte of content) {
    // Numbers are exact up to 2^53; UUID-based arcs (2.25) go on as bigint.
    arc =
      typeof arc === 'number' && arc < 2 ** 45 ? arc * 128 + (byte & 0x7f) : BigInt(arc) * 128n + BigInt(byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const root = first < 40 ? 0 : first < 80 ? 1 : 2;
  const second = typeof first === 'bigint' ? first - 80n : first - 40 * root;
  return [root, second, ...rest].join('.');
}

/** ASCII text from the content of an IA5String alone. */
export function decodeAscii(content: Uint8Array): string {
  for (const byte of checkedLength(content)) if (byte > 0x7f) throw new DerError('a text is not ASCII');
  return String.fromCharCode(...content);
}

/** UTF-8 text; ill-formed UTF-8 is refused. */
function decodeUtf8(content: Uint8Array): string {
  checkedLength(content);
  if (content.every((byte) => byte < 0x80)) return String.fromCharCode(...content);
  try {
    return decodeURIComponent(Array.from(content, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    throw new DerError('a text is not UTF-8');
  }
}

const maximumDepth = 32;
const maximumText = 16_384;
const tagClasses = ['universal', 'application', 'context', 'private'] as const;

/** The node behind the interface: views and children are made when they are asked for, so that reading costs little. */
class Element implements DerNode {
  readonly tagClass: DerNode['tagClass'];
  readonly tag: number;
  readonly constructed: boolean;
  readonly end: number;
  readonly contentStart: number;
  readonly #source: Uint8Array;
  readonly #start: number;
  #children: readonly DerNode[] | undefined;

  constructor(source: Uint8Array, start: number, contentStart: number, end: number, tag: number) {
    const first = source[start] ?? 0;
    this.#source = source;
    this.#start = start;
    this.contentStart = contentStart;
    this.end = end;
    this.tag = tag;
    this.constructed = (first & 0x20) !== 0;
    this.tagClass = tagClasses[first >> 6] ?? 'universal';
  }

  get content(): Uint8Array {
    return this.#source.subarray(this.contentStart, this.end);
  }

  get bytes(): Uint8Array {
    return this.#source.subarray(this.#start, this.end);
  }

  get children(): readonly DerNode[] {
    this.#children ??= [...this.elements()];
    return this.#children;
  }

  *elements(): Generator<Element> {
    for (let at = this.contentStart; this.constructed && at < this.end; ) {
      const element = readElement(this.#source, at, this.end);
      yield element;
      at = element.end;
    }
  }
}

function readElement(source: Uint8Array, start: number, limit: number): Element {
  let at = start;
  const next = () => (at < limit ? (source[at++] ?? 0) : fail('the data ends too early'));
  const tag = readTag(next() & 0x1f, next);
  const length = readLength(next(), next);
  if (length > limit - at) throw new DerError('the data ends too early');
  return new Element(source, start, at, at + length, tag);
}

function readTag(low: number, next: () => number): number {
  if (low !== 0x1f) return low;
  let tag = 0;
  for (let count = 0; count < 3; count += 1) {
    const byte = next();
    tag = tag * 128 + (byte & 0x7f);
    if (tag === 0) break;
    if (byte < 0x80) return tag > 30 ? tag : fail('a tag is not minimal');
  }
  throw new DerError('a tag is not minimal or too long');
}

function readLength(first: number, next: () => number): number {
  if (first < 0x80) return first;
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new DerError('a length is indefinite or too long');
  let length = 0;
  for (let i = 0; i < count; i += 1) length = length * 256 + next();
  if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('a length is not minimal');
  return length;
}

function checkBelow(element: Element, depth: number): void {
  if (depth > maximumDepth) throw new DerError('the data is nested too deeply');
  if (element.tagClass === 'universal') checkUniversal(element);
  if (element.constructed) for (const child of element.elements()) checkBelow(child, depth + 1);
}

function checkUniversal(element: Element): void {
  const isList = element.tag === tags.sequence || element.tag === tags.set;
  if (element.constructed !== isList) throw new DerError('an element has the wrong form');
  if (element.tag === tags.integer || element.tag === tags.enumerated) checkInteger(element.content);
  if (element.tag === tags.boolean) checkBoolean(element.content);
  if (element.tag === tags.bitString) checkBitString(element.content);
  if (element.tag === tags.oid) checkOid(element.content);
  if (element.tag === tags.null && element.content.length > 0) throw new DerError('a null has content');
  if (element.tag === 0) throw new DerError('an end-of-contents element has no place in DER');
}

function checkInteger(content: Uint8Array): void {
  const [first, second = 0] = content;
  if (first === undefined) throw new DerError('an integer is empty');
  const padded = content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (padded) throw new DerError('an integer is not minimal');
}

function checkBoolean(content: Uint8Array): void {
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff))
    throw new DerError('a boolean is not canonical');
}

function checkBitString(content: Uint8Array): void {
  const unused = content[0];
  if (unused === undefined || unused > 7 || (unused > 0 && content.length === 1))
    throw new DerError('a bit string is wrong');
  if ((content.at(-1) ?? 0) & ((1 << unused) - 1) && unused > 0) throw new DerError('a bit string has unused bits set');
}

function checkOid(content: Uint8Array): void {
  const last = content.at(-1);
  if (last === undefined || last >= 0x80 || content.length > 128) throw new DerError('an object identifier is wrong');
  for (let i = 0; i < content.length; i += 1) {
    if (content[i] === 0x80 && (i === 0 || (content[i - 1] ?? 0) < 0x80))
      throw new DerError('an object identifier is not minimal');
  }
}

function checkedLength(content: Uint8Array): Uint8Array {
  if (content.length > maximumText) throw new DerError('a text is too long');
  return content;
}

function decodeWide(content: Uint8Array, width: 2 | 4): string {
  if (checkedLength(content).length % width !== 0) throw new DerError('a text has half a character');
  let text = '';
  for (let at = 0; at < content.length; at += width) {
    const code = content.subarray(at, at + width).reduce((value, byte) => value * 256 + byte, 0);
    if (code > 0x10ffff) throw new DerError('a text has an unknown character');
    text += String.fromCodePoint(code);
  }
  return text;
}

function dateFrom(text: string): Date {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text)?.slice(1).map(Number);
  if (!parts) throw new DerError('a time has the wrong form');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  date.setUTCFullYear(year, month - 1, day); // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  const exact =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return exact ? date : fail('a time does not exist');
}

function fail(message: string): never {
  throw new DerError(message);
}
