// SPDX-License-Identifier: Apache-2.0
// Reads files of certificates to be trusted: PEM with any number of them, DER, or a certs-only PKCS#7 bundle.

import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { failed, ok, type Result } from '../../contract/result.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { DerError } from '../../x509/der.ts';
import { findExtension, parseBasicConstraints } from '../../x509/extensions.ts';
import { nameToString } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { report } from '../audit/chain.ts';
import { endVisitsUnder } from '../login/distrusted-visits.ts';
import type { Store } from '../records.ts';
import { fingerprintOf, isPractice, type TrustedCertificate } from './anchors.ts';

/** The authorities in a file's bytes, or a sentence that says what is wrong with it. `now` in milliseconds since 1970. */
export function readTrustFile(bytes: Uint8Array, now: number): Result<readonly TrustedCertificate[], string> {
  try {
    const certificates = certificatesIn(bytes).map((certificate) => describeAuthority(certificate, now));
    return certificates.length > 0 ? ok(certificates) : failed('There is no certificate in it.');
  } catch (error) {
    if (error instanceof DerError) return failed(`It cannot be read as certificates: ${error.message}.`);
    if (error instanceof NotAnAuthority) return failed(error.message);
    throw error;
  }
}

/** The authorities in files that the configuration names. Throws with a sentence for the administrator. */
export function readTrustFiles(
  files: readonly string[],
  practice: boolean,
  now: number,
): readonly TrustedCertificate[] {
  return files.flatMap((file) => {
    const read = readTrustFile(readFileSync(file), now);
    if (!read.ok) throw new Error(`${file}: ${read.failure}`);
    const mix = forbiddenMix(read.value, practice);
    if (mix) throw new Error(`${file}: ${mix}`);
    return read.value;
  });
}

/**
 * Why these may not be trusted in this store: practice authorities and real ones never meet. Undefined when they may.
 */
export function forbiddenMix(certificates: readonly TrustedCertificate[], practice: boolean): string | undefined {
  const wrong = certificates.find(({ certificate }) => isPractice(parseCertificate(certificate)) !== practice);
  if (!wrong) return undefined;
  return practice
    ? `${wrong.subject} is a real authority: a practice store trusts practice authorities only.`
    : `${wrong.subject} is a practice authority: a store for real cards never trusts those.`;
}

/** Trusts them from now on, with a row in the audit log for each that was not trusted before. */
export function trust(store: Store, certificates: readonly TrustedCertificate[]): Promise<void> {
  return store.transaction(async (records) => {
    for (const certificate of certificates) {
      if (!(await records.trusted.add(certificate))) continue;
      const { fingerprint, kind, subject, addedAt } = certificate;
      await report(records, addedAt, 'trust.added', { fingerprint, kind, subject });
    }
  });
}

/**
 * Trusts one no more, with a row in the audit log. The visits of its people end with that, at whichever issuer they are:
 * whoever logs in meanwhile is judged again when the account is held.
 */
export function distrust(store: Store, { fingerprint, kind, subject }: TrustedCertificate, now: number): Promise<void> {
  return store.transaction(async (records) => {
    if (!(await records.trusted.remove(fingerprint))) return;
    await report(records, now, 'trust.removed', { fingerprint, kind, subject });
    await endVisitsUnder(records, fingerprint, now);
  });
}

class NotAnAuthority extends Error {}

function certificatesIn(bytes: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(bytes).toString('latin1');
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g)];
  if (blocks.length === 0) return certificatesInDer(bytes);
  return blocks.flatMap(([, label = '', body = '']) => {
    const content = Buffer.from(body, 'base64');
    if (label === 'CERTIFICATE' || label === 'TRUSTED CERTIFICATE') return [content];
    return label === 'PKCS7' || label === 'CMS' ? parseCertsOnly(content) : [];
  });
}

function certificatesInDer(bytes: Uint8Array): readonly Uint8Array[] {
  try {
    parseCertificate(bytes);
    return [bytes];
  } catch {
    return parseCertsOnly(bytes);
  }
}

function describeAuthority(bytes: Uint8Array, addedAt: number): TrustedCertificate {
  const certificate = parseCertificate(bytes);
  const subject = nameToString(certificate.subject);
  const constraints = findExtension(certificate.extensions, oids.basicConstraints);
  if (!constraints || !parseBasicConstraints(constraints.value).ca) {
    throw new NotAnAuthority(`${subject} is not the certificate of a certification authority.`);
  }
  const kind = isSelfSigned(bytes) ? 'anchor' : 'intermediate';
  return { fingerprint: fingerprintOf(bytes), kind, subject, certificate: Uint8Array.from(bytes), addedAt };
}

function isSelfSigned(bytes: Uint8Array): boolean {
  const certificate = readByOpenssl(bytes);
  return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
}

/** What only one of the two can read is no authority to be trusted. */
function readByOpenssl(bytes: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(bytes);
  } catch {
    throw new DerError('OpenSSL cannot read one of them');
  }
}
