// SPDX-License-Identifier: Apache-2.0
// Certification authorities for tests of path validation: each makes certificates and CRLs that are right unless told
// otherwise.

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type SignatureAlgorithm, signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned, type Certificate, encodeTbsCertificate, parseCertificate } from '../../x509/certificate.ts';
import {
  type CertificateRevocationList,
  crlNumber,
  encodeTbsCertList,
  parseCertificateRevocationList,
  type RevokedEntry,
} from '../../x509/crl.ts';
import { authorityKeyIdentifier, basicConstraints, keyUsage, subjectKeyIdentifier } from '../../x509/extensions.ts';
import { encodeName } from '../../x509/name.ts';

/** The moment at which the tests take place. */
export const now = new Date('2026-06-01T00:00:00Z');

/** A key pair with a name, and the certificates that were made for it. */
export interface Authority {
  readonly certificate: Certificate;
  readonly subject: Uint8Array;
  readonly publicKey: KeyObject;
  readonly signing: Signing;
}

/** How something is signed. */
export interface Signing {
  readonly identifier: Uint8Array;
  sign(tbs: Uint8Array): Uint8Array;
}

/** What may be different about a certificate. */
export interface Wishes {
  readonly name?: string;
  readonly subject?: Uint8Array;
  readonly issuer?: Uint8Array;
  readonly serialNumber?: number | bigint;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly keys?: KeyPair;
  /** Beside the key identifiers. */
  readonly extensions?: readonly Uint8Array[];
}

/** A key pair of node:crypto. */
export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** A fresh P-256 key pair. */
export function newKeys(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** Signs with ECDSA and SHA-256, or RSA with PKCS#1 v1.5 and the hash of the algorithm's name. */
export function signingWith(privateKey: KeyObject, algorithm: SignatureAlgorithm = 'ecdsa-with-SHA256'): Signing {
  const hash = /sha(\d+)/i.exec(algorithm)?.[0].toLowerCase() ?? '';
  return {
    identifier: signatureAlgorithmIdentifier(algorithm),
    sign: (tbs) => sign(hash, tbs, privateKey),
  };
}

/** A self-signed root. */
export function newRoot(name: string, wishes: Wishes = {}): Authority {
  const keys = wishes.keys ?? newKeys();
  const signing = signingWith(keys.privateKey);
  const subject = nameOf(name);
  const issuer = { subject, publicKey: keys.publicKey, signing };
  return { ...issuer, certificate: certify(issuer, { extensions: authorityExtensions(), ...wishes, subject, keys }) };
}

/** An authority below another one. */
export function newAuthority(issuer: Authority, name: string, wishes: Wishes = {}): Authority {
  const keys = wishes.keys ?? newKeys();
  const subject = wishes.subject ?? nameOf(name);
  const certificate = certify(issuer, { extensions: authorityExtensions(), ...wishes, subject, keys });
  return { certificate, subject, publicKey: keys.publicKey, signing: signingWith(keys.privateKey) };
}

/** What every authority's certificate says, and what else is given. */
export function authorityExtensions(...more: readonly Uint8Array[]): readonly Uint8Array[] {
  return [basicConstraints({ ca: true }), keyUsage('keyCertSign', 'cRLSign'), ...more];
}

/** A certificate for a fresh key, of a person unless it is told otherwise. */
export function certify(issuer: Omit<Authority, 'certificate'>, wishes: Wishes = {}): Certificate {
  const { publicKey } = wishes.keys ?? newKeys();
  const tbs = encodeTbsCertificate({
    serialNumber: wishes.serialNumber ?? 1,
    signatureAlgorithm: issuer.signing.identifier,
    issuer: wishes.issuer ?? issuer.subject,
    notBefore: wishes.notBefore ?? new Date('2026-01-01T00:00:00Z'),
    notAfter: wishes.notAfter ?? new Date('2027-01-01T00:00:00Z'),
    subject: wishes.subject ?? nameOf(wishes.name ?? 'Practice Cardholder'),
    subjectPublicKeyInfo: spki(publicKey),
    extensions: [
      subjectKeyIdentifier(keyIdentifier(publicKey)),
      authorityKeyIdentifier(keyIdentifier(issuer.publicKey)),
      ...(wishes.extensions ?? [keyUsage('digitalSignature')]),
    ],
  });
  return parseCertificate(assembleSigned(tbs, issuer.signing.identifier, issuer.signing.sign(tbs)));
}

/** A current CRL. */
export function revoke(
  issuer: Authority,
  revoked: readonly RevokedEntry[],
  {
    number = 1,
    extensions = [],
    nextUpdate = new Date('2026-07-01T00:00:00Z'),
  }: { number?: number; extensions?: readonly Uint8Array[]; nextUpdate?: Date } = {},
): CertificateRevocationList {
  const tbs = encodeTbsCertList({
    signatureAlgorithm: issuer.signing.identifier,
    issuer: issuer.subject,
    thisUpdate: new Date('2026-05-01T00:00:00Z'),
    nextUpdate,
    revoked,
    extensions: [authorityKeyIdentifier(keyIdentifier(issuer.publicKey)), crlNumber(number), ...extensions],
  });
  return parseCertificateRevocationList(assembleSigned(tbs, issuer.signing.identifier, issuer.signing.sign(tbs)));
}

/** `O=Example, CN=name`. */
export function nameOf(name: string): Uint8Array {
  return encodeName([
    { type: 'organization', value: 'Example' },
    { type: 'commonName', value: name },
  ]);
}

function spki(publicKey: KeyObject): Uint8Array {
  return publicKey.export({ type: 'spki', format: 'der' });
}

function keyIdentifier(publicKey: KeyObject): Uint8Array {
  return createHash('sha256').update(spki(publicKey)).digest().subarray(0, 20);
}
