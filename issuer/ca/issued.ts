// SPDX-License-Identifier: Apache-2.0

import type { IssuedCertificate } from '../../contract/activation.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';

/** What a certificate of a credential is for. Each credential has one for authentication; those for mail come beside it. */
export type CertificatePurpose = 'authentication' | 'signing' | 'encryption';

/**
 * A certificate that the issuer has made for a phone, as it is remembered: one of those that an activation gives, which
 * together are one credential. Times are milliseconds since 1970.
 */
export interface IssuedRecord {
  /** Hexadecimal, without leading zeros. */
  readonly serialNumber: string;
  readonly activationId: string;
  readonly purpose: CertificatePurpose;
  readonly accountId: string;
  readonly credentialType: string;
  /** RFC 4514 text. */
  readonly subject: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** DER. */
  readonly certificate: Uint8Array;
  readonly issuedAt: number;
}

/** Whether it has been erased: then nothing is left of it but its serial number, its times and whose it was. */
export function isErased({ certificate }: IssuedRecord): boolean {
  return certificate.length === 0;
}

/** What the station is told of it. */
export function describeIssued({
  serialNumber,
  subject,
  notBefore,
  notAfter,
  certificate,
}: IssuedRecord): IssuedCertificate {
  return { serialNumber, subject, notBefore, notAfter, certificate: Buffer.from(certificate).toString('base64') };
}

/** The serial number of a certificate (DER) as it is remembered; undefined when the bytes are no certificate. */
export function serialNumberOf(certificate: Uint8Array): string | undefined {
  try {
    return parseCertificate(certificate).serialNumber.toString(16);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
