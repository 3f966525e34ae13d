// SPDX-License-Identifier: Apache-2.0
// Reads certificates. Loaded with the first one.

import { renewalTime } from '../../contract/phone-api.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { DerError } from '../../x509/der.ts';
import type { Bytes } from '../../x509/der-writer.ts';
import { attributeText } from '../../x509/name.ts';
import { toBase64 } from './base64.ts';
import type { StoredEnrolment } from './key-store.ts';
import type { Credential } from './workflow.ts';

/**
 * The phone's own certificate among those that came: the one for its own key, whatever their order. Undefined when
 * there is none, or when the message is not what RFC 7030 4.1.3 asks for.
 */
export function findOwnCertificate(certsOnly: Bytes, publicKey: CryptoKey): Promise<Bytes | undefined> {
  return findFor(publicKey, () => parseCertsOnly(certsOnly));
}

/** The certificate for a key among those that are read; undefined when there is none, or what is read is broken. */
export async function findFor(publicKey: CryptoKey, read: () => readonly Uint8Array[]): Promise<Bytes | undefined> {
  const own = toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)));
  try {
    const found = read().find(
      (certificate) => toBase64(parseCertificate(certificate).subjectPublicKeyInfo.bytes) === own,
    );
    return found && new Uint8Array(found);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** What the page shows of a record whose certificate has come. */
export function describe(enrolment: StoredEnrolment, certificate: Bytes): Credential {
  const { serialNumber, notBefore, notAfter, subject } = parseCertificate(certificate);
  const { delivery = 'browser', keys, mail } = enrolment;
  const life = { notBefore: notBefore.getTime(), notAfter: notAfter.getTime() };
  return {
    id: enrolment.id,
    name: enrolment.name,
    credentialType: enrolment.credentialType,
    person: attributeText(subject, 'commonName') ?? '',
    serialNumber: serialNumber.toString(16),
    notAfter: notAfter.getTime(),
    certificate,
    delivery,
    toFile: delivery === 'file' && keys.privateKey !== undefined,
    mail: mail !== undefined,
    ...(delivery === 'browser' && { renewFrom: renewalTime(life) }),
  };
}
