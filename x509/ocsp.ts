// SPDX-License-Identifier: Apache-2.0
// OCSP requests and responses (RFC 6960 4). Hashes are computed and signatures made by the caller: nothing here touches
// a key. Unsigned requests are written; a signature on a request that is read is passed over, as responders may (4.1.2).

import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from './algorithms.ts';
import { type Certificate, parseCertificate } from './certificate.ts';
import { type CrlReason, reasonCodes, reasonOfCode } from './crl-reasons.ts';
import {
  type Bytes,
  DerError,
  type DerNode,
  der,
  expectSequence,
  type Fields,
  fieldsOf,
  isContext,
  readBitString,
  readDer,
  readEnumerated,
  readExplicit,
  readFields,
  readGeneralizedTime,
  readImplicit,
  readInteger,
  readOctetString,
  readOid,
  readSmallInteger,
} from './der.ts';
import { type Extension, findExtension, parseExtensions } from './extension-parsers.ts';
import { extension } from './extensions.ts';
import { type Name, parseName } from './name.ts';
import { oids } from './oids.ts';

/** Which certificate is meant (4.1.1): hashes of its issuer's name and key, and its serial number. */
export interface CertId {
  readonly hashAlgorithm: AlgorithmIdentifier;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialNumber: bigint;
  /** The whole TLV: a response repeats it as it came. */
  readonly bytes: Uint8Array;
}

/** A request that was read. */
export interface OcspRequest {
  readonly certIds: readonly CertId[];
  /** The nonce as the client chose it (RFC 8954). */
  readonly nonce: Uint8Array | undefined;
}

/** What a responder says of a certificate (2.2). */
export type OcspStatus =
  | { readonly status: 'good' }
  | { readonly status: 'revoked'; readonly at: Date; readonly reason: CrlReason }
  | { readonly status: 'unknown' };

/** One answer to be written. */
export interface SingleAnswer {
  /** The TLV of the CertID. */
  readonly certId: Uint8Array;
  readonly status: OcspStatus;
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
}

/** One answer that was read. */
export interface SingleResponse {
  readonly certId: CertId;
  readonly status: OcspStatus;
  readonly thisUpdate: Date;
  /** Without it newer information is to be had all the time (4.2.2.1). */
  readonly nextUpdate: Date | undefined;
  readonly extensions: readonly Extension[];
}

/** Who signed a response. */
type ResponderId =
  | { readonly type: 'name'; readonly name: Name }
  /** SHA-1 of the responder's public key. */
  | { readonly type: 'key'; readonly hash: Uint8Array };

/** A basic response that was read; its signature is not verified yet. Byte arrays are views of the input. */
export interface BasicOcspResponse {
  /** The part that is signed. */
  readonly tbs: Uint8Array;
  readonly responderId: ResponderId;
  readonly producedAt: Date;
  readonly responses: readonly SingleResponse[];
  readonly extensions: readonly Extension[];
  readonly nonce: Uint8Array | undefined;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** Certificates that may help to verify the signature. */
  readonly certificates: readonly Certificate[];
}

/** Why a responder gives no answer (4.2.1), with its numbers. */
const ocspErrors = {
  malformedRequest: 1,
  internalError: 2,
  tryLater: 3,
  sigRequired: 5,
  unauthorized: 6,
} as const;

/** Why a responder gives no answer. */
export type OcspError = keyof typeof ocspErrors;

/** What came from a responder. */
export type OcspResponse =
  | { readonly status: 'successful'; readonly response: BasicOcspResponse }
  | { readonly status: OcspError };

/** Writes a CertID. SHA-1 has parameters, because responders compare these bytes; SHA-256 has none (RFC 5754 2). */
export function encodeCertId(id: {
  readonly hash: 'sha1' | 'sha256';
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialNumber: bigint;
}): Bytes {
  const parameters = id.hash === 'sha1' ? [der.null()] : [];
  return der.sequence(
    der.sequence(der.oid(oids[id.hash]), ...parameters),
    der.octetString(id.issuerNameHash),
    der.octetString(id.issuerKeyHash),
    der.integer(id.serialNumber),
  );
}

