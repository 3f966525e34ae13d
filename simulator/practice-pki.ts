// SPDX-License-Identifier: Apache-2.0
// The practice PKI: a root, an intermediate and a content signer made at run time. Everything that it issues belongs to
// the organisation "Pivot practice", by which an issuer for real cards knows and refuses it.

import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { signatureAlgorithmIdentifier } from '../x509/algorithms.ts';
import { assembleSigned, encodeTbsCertificate, parseCertificate, parsePublicKeyInfo } from '../x509/certificate.ts';
import { readDer } from '../x509/der.ts';
import {
  authorityInformationAccess,
  authorityKeyIdentifier,
  basicConstraints,
  certificatePolicies,
  crlDistributionPoints,
  extendedKeyUsage,
  keyUsage,
  subjectKeyIdentifier,
} from '../x509/extensions.ts';
import { encodeName } from '../x509/name.ts';
import { oids } from '../x509/oids.ts';

/** The organisation in the subject of every practice certificate. */
export const practiceOrganization = 'Pivot practice';

/**
 * Policies of the federal PKI's community test environment, arc 2.16.840.1.101.3.2.1.48: what a development CA asserts
 * in place of the real policy that stands behind each.
 */
export const testPolicies = {
  /** For id-fpki-common-hardware: signature and key management. */
  hardware: '2.16.840.1.101.3.2.1.48.9',
  /** For id-fpki-common-authentication: PIV authentication. */
  pivAuthentication: '2.16.840.1.101.3.2.1.48.11',
  /** For id-fpki-common-cardAuth: card authentication. */
  cardAuthentication: '2.16.840.1.101.3.2.1.48.13',
  /** For id-fpki-common-piv-contentSigning: the CHUID's signer. */
  contentSigning: '2.16.840.1.101.3.2.1.48.86',
  /** For id-fpki-common-pivAuth-derived, a software key. */
  derivedAuthentication: '2.16.840.1.101.3.2.1.48.109',
  /** For id-fpki-common-pivAuth-derived-hardware. */
  derivedAuthenticationHardware: '2.16.840.1.101.3.2.1.48.110',
} as const;

/** A certificate (DER) and the private key that belongs to it. Keys of the PKI itself are EC P-256. */
export interface Holder {
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

/** The authorities behind practice cards. */
export interface PracticePki {
  readonly root: Holder;
  readonly intermediate: Holder;
  /** Signs CHUIDs. */
  readonly contentSigner: Holder;
}

/** What a certificate is to say; key identifiers, serial number and signature come by themselves. */
export interface CertificateRequest {
  readonly subject: Uint8Array;
  readonly publicKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Uint8Array[];
}

/** Makes a new practice PKI. Each has names of its own, so that two are not taken for one another. */
export function makePracticePki(now: Date = new Date()): PracticePki {
  const mark = randomBytes(3).toString('hex').toUpperCase();
  const root = makeHolder(undefined, authority(`Practice Root CA ${mark}`, now, 15));
  const intermediate = makeHolder(root, authority(`Practice Issuing CA ${mark}`, now, 10, 0));
  const contentSigner = makeHolder(intermediate, contentSigning(`Practice Content Signer ${mark}`, now));
  return { root, intermediate, contentSigner };
}

/** Issues a certificate under `issuer`: DER. */
export function issueCertificate(issuer: Holder, request: CertificateRequest): Uint8Array {
  const { subject, subjectPublicKeyInfo } = parseCertificate(issuer.certificate);
  const locations = [
    authorityKeyIdentifier(keyIdentifier(subjectPublicKeyInfo.publicKey)),
    crlDistributionPoints(location(issuer, 'crl')),
    authorityInformationAccess({ ocsp: ['http://ocsp.pivot.example/practice'], caIssuers: [location(issuer, 'cer')] }),
  ];
  return signCertificate(issuer.privateKey, subject.bytes, request, locations);
}

/** A name in the practice organisation. */
export function practiceName(...last: Parameters<typeof encodeName>[0]): Uint8Array {
  return encodeName([{ type: 'organization', value: practiceOrganization }, ...last]);
}

/** `years` after `date`, or before with a negative number. */
export function addYears(date: Date, years: number): Date {
  const moved = new Date(date);
  moved.setUTCFullYear(moved.getUTCFullYear() + years);
  return moved;
}

type Draft = Omit<CertificateRequest, 'publicKey'>;

function makeHolder(issuer: Holder | undefined, draft: Draft): Holder {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const request = { ...draft, publicKey };
  const certificate = issuer
    ? issueCertificate(issuer, request)
    : signCertificate(privateKey, draft.subject, request, []);
  return { certificate, privateKey };
}

function authority(commonName: string, now: Date, years: number, pathLength?: number): Draft {
  const issuing = pathLength !== undefined;
  return {
    subject: practiceName({ type: 'commonName', value: commonName }),
    notBefore: addYears(now, -1),
    notAfter: addYears(now, years),
    extensions: [
      basicConstraints(issuing ? { ca: true, pathLength } : { ca: true }),
      keyUsage('keyCertSign', 'cRLSign'),
      ...(issuing ? [certificatePolicies(...Object.values(testPolicies))] : []),
    ],
  };
}

function contentSigning(commonName: string, now: Date): Draft {
  return {
    subject: practiceName({ type: 'commonName', value: commonName }),
    notBefore: addYears(now, -1),
    notAfter: addYears(now, 9),
    extensions: [
      keyUsage('digitalSignature'),
      extendedKeyUsage(oids.pivContentSigning),
      certificatePolicies(testPolicies.contentSigning),
    ],
  };
}

function signCertificate(
  key: KeyObject,
  issuer: Uint8Array,
  { publicKey, extensions, ...draft }: CertificateRequest,
  issuerExtensions: readonly Uint8Array[],
): Uint8Array {
  const signatureAlgorithm = signatureAlgorithmIdentifier('ecdsa-with-SHA256');
  const tbs = encodeTbsCertificate({
    ...draft,
    serialNumber: randomSerialNumber(),
    signatureAlgorithm,
    issuer,
    subjectPublicKeyInfo: publicKey.export({ type: 'spki', format: 'der' }),
    extensions: [...issuerExtensions, subjectKeyIdentifier(identifierOf(publicKey)), ...extensions],
  });
  return assembleSigned(tbs, signatureAlgorithm, sign('sha256', tbs, key));
}

/** 16 random bytes, positive and without a leading zero (RFC 5280, 4.1.2.2). */
function randomSerialNumber(): Uint8Array {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

function identifierOf(publicKey: KeyObject): Uint8Array {
  const spki = readDer(publicKey.export({ type: 'spki', format: 'der' }));
  return keyIdentifier(parsePublicKeyInfo(spki).publicKey);
}

/** Method 1 of RFC 5280, 4.2.1.2: SHA-1 over the public key; a name, not a protection. */
function keyIdentifier(publicKey: Uint8Array): Uint8Array {
  return createHash('sha1').update(publicKey).digest();
}

function location(issuer: Holder, ending: 'crl' | 'cer'): string {
  const identifier = identifierOf(createPublicKey(issuer.privateKey));
  return `http://pki.pivot.example/practice/${Buffer.from(identifier).toString('hex').slice(0, 16)}.${ending}`;
}
