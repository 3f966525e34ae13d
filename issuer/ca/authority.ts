// SPDX-License-Identifier: Apache-2.0
// The embedded CA: one P-256 key in a file that its owner alone reads, and its self-signed certificate beside it.
// Signing stands behind `Signer`, so that a key in hardware can take the file's place.

import { createPublicKey, hash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import {
  assembleSigned,
  type Certificate,
  encodeTbsCertificate,
  parseCertificate,
  parsePublicKeyInfo,
} from '../../x509/certificate.ts';
import { encodeTbsCertList, type TbsCertList } from '../../x509/crl.ts';
import { readDer } from '../../x509/der.ts';
import { authorityKeyIdentifier, basicConstraints, keyUsage, subjectKeyIdentifier } from '../../x509/extensions.ts';
import { encodeName, type NameAttribute } from '../../x509/name.ts';
import { pemText } from '../../x509/pem.ts';
import { writeOwnerOnlyFile } from '../owner-only-file.ts';
import { publicRandomBytes } from '../random.ts';
import { readOrMakeProtectedKey } from './protected-key.ts';

/** Signs with the CA's key: ECDSA with SHA-256, DER. */
type Signer = (tbs: Uint8Array) => Uint8Array;

/** What a certificate says that is not the CA's to say. */
export interface CertificateContent {
  /** The root first. */
  readonly subject: readonly NameAttribute[];
  readonly subjectPublicKeyInfo: Uint8Array;
  readonly notBefore: Date;
  /** Cut to the CA's own end. */
  readonly notAfter: Date;
  /** Without the key identifiers, which the CA adds. */
  readonly extensions: readonly Uint8Array[];
}

/** What a CRL says that is not the CA's to say; without the key identifier, which the CA adds. */
type RevocationListContent = Omit<TbsCertList, 'signatureAlgorithm' | 'issuer'>;

/** A certificate as it was made. */
interface MadeCertificate {
  /** DER. */
  readonly bytes: Uint8Array;
  /** Hexadecimal, without leading zeros. */
  readonly serialNumber: string;
  /** To the second, as the certificate has them. */
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** A certification authority. */
export interface Authority {
  readonly certificate: Certificate;
  /** Makes a certificate with a serial number of which nobody can foresee 86 bits. */
  issue(content: CertificateContent): MadeCertificate;
  /** Makes a CRL (DER). */
  issueList(content: RevocationListContent): Uint8Array;
}

/**
 * Opens the CA in the data folder, or makes it on first start. `now` in milliseconds since 1970. With a passphrase its
 * key is encrypted.
 */
export function openAuthority(dataFolder: string, organisation: string, now: number, passphrase?: Buffer): Authority {
  const key = readOrMakeProtectedKey(path.join(dataFolder, 'ca.key'), passphrase);
  const signer: Signer = (tbs) => sign('sha256', tbs, key);
  const file = path.join(dataFolder, 'ca.pem');
  if (!existsSync(file)) writeOwnerOnlyFile(file, Buffer.from(toPem(selfSigned(key, signer, organisation, now))));
  const certificate = parseCertificate(fromPem(readFileSync(file, 'utf8')));
  if (Buffer.compare(certificate.subjectPublicKeyInfo.bytes, publicKeyInfo(key)) !== 0) {
    throw new Error(`${file} is not the certificate of the key in ca.key`);
  }
  const own = { ...certificate, keyIdentifier: authorityKeyIdentifier(keyIdentifier(publicKeyInfo(key))) };
  return {
    certificate,
    issue: (content) => issue(own, signer, content),
    issueList: (content) => issueList(own, signer, content),
  };
}

/** A certificate as PEM. */
export function toPem(certificate: Uint8Array): string {
  return pemText('CERTIFICATE', Buffer.from(certificate).toString('base64'));
}

/** The SubjectPublicKeyInfo of a private or public key, DER. */
export function publicKeyInfo(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ format: 'der', type: 'spki' });
}