/** Writes a request for the status of certificates, given by the TLVs of their CertIDs. */
export function encodeOcspRequest(certIds: readonly Uint8Array[], nonce?: Uint8Array): Bytes {
  const requests = der.sequenceOf(certIds.map((certId) => der.sequence(certId)));
  return der.sequence(der.sequence(requests, ...(nonce ? [der.explicit(2, der.sequence(nonceExtension(nonce)))] : [])));
}

/** Reads a request. Throws DerError when it is none, asks for nothing, or has a critical extension. */
export function parseOcspRequest(bytes: Uint8Array): OcspRequest {
  const outer = readFields(readDer(bytes));
  const fields = readFields(outer.next());
  outer.context(0); // The signature.
  outer.end();
  expectVersion1(fields);
  fields.context(1); // The requestor's name.
  const requests = expectSequence(fields.next());
  const extensions = parseOptionalExtensions(fields, 2);
  fields.end();
  if (requests.length === 0) throw new DerError('a request asks for nothing');
  if (extensions.some(({ critical }) => critical)) throw new DerError('a critical extension is not known');
  return { certIds: requests.map(parseRequest), nonce: parseNonce(extensions) };
}

/** Writes the part of a basic response that is to be signed; the responder is named by its key. */
export function encodeTbsResponse(response: {
  /** SHA-1 of the responder's public key (4.2.1). */
  readonly responderKeyHash: Uint8Array;
  readonly producedAt: Date;
  readonly answers: readonly SingleAnswer[];
  /** Repeats the request's. */
  readonly nonce?: Uint8Array | undefined;
}): Bytes {
  const { nonce } = response;
  return der.sequence(
    der.explicit(2, der.octetString(response.responderKeyHash)),
    der.generalizedTime(response.producedAt),
    der.sequenceOf(response.answers.map(encodeAnswer)),
    ...(nonce ? [der.explicit(1, der.sequence(nonceExtension(nonce)))] : []),
  );
}

/** Puts a signed response together. `certificates` are those that verify it, the responder's first. */
export function encodeOcspResponse(
  tbs: Uint8Array,
  algorithmIdentifier: Uint8Array,
  signature: Uint8Array,
  certificates: readonly Uint8Array[],
): Bytes {
  const attached = certificates.length > 0 ? [der.explicit(0, der.sequenceOf(certificates))] : [];
  const basic = der.sequence(tbs, algorithmIdentifier, der.bitString(signature), ...attached);
  const responseBytes = der.sequence(der.oid(oids.ocspBasic), der.octetString(basic));
  return der.sequence(der.enumerated(0), der.explicit(0, responseBytes));
}

/** Writes a response that gives no answer; it is not signed. */
export function encodeOcspError(error: OcspError): Bytes {
  return der.sequence(der.enumerated(ocspErrors[error]));
}

/** Reads a response. Throws DerError when it is none, or not a basic one. */
export function parseOcspResponse(bytes: Uint8Array): OcspResponse {
  const fields = readFields(readDer(bytes));
  const status = readEnumerated(fields.next());
  const content = fields.context(0);
  fields.end();
  if (status !== 0) return { status: errorOf(status) };
  if (!content) throw new DerError('a successful response is empty');
  const responseBytes = readFields(readExplicit(content));
  if (readOid(responseBytes.next()) !== oids.ocspBasic) throw new DerError('the response has an unknown type');
  const basic = readDer(readOctetString(responseBytes.next()));
  responseBytes.end();
  return { status: 'successful', response: parseBasicResponse(basic) };
}

function nonceExtension(nonce: Uint8Array): Bytes {
  return extension(oids.ocspNonce, der.octetString(nonce), 'notCritical');
}

/** RFC 8954 2.1 wants an OCTET STRING of 1 to 32 bytes; RFC 9654 allows 128. */
function parseNonce(extensions: readonly Extension[]): Uint8Array | undefined {
  const found = findExtension(extensions, oids.ocspNonce);
  if (!found) return undefined;
  const nonce = readOctetString(readDer(found.value));
  if (nonce.length === 0 || nonce.length > 128) throw new DerError('a nonce has the wrong length');
  return nonce;
}

function expectVersion1(fields: Fields): void {
  const version = fields.context(0);
  if (version && readSmallInteger(readExplicit(version)) !== 0) throw new DerError('the version is unknown');
}

function parseOptionalExtensions(fields: Fields, number: number): readonly Extension[] {
  const node = fields.context(number);
  return node ? parseExtensions(readExplicit(node)) : [];
}

