// SPDX-License-Identifier: Apache-2.0
// What a certificate from a card says of itself, and whether that lets it log in. Nobody has vouched for it yet.

import { createHash, X509Certificate } from 'node:crypto';
import type { CertificateFacts, Unfit } from '../../contract/card.ts';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';
import { findExtension, parseAlternativeName, parseExtendedKeyUsage, parseKeyUsage } from '../../x509/extensions.ts';
import { attributeText, nameToPeople } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { loginKeyOf } from './piv-key.ts';

/** A certificate as it was read, and what of it people are told. */
export interface ReadCertificate {
  /** DER. */
  readonly bytes: Uint8Array;
  readonly facts: CertificateFacts;
  readonly certificate: Certificate;
}

/** Reads a certificate (DER) from a card; undefined for what is none. */
export function readFacts(bytes: Uint8Array): ReadCertificate | undefined {
  const certificate = orUndefined(() => parseCertificate(bytes));
  if (!certificate) return undefined;
  const { subject, issuer, notBefore, notAfter } = certificate;
  const facts = {
    fingerprint: createHash('sha256').update(bytes).digest('hex'),
    holder: attributeText(subject, 'commonName') ?? nameToPeople(subject),
    issuer: nameToPeople(issuer),
    notBefore: notBefore.getTime(),
    notAfter: notAfter.getTime(),
    key: keyText(bytes),
  };
  return { bytes, facts, certificate };
}

/** Why a certificate of slot 9A cannot log in, whatever the issuer says of it; undefined where it can. */
export function unfitCertificate({ bytes, facts, certificate }: ReadCertificate, now: number): Unfit | undefined {
  if (!loginKeyOf(bytes).ok) return 'unsupportedKey';
  if (!allows(certificate, oids.clientAuth)) return 'wrongUsage';
  return outsideValidity(facts, now);
}

/** Whether its time has not come or is over. */
export function outsideValidity({ notBefore, notAfter }: CertificateFacts, now: number): Unfit | undefined {
  if (now < notBefore) return 'notYetValid';
  return now > notAfter ? 'expired' : undefined;
}

/** Whether the key may sign, and for this purpose. */
export function allows({ extensions }: Certificate, purpose: string): boolean {
  const usage = findExtension(extensions, oids.keyUsage);
  const purposes = findExtension(extensions, oids.extKeyUsage);
  const mayUse = (): boolean =>
    usage !== undefined &&
    purposes !== undefined &&
    parseKeyUsage(usage.value).has('digitalSignature') &&
    parseExtendedKeyUsage(purposes.value).includes(purpose);
  return orUndefined(mayUse) ?? false;
}

/** The UUID of the card that a certificate names (FIPS 201-3, 4.2.2.1): lower case, without `urn:uuid:`. */
export function cardUuidIn({ extensions }: Certificate): string | undefined {
  const names = findExtension(extensions, oids.subjectAltName);
  const uris = orUndefined(() => names && parseAlternativeName(names.value)) ?? [];
  const uuid = uris.flatMap((name) => (name.type === 'uri' ? [name.value.toLowerCase()] : []));
  return uuid.find((uri) => uri.startsWith('urn:uuid:'))?.slice('urn:uuid:'.length);
}

const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

/** The kind of key as people write it. */
function keyText(certificate: Uint8Array): string {
  try {
    const { asymmetricKeyType = '', asymmetricKeyDetails } = new X509Certificate(certificate).publicKey;
    const { modulusLength, namedCurve } = asymmetricKeyDetails ?? {};
    if (modulusLength !== undefined) return `${asymmetricKeyType.toUpperCase()}-${modulusLength}`;
    return curves[namedCurve ?? ''] ?? namedCurve ?? asymmetricKeyType;
  } catch {
    return '';
  }
}

function orUndefined<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
