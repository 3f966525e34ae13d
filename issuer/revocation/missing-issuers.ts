// SPDX-License-Identifier: Apache-2.0
// Authorities that nobody configured, from where a certificate says its issuer's certificate is (RFC 5280 4.2.2.1).
// They are candidates for a path and nothing more: whether they lead to a trusted root is decided by path validation.

import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { DerError } from '../../x509/der.ts';
import { nameEquals } from '../../x509/name.ts';
import { type Clock, lasts, type While } from '../clock.ts';
import { isOtherKey, issuerKeyIdentifier, subjectKeyIdentifier } from '../trust/identity.ts';
import type { Fetcher } from './fetcher.ts';
import { accessAddresses } from './locations.ts';

/** Finds authorities above a certificate, beyond those that are known. */
export type FindIssuers = (certificate: Certificate, known: readonly Certificate[]) => Promise<readonly Certificate[]>;

const maximumBytes = 64 * 1024;
const maximumHeight = 4;
const maximumPlaces = 200;
const keepMilliseconds = 3_600_000;
const pauseMilliseconds = 60_000;

/** A finder that remembers for an hour what it was given, and for a minute that it was given nothing. */
export function createIssuerFinder(fetcher: Fetcher, clock: Pick<Clock, 'now'>): FindIssuers {
  const places = new Map<string, While & { readonly found: Promise<readonly Certificate[]> }>();
  return async (certificate, known) => {
    const added: Certificate[] = [];
    let top = certificate;
    for (let height = 0; height < maximumHeight && !hasIssuer(top, known); height += 1) {
      const above = (await Promise.all(accessAddresses(top, 'caIssuers').map(get))).flat();
      const next = above.find(({ subject }) => nameEquals(subject, top.issuer));
      if (!next) break;
      added.push(...above);
      top = next;
    }
    return added;
  };

  function get(url: string): Promise<readonly Certificate[]> {
    const kept = places.get(url);
    if (kept && lasts(kept, clock.now())) return kept.found;
    const found = fetchCertificates(fetcher, url);
    const keep = (milliseconds: number) => {
      const since = clock.now();
      places.set(url, { since, until: since + milliseconds, found });
    };
    if (places.size >= maximumPlaces) places.clear();
    keep(keepMilliseconds);
    void found.then((list) => {
      if (list.length === 0) keep(pauseMilliseconds);
    });
    return found;
  }
}

/** An authority that has a new key keeps its name: then its certificate for the old key is none for the new one. */
function hasIssuer({ issuer, extensions }: Certificate, known: readonly Certificate[]): boolean {
  const wanted = issuerKeyIdentifier(extensions);
  return known.some(
    (one) => nameEquals(one.subject, issuer) && !isOtherKey(wanted, subjectKeyIdentifier(one.extensions)),
  );
}

/** One certificate, or a certs-only message with several. */
async function fetchCertificates(fetcher: Fetcher, url: string): Promise<readonly Certificate[]> {
  const fetched = await fetcher.fetch({ url, maximumBytes });
  if (!fetched.ok) return [];
  try {
    return [parseCertificate(fetched.value)];
  } catch {
    return readBundle(fetched.value);
  }
}

function readBundle(bytes: Uint8Array): readonly Certificate[] {
  try {
    return parseCertsOnly(bytes).slice(0, 20).map(parseCertificate);
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}
