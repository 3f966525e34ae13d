// SPDX-License-Identifier: Apache-2.0
// CMS SignedData with content and signer (RFC 5652 section 5), as SCEP, signed profiles and cards use it. Signing and
// verifying is the caller's: nothing here touches a key.

import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from './algorithms.ts';
import { berToDer } from './ber.ts';
import {
  type Bytes,
  DerError,
  type DerNode,
  der,
  expectSequence,
  expectSet,
  isContext,
  readDer,
  readExplicit,
  readFields,
  readInteger,
  readOctetString,
  readOid,
  tags,
} from './der.ts';
import { type Name, parseName } from './name.ts';
import { oids } from './oids.ts';

/** The issuer (from `encodeName`) and serial number of a certificate: how CMS names signers and recipients. */
export interface IssuerAndSerialNumber {
  readonly issuer: Pick<Name, 'bytes'>;
  readonly serialNumber: bigint;
}

/** What a message with one signer is put together from. */
export interface SignedDataParts {
  /** Of type id-data; a message may carry attributes alone. */
  readonly content: Uint8Array | undefined;
  /** Certificates to send along, DER. */
  readonly certificates: readonly Uint8Array[];
  readonly signer: IssuerAndSerialNumber;
  /** AlgorithmIdentifiers. */
  readonly digestAlgorithm: Uint8Array;
  readonly signatureAlgorithm: Uint8Array;
  /** From `encodeSignedAttributes`; `signature` is over exactly these bytes (RFC 5652 5.4). */
  readonly signedAttributes: Uint8Array;
  readonly signature: Uint8Array;
}

/** A message that was read; no signature is verified yet. Byte arrays are views of memory of their own. */
export interface SignedData {
  /** The octets of the content; undefined when there is none. */
  readonly content: Uint8Array | undefined;
  /** Certificates in DER, in the order of the message; whatever else stands in their place is left out. */
  readonly certificates: readonly Uint8Array[];
  readonly signers: readonly SignerInfo[];
}