/** Reads a P-256 key from an owner-only PEM file, or makes it. */
export function readOrMakeKey(file: string): KeyObject {
  return readOrMakeProtectedKey(file, undefined);
}

const algorithm = signatureAlgorithmIdentifier('ecdsa-with-SHA256');
const years = 365.25 * 86_400_000;

/** The CA's certificate, with the extension that names its key in what it signs. */
interface Own extends Certificate {
  readonly keyIdentifier: Uint8Array;
}

function issue({ subject, notAfter, keyIdentifier: ownKey }: Own, signer: Signer, content: CertificateContent) {
  const serialNumber = newSerialNumber(content.notBefore);
  const validity = {
    notBefore: toTheSecond(content.notBefore),
    notAfter: toTheSecond(content.notAfter < notAfter ? content.notAfter : notAfter),
  };
  const tbs = encodeTbsCertificate({
    ...content,
    ...validity,
    serialNumber,
    signatureAlgorithm: algorithm,
    issuer: subject.bytes,
    subject: encodeName(content.subject),
    extensions: [ownKey, subjectKeyIdentifier(keyIdentifier(content.subjectPublicKeyInfo)), ...content.extensions],
  });
  const bytes = assembleSigned(tbs, algorithm, signer(tbs));
  return { bytes, serialNumber: Buffer.from(serialNumber).toString('hex'), ...validity };
}

function issueList({ subject, keyIdentifier: ownKey }: Own, signer: Signer, content: RevocationListContent) {
  const tbs = encodeTbsCertList({
    ...content,
    signatureAlgorithm: algorithm,
    issuer: subject.bytes,
    extensions: [ownKey, ...content.extensions],
  });
  return assembleSigned(tbs, algorithm, signer(tbs));
}

/** It can sign certificates of people and servers, not of further CAs. */
function selfSigned(key: KeyObject, signer: Signer, organisation: string, now: number): Uint8Array {
  const name = encodeName([
    { type: 'organization', value: organisation },
    // Two CAs of one organisation must not have the same name: paths would be built wrongly.
    { type: 'commonName', value: `Pivot CA ${randomBytes(4).toString('hex')}` },
  ]);
  const subjectPublicKeyInfo = publicKeyInfo(key);
  const notBefore = new Date(now - 5 * 60_000);
  const tbs = encodeTbsCertificate({
    serialNumber: newSerialNumber(notBefore),
    signatureAlgorithm: algorithm,
    issuer: name,
    notBefore,
    notAfter: new Date(now + 10 * years),
    subject: name,
    subjectPublicKeyInfo,
    extensions: [
      basicConstraints({ ca: true, pathLength: 0 }),
      keyUsage('keyCertSign', 'cRLSign'),
      subjectKeyIdentifier(keyIdentifier(subjectPublicKeyInfo)),
    ],
  });
  return assembleSigned(tbs, algorithm, signer(tbs));
}

/**
 * Positive and never the same twice (RFC 5280 4.1.2.2): the bits 01, 40 bits of the time, so that what is issued together
 * lies together in indexes and lists, and 86 random bits, so that nobody can foresee what is signed.
 */
function newSerialNumber(time: Date): Uint8Array {
  const bytes = publicRandomBytes(16);
  const view = new DataView(bytes.buffer);
  const [seconds, milliseconds] = [Math.floor(time.getTime() / 1000), time.getUTCMilliseconds()];
  view.setUint32(0, 2 ** 30 + (seconds % 2 ** 30));
  view.setUint16(4, (milliseconds << 6) | (view.getUint16(4) & 0x3f));
  return bytes;
}

function toTheSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}

/** SHA-1 of the public key, as RFC 5280 4.2.1.2 (1) has it: a label, not a safeguard. */
function keyIdentifier(subjectPublicKeyInfo: Uint8Array): Uint8Array {
  const { publicKey } = parsePublicKeyInfo(readDer(subjectPublicKeyInfo));
  return hash('sha1', publicKey, 'buffer');
}

function fromPem(pem: string): Uint8Array {
  return Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
}
