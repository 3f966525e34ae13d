// SPDX-License-Identifier: Apache-2.0
// Path building (RFC 4158): chains of names from a certificate up to a trust anchor, the likeliest first. Whether a
// chain is valid is decided elsewhere.

import type { Certificate } from '../../x509/certificate.ts';
import { nameEquals } from '../../x509/name.ts';
import type { Effort } from './effort.ts';
import { isSame, issuerKeyIdentifier, rankOf, subjectKeyIdentifier } from './identity.ts';

/** A chain of names: the certificate in question first, the one that the anchor should have issued last. */
export interface CandidatePath {
  readonly path: readonly [Certificate, ...Certificate[]];
  readonly anchor: Certificate;
}

/** All chains without repetition, as long as the effort lasts. */
export function* candidatePaths(
  path: readonly [Certificate, ...Certificate[]],
  { intermediates, anchors }: { intermediates: readonly Certificate[]; anchors: readonly Certificate[] },
  effort: Effort,
): Generator<CandidatePath> {
  const top = path.at(-1) ?? path[0];
  for (const anchor of issuersOf(top, anchors)) if (effort.spend()) yield { path, anchor };
  if (path.length >= maximumLength) return;
  for (const issuer of issuersOf(top, intermediates)) {
    const isKnown =
      path.some((known) => isSameEntity(known, issuer)) || anchors.some((anchor) => isSame(anchor, issuer));
    if (!isKnown && effort.spend()) yield* candidatePaths([...path, issuer], { intermediates, anchors }, effort);
  }
}

/** Those that have the issuer's name, ones with the right key identifier first. */
function issuersOf(certificate: Certificate, candidates: readonly Certificate[]): readonly Certificate[] {
  const named = candidates.filter(({ subject }) => nameEquals(subject, certificate.issuer));
  if (named.length < 2) return named;
  const wanted = issuerKeyIdentifier(certificate.extensions);
  const rank = (candidate: Certificate) => rankOf(wanted, subjectKeyIdentifier(candidate.extensions));
  return named.sort((a, b) => rank(a) - rank(b));
}

const maximumLength = 12;

/** The same name with the same key: going through it twice leads nowhere new (RFC 4158 2.4.2). */
function isSameEntity(a: Certificate, b: Certificate): boolean {
  const sameKey = Buffer.compare(a.subjectPublicKeyInfo.bytes, b.subjectPublicKeyInfo.bytes) === 0;
  return sameKey && nameEquals(a.subject, b.subject);
}
