// SPDX-License-Identifier: Apache-2.0
// CMS EnvelopedData for RSA recipients (RFC 5652 section 6): a content key under the recipient's key, the content under
// the content key. Encrypting and decrypting is the caller's: nothing here touches a key.

import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from './algorithms.ts';
import {
  type Bytes,
  DerError,
  type DerNode,
  der,
  expectSet,
  isContext,
  readDer,
  readFields,
  readOctetString,
  readOid,
} from './der.ts';
import type { Name } from './name.ts';
import { oids } from './oids.ts';
import {
  encodeIssuerAndSerialNumber,
  type IssuerAndSerialNumber,
  parseIssuerAndSerialNumber,
  readContentInfo,
} from './signed-data.ts';

/** What a message for one recipient is put together from. */
export interface EnvelopedDataParts {
  readonly recipient: IssuerAndSerialNumber;
  /** The content key, encrypted with RSA PKCS#1 v1.5. */
  readonly encryptedKey: Uint8Array;
  /** Dotted object identifier of the content's cipher in CBC mode. */
  readonly cipher: string;
  readonly initialisationVector: Uint8Array;
  readonly encryptedContent: Uint8Array;
}

/** A message that was read; nothing is decrypted yet. */
export interface EnvelopedData {
  readonly recipients: readonly KeyTransport[];
  /** Dotted object identifier of the content's cipher. */
  readonly cipher: string;
  readonly initialisationVector: Uint8Array;
  readonly encryptedContent: Uint8Array;
}

/** A content key for one recipient. */
interface KeyTransport {
  readonly recipient: { readonly issuer: Name; readonly serialNumber: bigint } | { readonly keyIdentifier: Uint8Array };
  readonly algorithm: AlgorithmIdentifier;
  readonly encryptedKey: Uint8Array;
}

/** Writes a message. */
export function encodeEnvelopedData(parts: EnvelopedDataParts): Bytes {
  const recipient = der.sequence(
    der.integer(0),
    encodeIssuerAndSerialNumber(parts.recipient),
    der.sequence(der.oid(oids.rsaEncryption), der.null()),
    der.octetString(parts.encryptedKey),
  );
  const encryptedContent = der.sequence(
    der.oid(oids.data),
    der.sequence(der.oid(parts.cipher), der.octetString(parts.initialisationVector)),
    der.implicit(0, der.octetString(parts.encryptedContent)),
  );
  const envelopedData = der.sequence(der.integer(0), der.set(recipient), encryptedContent);
  return der.sequence(der.oid(oids.envelopedData), der.explicit(0, envelopedData));
}

/** Reads a message, in DER or BER; recipients by other means than key transport are left out. Throws DerError. */
export function parseEnvelopedData(bytes: Uint8Array): EnvelopedData {
  const fields = readFields(readContentInfo(bytes, oids.envelopedData));
  fields.next(); // The version follows from the rest.
  fields.context(0); // Certificates of the originator, which key transport does not need.
  const recipients = expectSet(fields.next()).filter(isKeyTransport).map(parseKeyTransport);
  const content = parseEncryptedContent(fields.next());
  fields.context(1); // Attributes that nobody protects say nothing.
  fields.end();
  return { recipients, ...content };
}

/** The other kinds of recipient have context tags (RFC 5652 6.2). */
function isKeyTransport({ tagClass }: DerNode): boolean {
  return tagClass === 'universal';
}

function parseKeyTransport(node: DerNode): KeyTransport {
  const fields = readFields(node);
  fields.next(); // The version follows from the way in which the recipient is named.
  const keyIdentifier = fields.context(0);
  const recipient = keyIdentifier
    ? { keyIdentifier: keyIdentifier.content }
    : parseIssuerAndSerialNumber(fields.next());
  const algorithm = parseAlgorithmIdentifier(fields.next());
  const encryptedKey = readOctetString(fields.next());
  fields.end();
  return { recipient, algorithm, encryptedKey };
}

function parseEncryptedContent(node: DerNode): Omit<EnvelopedData, 'recipients'> {
  const fields = readFields(node);
  if (readOid(fields.next()) !== oids.data) throw new DerError('the content is no plain data');
  const algorithm = parseAlgorithmIdentifier(fields.next());
  const content = fields.next();
  fields.end();
  if (!isContext(content, 0) || !algorithm.parameters) throw new DerError('the encrypted content is missing');
  return {
    cipher: algorithm.oid,
    initialisationVector: readOctetString(readDer(algorithm.parameters)),
    encryptedContent: wholeContent(content),
  };
}

/** BER may have it in pieces, which the implicit tag hides from `berToDer`. */
function wholeContent(node: DerNode): Uint8Array {
  return node.constructed ? der.concatenate(node.children.map(readOctetString)) : node.content;
}
