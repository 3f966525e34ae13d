// SPDX-License-Identifier: Apache-2.0
// Who vouches for what a card says of itself: the signature in its CHUID (FIPS 201-3, 4.2.1; RFC 5652, 5.4 and 5.6).
// Whether the signer's certificate leads to a trusted root, the issuer judges: nobody is trusted here.

import { constants, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { IdentitySignature } from '../../contract/card.ts';
import { DerError, readOctetString, readOid } from '../../x509/der.ts';
import { findExtension, parseSubjectKeyIdentifier } from '../../x509/extensions.ts';
import { nameEquals } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { parseSignedData, type SignerInfo } from '../../x509/signed-data.ts';
import { allows, outsideValidity, type ReadCertificate, readFacts } from './certificate-facts.ts';
import type { Chuid } from './data-objects.ts';

/** What the signature of a CHUID is worth at `now`, in milliseconds since 1970. */
export function judgeSignature({ signature, signed }: Chuid, now: number): IdentitySignature {
  if (!signature) return { verdict: 'absent' };
  const message = readMessage(signature);
  if (!message) return { verdict: 'unreadable' };
  const { signer, info, digest } = message;
  if (!coversAny(info, digest, [signed, withoutErrorDetection(signed)])) return { verdict: 'wrong' };
  if (!isSignedBy(signer, info, digest)) return { verdict: 'wrong' };
  const fits = allows(signer.certificate, oids.pivContentSigning) && !outsideValidity(signer.facts, now);
  if (!fits) return { verdict: 'signerUnfit', signer: signer.facts };
  return { verdict: 'right', signer: signer.facts, certificate: signer.bytes };
}

interface Message {
  readonly signer: ReadCertificate;
  readonly info: SignerInfo;
  readonly digest: string;
}

/** SP 800-78-5, tables 3-2 and 3-3: no SHA-1 any more. */
const digests: Readonly<Record<string, string>> = {
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
};

/** By the algorithm of the signature: the kind of key, and the hash where the algorithm names one. */
const schemes: Readonly<Record<string, { readonly key: 'rsa' | 'ec'; readonly digest?: string; readonly pss?: true }>> =
  {
    [oids.rsaEncryption]: { key: 'rsa' },
    [oids.rsassaPss]: { key: 'rsa', pss: true },
    [oids.sha256WithRsaEncryption]: { key: 'rsa', digest: 'sha256' },
    [oids.sha384WithRsaEncryption]: { key: 'rsa', digest: 'sha384' },
    [oids.sha512WithRsaEncryption]: { key: 'rsa', digest: 'sha512' },
    [oids.ecdsaWithSha256]: { key: 'ec', digest: 'sha256' },
    [oids.ecdsaWithSha384]: { key: 'ec', digest: 'sha384' },
    [oids.ecdsaWithSha512]: { key: 'ec', digest: 'sha512' },
  };

/** The message with its one signer, whose certificate goes along with it. */
function readMessage(bytes: Uint8Array): Message | undefined {
  try {
    const { certificates, signers, content } = parseSignedData(bytes, oids.pivChuidSecurityObject);
    const [info, ...others] = signers;
    if (!info || others.length > 0 || content !== undefined) return undefined;
    const digest = digests[info.digestAlgorithm.oid];
    const signer = certificates.map(readFacts).find((certificate) => certificate && isSigner(certificate, info));
    return digest !== undefined && signer ? { signer, info, digest } : undefined;
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function isSigner({ certificate }: ReadCertificate, { signer }: SignerInfo): boolean {
  if ('issuer' in signer) {
    return signer.serialNumber === certificate.serialNumber && nameEquals(signer.issuer, certificate.issuer);
  }
  const identifier = findExtension(certificate.extensions, oids.subjectKeyIdentifier);
  return (
    identifier !== undefined && Buffer.compare(parseSubjectKeyIdentifier(identifier.value), signer.keyIdentifier) === 0
  );
}

/** The signed attributes name the type and the hash of what is signed (RFC 5652, 11.1 and 11.2). */
function coversAny({ attributes }: SignerInfo, digest: string, contents: readonly Uint8Array[]): boolean {
  const [type, hash] = [attributes.get(oids.contentType), attributes.get(oids.messageDigest)];
  if (!type || !hash) return false;
  try {
    if (readOid(type) !== oids.pivChuidSecurityObject) return false;
    const claimed = readOctetString(hash);
    return contents.some((content) => createHash(digest).update(content).digest().equals(claimed));
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

/** Some issuers leave the empty error detection code out of what they sign. */
function withoutErrorDetection(signed: Uint8Array): Uint8Array {
  return Buffer.from(signed.subarray(-2)).equals(Buffer.of(0xfe, 0)) ? signed.subarray(0, -2) : signed;
}

function isSignedBy({ certificate }: ReadCertificate, info: SignerInfo, digest: string): boolean {
  const scheme = schemes[info.signatureAlgorithm.oid];
  const key = importKey(certificate.subjectPublicKeyInfo.bytes);
  if (!scheme || !info.signedAttributes || key?.asymmetricKeyType !== scheme.key) return false;
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  return verify(scheme.digest ?? digest, info.signedAttributes, { key, ...(scheme.pss ? pss : {}) }, info.signature);
}

function importKey(bytes: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