/** One signer of a message. */
export interface SignerInfo {
  /** Whose certificate it is: by issuer and serial number, or by its subject key identifier. */
  readonly signer: { readonly issuer: Name; readonly serialNumber: bigint } | { readonly keyIdentifier: Uint8Array };
  readonly digestAlgorithm: AlgorithmIdentifier;
  /** The one value of each signed attribute, by type. */
  readonly attributes: ReadonlyMap<string, DerNode>;
  /** What the signature is over: the attributes as a SET OF in DER; undefined when there are none. */
  readonly signedAttributes: Uint8Array | undefined;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

/** One attribute with its one value, a whole TLV. */
export function encodeAttribute(type: string, value: Uint8Array): Bytes {
  return der.sequence(der.oid(type), der.set(value));
}

/** The attributes that are signed: content type and digest of the content, which CMS demands, and the given ones. */
export function encodeSignedAttributes(contentDigest: Uint8Array, attributes: readonly Uint8Array[]): Bytes {
  return der.set(
    encodeAttribute(oids.contentType, der.oid(oids.data)),
    encodeAttribute(oids.messageDigest, der.octetString(contentDigest)),
    ...attributes,
  );
}

/** Puts a message together from what was signed and its signature. */
export function encodeSignedData(parts: SignedDataParts): Bytes {
  const { content, certificates, digestAlgorithm } = parts;
  const encapsulated = content === undefined ? [] : [der.explicit(0, der.octetString(content))];
  const signedData = der.sequence(
    der.integer(1),
    der.set(digestAlgorithm),
    der.sequence(der.oid(oids.data), ...encapsulated),
    ...(certificates.length > 0 ? [der.explicit(0, ...certificates)] : []),
    der.set(encodeSignerInfo(parts)),
  );
  return der.sequence(der.oid(oids.signedData), der.explicit(0, signedData));
}

/** Reads a message whose content is of this type, in DER or BER. Throws DerError when it is none. */
export function parseSignedData(bytes: Uint8Array, contentType: string = oids.data): SignedData {
  const fields = readFields(readContentInfo(bytes, oids.signedData));
  fields.next(); // The version follows from the rest.
  fields.next(); // So do the digest algorithms.
  const content = parseContent(fields.next(), contentType);
  const certificates = fields.context(0)?.children ?? [];
  fields.context(1); // Revocation lists that were sent along.
  const signers = expectSet(fields.next()).map(parseSignerInfo);
  fields.end();
  return { content, certificates: certificates.filter(isSequence).map((node) => node.bytes), signers };
}

/** The content of a ContentInfo of this type, in DER or BER (RFC 5652 section 3). Throws DerError. */
export function readContentInfo(bytes: Uint8Array, type: string): DerNode {
  const fields = readFields(readDer(berToDer(bytes)));
  if (readOid(fields.next()) !== type) throw new DerError('the message is of another type');
  const content = fields.next();
  fields.end();
  if (!isContext(content, 0)) throw new DerError('the message has no content');
  return readExplicit(content);
}

/** Writes issuer and serial number (RFC 5652 10.2.4). */
export function encodeIssuerAndSerialNumber({ issuer, serialNumber }: IssuerAndSerialNumber): Bytes {
  return der.sequence(issuer.bytes, der.integer(serialNumber));
}

/** Reads issuer and serial number. Throws DerError. */
export function parseIssuerAndSerialNumber(node: DerNode): { issuer: Name; serialNumber: bigint } {
  const fields = readFields(node);
  const issuer = parseName(fields.next());
  const serialNumber = readInteger(fields.next());
  fields.end();
  return { issuer, serialNumber };
}

function encodeSignerInfo(parts: SignedDataParts): Bytes {
  return der.sequence(
    der.integer(1),
    encodeIssuerAndSerialNumber(parts.signer),
    parts.digestAlgorithm,
    der.implicit(0, parts.signedAttributes),
    parts.signatureAlgorithm,
    der.octetString(parts.signature),
  );
}

/** EncapsulatedContentInfo. SCEP and signed profiles carry plain data, cards what their objects are made of. */
function parseContent(node: DerNode, contentType: string): Uint8Array | undefined {
  const fields = readFields(node);
  if (readOid(fields.next()) !== contentType) throw new DerError('the content is of another type');
  const content = fields.context(0);
  fields.end();
  return content && readOctetString(readExplicit(content));
}

function parseSignerInfo(node: DerNode): SignerInfo {
  const fields = readFields(node);
  fields.next(); // The version follows from the way in which the signer is named.
  const keyIdentifier = fields.context(0);
  const signer = keyIdentifier ? { keyIdentifier: keyIdentifier.content } : parseIssuerAndSerialNumber(fields.next());
  const digestAlgorithm = parseAlgorithmIdentifier(fields.next());
  const signed = fields.context(0);
  const signatureAlgorithm = parseAlgorithmIdentifier(fields.next());
  const signature = readOctetString(fields.next());
  fields.context(1); // Attributes that nobody signed say nothing.
  fields.end();
  return {
    signer,
    digestAlgorithm,
    attributes: parseAttributes(signed?.children ?? []),
    signedAttributes: signed && asSet(signed.bytes),
    signatureAlgorithm,
    signature,
  };
}

function parseAttributes(nodes: readonly DerNode[]): ReadonlyMap<string, DerNode> {
  const attributes = new Map<string, DerNode>();
  for (const node of nodes) {
    const [type, values, ...rest] = expectSequence(node);
    const [value, ...more] = values ? expectSet(values) : [];
    if (!type || !value || rest.length + more.length > 0) throw new DerError('a signed attribute has one value');
    const oid = readOid(type);
    if (attributes.has(oid)) throw new DerError('a signed attribute occurs twice');
    attributes.set(oid, value);
  }
  return attributes;
}

/** The signature is over the attributes tagged as SET OF, not as the message has them (RFC 5652 5.4). */
function asSet(bytes: Uint8Array): Uint8Array {
  const retagged = bytes.slice();
  retagged[0] = 0x31;
  return retagged;
}

function isSequence({ tagClass, tag }: DerNode): boolean {
  return tagClass === 'universal' && tag === tags.sequence;
}
