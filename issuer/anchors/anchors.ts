// SPDX-License-Identifier: Apache-2.0
// Whom the issuer trusts: roots and the authorities below them. What the administrator trusts is in the store and read
// at each judgement, so that it counts at once; files named in the configuration are read at start.

import { createHash } from 'node:crypto';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { attributeText } from '../../x509/name.ts';
import type { Store } from '../records.ts';

/** A root (`anchor`) or an authority below one (`intermediate`). */
export interface TrustedCertificate {
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string;
  readonly kind: 'anchor' | 'intermediate';
  /** RFC 4514 text, for lists. */
  readonly subject: string;
  readonly certificate: Uint8Array;
  readonly addedAt: number;
}

/** What a path may be built from. */
export interface Anchors {
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
}

/** The organisation in the name of every practice authority: what tells them from real ones. */
export const practiceOrganisation = 'Pivot practice';

/** SHA-256 of a certificate, hexadecimal. */
export function fingerprintOf(certificate: Uint8Array): string {
  return createHash('sha256').update(certificate).digest('hex');
}

/** Whether a practice authority made it or is it. */
export function isPractice({ subject, issuer }: Certificate): boolean {
  return [subject, issuer].some((name) => attributeText(name, 'organization') === practiceOrganisation);
}

/**
 * How to read all that is trusted at a moment: what the store has then, and `configured`. A certificate that stays trusted
 * is parsed once.
 */
export function createAnchorReader(store: Store, configured: readonly TrustedCertificate[]): () => Promise<Anchors> {
  let parsed: ReadonlyMap<string, Certificate> = new Map();
  return async () => {
    const stored = await store.read((records) => records.trusted.all());
    const all = new Map([...configured, ...stored].map((trusted) => [trusted.fingerprint, trusted]));
    const known = parsed;
    const parse = ({ fingerprint, certificate }: TrustedCertificate) => {
      const before = known.get(fingerprint);
      return before && Buffer.compare(before.bytes, certificate) === 0 ? before : parseCertificate(certificate);
    };
    const now = new Map([...all.values()].map((trusted) => [trusted.fingerprint, parse(trusted)]));
    parsed = now;
    const ofKind = (kind: TrustedCertificate['kind']) =>
      [...now].flatMap(([fingerprint, certificate]) => (all.get(fingerprint)?.kind === kind ? [certificate] : []));
    return { anchors: ofKind('anchor'), intermediates: ofKind('intermediate') };
  };
}
