// SPDX-License-Identifier: Apache-2.0
// Distinguished names (X.501; RFC 5280 4.1.2.4 and 7.1; RFC 4514 for their text).

import {
  type Bytes,
  DerError,
  type DerNode,
  der,
  expectSequence,
  expectSet,
  readOid,
  readString,
  tags,
} from './der.ts';
import { oids } from './oids.ts';

/** The attributes that have a name of their own here; any other is given by its dotted object identifier. */
export type AttributeName = keyof typeof attributeOids;

/** One attribute of a name to be written. */
export interface NameAttribute {
  readonly type: AttributeName | `${number}.${string}`;
  readonly value: string;
}

/** One attribute of a name that was read. */
export interface AttributeValue {
  /** Dotted object identifier of the attribute's type. */
  readonly oid: string;
  /** Its text; undefined when the value is no text. */
  readonly text: string | undefined;
  /** Its value as a whole TLV. */
  readonly bytes: Uint8Array;
}

/** A distinguished name: relative distinguished names from the root down, and the DER it was read from. */
export interface Name {
  readonly bytes: Uint8Array;
  readonly rdns: readonly (readonly AttributeValue[])[];
}

/** Writes a Name, one attribute for each relative distinguished name, in the given order (country or root first). */
export function encodeName(attributes: readonly NameAttribute[]): Bytes {
  return der.sequenceOf(attributes.map((attribute) => der.set(encodeAttribute(attribute))));
}

/** Reads a Name. Throws DerError. */
export function parseName(node: DerNode): Name {
  return { bytes: node.bytes, rdns: expectSequence(node).map((rdn) => parseAttributes(expectSet(rdn))) };
}

/** Reads the attributes of one relative distinguished name: the children of its SET. Throws DerError. */
export function parseAttributes(nodes: readonly DerNode[]): readonly AttributeValue[] {
  const attributes = nodes.map(parseAttribute);
  if (attributes.length === 0) throw new DerError('a relative distinguished name is empty');
  return attributes;
}

/** RFC 4514 text, most specific part first: `CN=Practice Cardholder,O=Example`. */
export function nameToString(name: Name): string {
  return name.rdns
    .map((rdn) => rdn.map(attributeToString).join('+'))
    .reverse()
    .join(',');
}

/** The same text for a name to be written. */
export function attributesToString(attributes: readonly NameAttribute[]): string {
  const written = attributes.map(({ type, value }) => {
    const oid = oidOf(type);
    return attributeToString({ oid, text: value, bytes: encodeValue(oid, value) });
  });
  return written.reverse().join(',');
}

/** A name as people say it: the common name, and whose it is. */
export function nameToPeople(name: Name): string {
  const [own, organisation] = [attributeText(name, 'commonName'), attributeText(name, 'organization')];
  if (own !== undefined && organisation !== undefined) return `${own} (${organisation})`;
  return own ?? organisation ?? nameToString(name);
}

/** Whether two names are the same by RFC 5280 7.1: case, repeated spaces and the kind of text do not count. */
export function nameEquals(a: Name, b: Name): boolean {
  return canonicalName(a) === canonicalName(b);
}

/** A key for maps: equal for exactly those names that `nameEquals` finds equal. */
export function canonicalName(name: Pick<Name, 'rdns'>): string {
  const known = canonicalNames.get(name.rdns);
  if (known !== undefined) return known;
  const canonical = JSON.stringify(name.rdns.map(canonicalRelativeName));
  canonicalNames.set(name.rdns, canonical);
  return canonical;
}

/** The same key for one relative distinguished name, so that subtrees can be compared (RFC 5280 4.2.1.10). */
export function canonicalRelativeName(rdn: readonly AttributeValue[]): string {
  return rdn.map(canonicalAttribute).sort().join('+');
}

/** The text of the first attribute of this type, counted from the most specific end; undefined when there is none. */
export function attributeText(name: Name, type: AttributeName): string | undefined {
  const oid = attributeOids[type];
  return name.rdns.flat().findLast((attribute) => attribute.oid === oid)?.text;
}

/** Names are compared again and again while paths are built. */
const canonicalNames = /* @__PURE__ */ new WeakMap<Name['rdns'], string>();