function parseRequest(node: DerNode): CertId {
  const fields = readFields(node);
  const certId = parseCertId(fields.next());
  const extensions = parseOptionalExtensions(fields, 0);
  fields.end();
  if (extensions.some(({ critical }) => critical)) throw new DerError('a critical extension is not known');
  return certId;
}

function parseCertId(node: DerNode): CertId {
  const fields = readFields(node);
  const certId = {
    hashAlgorithm: parseAlgorithmIdentifier(fields.next()),
    issuerNameHash: readOctetString(fields.next()),
    issuerKeyHash: readOctetString(fields.next()),
    serialNumber: readInteger(fields.next()),
    bytes: node.bytes,
  };
  fields.end();
  return certId;
}

function encodeAnswer({ certId, status, thisUpdate, nextUpdate }: SingleAnswer): Bytes {
  const end = nextUpdate ? [der.explicit(0, der.generalizedTime(nextUpdate))] : [];
  return der.sequence(certId, encodeStatus(status), der.generalizedTime(thisUpdate), ...end);
}

function encodeStatus(status: OcspStatus): Bytes {
  if (status.status === 'good') return der.primitive(0, new Uint8Array());
  if (status.status === 'unknown') return der.primitive(2, new Uint8Array());
  const { at, reason } = status;
  const why = reason === 'unspecified' ? [] : [der.explicit(0, der.enumerated(reasonCodes[reason]))];
  return der.explicit(1, der.generalizedTime(at), ...why);
}

function errorOf(status: number): OcspError {
  for (const [name, number] of Object.entries(ocspErrors)) if (number === status) return name as OcspError;
  throw new DerError('the status of a response is unknown');
}

function parseBasicResponse(node: DerNode): BasicOcspResponse {
  const fields = readFields(node);
  const tbs = fields.next();
  const signatureAlgorithm = parseAlgorithmIdentifier(fields.next());
  const signature = readBitString(fields.next());
  const attached = fields.context(0);
  fields.end();
  const certificates = attached
    ? expectSequence(readExplicit(attached)).map(({ bytes }) => parseCertificate(bytes))
    : [];
  return { tbs: tbs.bytes, ...parseResponseData(tbs), signatureAlgorithm, signature, certificates };
}

function parseResponseData(node: DerNode) {
  const fields = readFields(node);
  expectVersion1(fields);
  const responderId = parseResponderId(fields.next());
  const producedAt = readGeneralizedTime(fields.next());
  const responses = expectSequence(fields.next()).map(parseSingleResponse);
  const extensions = parseOptionalExtensions(fields, 1);
  fields.end();
  return { responderId, producedAt, responses, extensions, nonce: parseNonce(extensions) };
}

function parseResponderId(node: DerNode): ResponderId {
  if (isContext(node, 1)) return { type: 'name', name: parseName(readExplicit(node)) };
  if (isContext(node, 2)) return { type: 'key', hash: readOctetString(readExplicit(node)) };
  throw new DerError('a responder is named in an unknown way');
}

function parseSingleResponse(node: DerNode): SingleResponse {
  const fields = readFields(node);
  const certId = parseCertId(fields.next());
  const status = parseStatus(fields.next());
  const thisUpdate = readGeneralizedTime(fields.next());
  const nextUpdate = fields.context(0);
  const extensions = parseOptionalExtensions(fields, 1);
  fields.end();
  return {
    certId,
    status,
    thisUpdate,
    nextUpdate: nextUpdate && readGeneralizedTime(readExplicit(nextUpdate)),
    extensions,
  };
}

function parseStatus(node: DerNode): OcspStatus {
  if (isEmpty(node, 0)) return { status: 'good' };
  if (isEmpty(node, 2)) return { status: 'unknown' };
  if (!isContext(node, 1)) throw new DerError('a status is unknown');
  const fields = fieldsOf(node.children);
  const at = readGeneralizedTime(fields.next());
  const reason = fields.context(0);
  fields.end();
  return { status: 'revoked', at, reason: reason ? reasonOfCode(readEnumerated(readExplicit(reason))) : 'unspecified' };
}

/** `[number] IMPLICIT NULL`. */
function isEmpty(node: DerNode, number: number): boolean {
  return isContext(node, number) && readImplicit(node).length === 0;
}
