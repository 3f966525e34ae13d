// SPDX-License-Identifier: Apache-2.0
// Certificate requests: PKCS#10 (RFC 2986). Sign `encodeCertificationRequestInfo`, then use `assembleSigned`.

import type { AlgorithmIdentifier } from './algorithms.ts';
import { type PublicKeyInfo, parsePublicKeyInfo, parseSigned } from './certificate.ts';
import {
  type Bytes,
  DerError,
  type DerNode,
  der,
  expectSet,
  readDer,
  readFields,
  readOid,
  readSmallInteger,
  readString,
} from './der.ts';
import { type Extension, parseExtensions } from './extension-parsers.ts';
import { type Name, parseName } from './name.ts';
import { oids } from './oids.ts';

/** What a request to be signed says. */
export interface CertificationRequestInfo {
  /** From `encodeName`. */
  readonly subject: Uint8Array;
  readonly subjectPublicKeyInfo: Uint8Array;
  /** Extensions that are asked for, from the builders of `extensions.ts`. */
  readonly extensions?: readonly Uint8Array[];
  /** A shared secret that lets the issuer recognise the request (RFC 2985 5.4.1). */
  readonly challengePassword?: string;
}

/** A request that was read; its signature is not verified yet. Byte arrays are views of the input. */
export interface CertificationRequest {
  readonly bytes: Uint8Array;
  /** The part that is signed. */
  readonly info: Uint8Array;
  readonly subject: Name;
  readonly subjectPublicKeyInfo: PublicKeyInfo;
  readonly extensions: readonly Extension[];
  readonly challengePassword: string | undefined;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

/** Writes the part of a request that is to be signed (RFC 2986 4.1). */
export function encodeCertificationRequestInfo(info: CertificationRequestInfo): Bytes {
  const extensions = info.extensions && attribute(oids.extensionRequest, der.sequenceOf(info.extensions));
  const password =
    info.challengePassword !== undefined && attribute(oids.challengePassword, der.utf8String(info.challengePassword));
  const attributes = der.set(...[password, extensions].filter((part) => part instanceof Uint8Array));
  return der.sequence(der.integer(0), info.subject, info.subjectPublicKeyInfo, der.implicit(0, attributes));
}

/** Reads a request. Throws DerError when it is none. */
export function parseCertificationRequest(bytes: Uint8Array): CertificationRequest {
  const { tbs, ...signed } = parseSigned(readDer(bytes));
  const fields = readFields(tbs);
  if (readSmallInteger(fields.next()) !== 0) throw new DerError('the version is unknown');
  const subject = parseName(fields.next());
  const subjectPublicKeyInfo = parsePublicKeyInfo(fields.next());
  const attributes = parseAttributes(fields.context(0)); // Absent in requests of some old programs.
  fields.end();
  const extensions = attributes.get(oids.extensionRequest);
  const password = attributes.get(oids.challengePassword);
  return {
    ...signed,
    info: tbs.bytes,
    subject,
    subjectPublicKeyInfo,
    extensions: extensions ? parseExtensions(extensions) : [],
    challengePassword: password && readString(password),
  };
}

function attribute(type: string, value: Uint8Array): Bytes {
  return der.sequence(der.oid(type), der.set(value));
}

/** The attributes that have exactly one value, by type. */
function parseAttributes(node: DerNode | undefined): ReadonlyMap<string, DerNode> {
  const attributes = new Map<string, DerNode>();
  for (const child of node?.children ?? []) {
    const fields = readFields(child);
    const type = readOid(fields.next());
    const [value, ...more] = expectSet(fields.next());
    fields.end();
    if (attributes.has(type)) throw new DerError('an attribute occurs twice');
    if (value && more.length === 0) attributes.set(type, value);
  }
  return attributes;
}