const attributeOids = {
  commonName: oids.commonName,
  surname: oids.surname,
  givenName: oids.givenName,
  serialNumber: oids.serialNumber,
  country: oids.countryName,
  locality: oids.localityName,
  stateOrProvince: oids.stateOrProvinceName,
  street: oids.streetAddress,
  organization: oids.organizationName,
  organizationalUnit: oids.organizationalUnitName,
  title: oids.title,
  dnQualifier: oids.dnQualifier,
  userId: oids.userId,
  domainComponent: oids.domainComponent,
  emailAddress: oids.emailAddress,
} as const;

/** Short names of RFC 4514 section 3; others are written as dotted identifiers with their DER in hexadecimal. */
const shortNames: Readonly<Record<string, string>> = {
  [oids.commonName]: 'CN',
  [oids.localityName]: 'L',
  [oids.stateOrProvinceName]: 'ST',
  [oids.organizationName]: 'O',
  [oids.organizationalUnitName]: 'OU',
  [oids.countryName]: 'C',
  [oids.streetAddress]: 'STREET',
  [oids.domainComponent]: 'DC',
  [oids.userId]: 'UID',
  [oids.surname]: 'SN',
  [oids.givenName]: 'GN',
  [oids.serialNumber]: 'serialNumber',
  [oids.title]: 'title',
  [oids.dnQualifier]: 'dnQualifier',
  [oids.emailAddress]: 'emailAddress',
};

function encodeAttribute({ type, value }: NameAttribute): Bytes {
  const oid = oidOf(type);
  return der.sequence(der.oid(oid), encodeValue(oid, value));
}

function oidOf(type: NameAttribute['type']): string {
  return type in attributeOids ? attributeOids[type as AttributeName] : type;
}

/** The string type that the attribute's own standard prescribes (RFC 5280 appendix A.1), else UTF8String. */
function encodeValue(oid: string, value: string): Bytes {
  switch (oid) {
    case oids.countryName:
    case oids.serialNumber:
    case oids.dnQualifier:
      return der.printableString(value);
    case oids.emailAddress:
    case oids.domainComponent:
      return der.ia5String(value);
    default:
      return der.utf8String(value);
  }
}

function parseAttribute(node: DerNode): AttributeValue {
  const [type, value, ...rest] = expectSequence(node);
  if (!type || !value || rest.length > 0) throw new DerError('an attribute has two parts');
  const oid = readOid(type);
  if (!isText(value) && textAttributes.has(oid)) throw new DerError('an attribute that is a text is none');
  return { oid, text: isText(value) ? readString(value) : undefined, bytes: value.bytes };
}

/** As anything else they would be names that are shown as nothing, and equal to none that is written as a text. */
const textAttributes: ReadonlySet<string> = /* @__PURE__ */ new Set(Object.values(attributeOids));

const textTags: readonly number[] = [
  tags.utf8String,
  tags.printableString,
  tags.ia5String,
  tags.teletexString,
  tags.bmpString,
  tags.universalString,
  tags.numericString,
  tags.visibleString,
];

function isText(node: DerNode): boolean {
  return node.tagClass === 'universal' && textTags.includes(node.tag);
}

function canonicalAttribute({ oid, text, bytes }: AttributeValue): string {
  return JSON.stringify(text === undefined ? [oid, 'DER', hex(bytes)] : [oid, prepare(text)]);
}

/** RFC 4518 2.2 to 2.6: what nobody sees is left out, letters are folded and composed, spaces count as one. */
function prepare(text: string): string {
  const visible = text.replace(/[\t-\r\x85]/g, ' ').replace(unseen, '');
  return foldCase(visible.normalize('NFKC'))
    .normalize('NFKC')
    .trim()
    .replace(/[\s\p{Z}]+/gu, ' ');
}

/** Controls, soft hyphens, spaces without width, variation selectors and the like (RFC 4518 2.2). */
const unseen = /[\p{Cc}\p{Cf}\u1806\ufffc]|\u034f|[\u180b-\u180d]|[\ufe00-\ufe0f]/gu;

/** One form for both cases of a letter also where one of them is two letters; a dotless i is no i. */
function foldCase(text: string): string {
  return text.replace(/[^\u0131]+/gu, (part) => part.toUpperCase().toLowerCase());
}

function attributeToString({ oid, text, bytes }: AttributeValue): string {
  const short = shortNames[oid];
  return short === undefined || text === undefined ? `${oid}=#${hex(bytes)}` : `${short}=${escapeText(text)}`;
}

function escapeText(text: string): string {
  return text
    .replace(/[\\,+"<>;=]/g, '\\$&')
    .replace(/\0/g, '\\00')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!\\) $/, '\\ ');
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
