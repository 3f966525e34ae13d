// SPDX-License-Identifier: Apache-2.0
// A certification authority of the present day with cards below it, and OCSP responders that speak for it.

import { createHash, sign } from 'node:crypto';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { der } from '../../x509/der.ts';
import { extendedKeyUsage, extension, keyUsage } from '../../x509/extensions.ts';
import {
  encodeOcspResponse,
  encodeTbsResponse,
  type OcspStatus,
  parseOcspRequest,
  type SingleAnswer,
} from '../../x509/ocsp.ts';
import { oids } from '../../x509/oids.ts';
import { type Authority, certify, type KeyPair, newKeys, newRoot, type Wishes } from '../trust/authority.ts';

const day = 86_400_000;
/** Valid at the present time. */
export const validity = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + 30 * day) };

/** An authority with its keys. */
export interface KeyedAuthority extends Authority {
  readonly keys: KeyPair;
}

/** A self-signed authority. */
export function newCurrentRoot(name = 'Practice CA'): KeyedAuthority {
  const keys = newKeys();
  return { ...newRoot(name, { keys, ...validity }), keys };
}

/** A certificate with the key that goes with it. */
export interface Signer {
  readonly certificate: Certificate;
  readonly keys: KeyPair;
}

/** ocsp-nocheck. */
const noCheck = extension(oids.ocspNoCheck, der.null(), 'notCritical');
/** What a delegated responder's certificate says. */
export const delegateExtensions = [keyUsage('digitalSignature'), extendedKeyUsage(oids.ocspSigning), noCheck];

/** A responder that the authority appointed. */
export function newDelegate(issuer: Authority, wishes: Wishes = {}): Signer {
  const keys = newKeys();
  const certificate = certify(issuer, {
    name: 'Practice Responder',
    serialNumber: 99,
    extensions: delegateExtensions,
    ...validity,
    ...wishes,
    keys,
  });
  return { certificate, keys };
}

/** What may be different about a response. */
export interface ResponseWishes {
  readonly status?: OcspStatus;
  readonly nonce?: Uint8Array | 'none';
  readonly producedAt?: Date;
  readonly answer?: Partial<SingleAnswer>;
  /** What else is said of the same certificate, behind that. */
  readonly more?: Partial<SingleAnswer>;
  /** Changes what is signed, in hexadecimal. */
  readonly edit?: (tbs: string) => string;
}

/** Answers a request. */
export function respond(request: Uint8Array, { certificate, keys }: Signer, wishes: ResponseWishes = {}): Uint8Array {
  const { certIds, nonce } = parseOcspRequest(request);
  const now = new Date();
  const encoded = encodeTbsResponse({
    responderKeyHash: createHash('sha1').update(certificate.subjectPublicKeyInfo.publicKey).digest(),
    producedAt: wishes.producedAt ?? now,
    answers: certIds.flatMap(({ bytes }) => {
      const first = { certId: bytes, status: wishes.status ?? { status: 'good' }, thisUpdate: now, ...wishes.answer };
      return wishes.more ? [first, { ...first, ...wishes.more }] : [first];
    }),
    nonce: wishes.nonce === 'none' ? undefined : (wishes.nonce ?? nonce),
  });
  const tbs = wishes.edit ? Buffer.from(wishes.edit(Buffer.from(encoded).toString('hex')), 'hex') : encoded;
  const algorithm = signatureAlgorithmIdentifier('ecdsa-with-SHA256');
  return encodeOcspResponse(tbs, algorithm, sign('sha256', tbs, keys.privateKey), [certificate.bytes]);
}
