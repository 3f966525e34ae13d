// SPDX-License-Identifier: Apache-2.0
// CRLs from where certificates say they are, kept until the next one is due. What is kept is not verified yet: whoever
// uses a CRL checks its signature (crl-revocation.ts).

import { getRandomValues } from 'node:crypto';
import type { Certificate } from '../../x509/certificate.ts';
import { type CertificateRevocationList, readCertificateRevocationList } from '../../x509/crl.ts';
import { DerError } from '../../x509/der.ts';
import { oids } from '../../x509/oids.ts';
import { type Clock, lasts, type While } from '../clock.ts';
import { inSlices } from '../slices.ts';
import { type CrlSupply, newestVerified } from '../trust/crl-revocation.ts';
import type { Fetcher } from './fetcher.ts';
import { crlAddresses } from './locations.ts';

/** A supply that fetches. */
export interface CrlCache extends CrlSupply {
  /** What is kept for this certificate did not help: it is fetched again the next time. */
  doubt(certificate: Certificate): void;
}

/** What a cache of CRLs is made from. */
export interface CrlCacheSettings {
  readonly fetcher: Fetcher;
  readonly clock: Pick<Clock, 'now'>;
  /** For how long after its nextUpdate a CRL still counts, when no newer one can be had. */
  readonly staleMilliseconds: number;
}

const maximumBytes = 32 * 1024 * 1024;
/** So many are kept at most, and together no more than so much of them; the last one in any case. */
const maximumLists = 100;
const maximumKept = 256 * 1024 * 1024;
/** After a failure, or a CRL that did not help, nothing is fetched from there for so long. */
const pauseMilliseconds = 60_000;

/** Since it was fetched, until it is to be fetched again. */
interface Kept extends While {
  /** The one that was fetched last, and before it the newest that was found right, while it counts. */
  readonly lists: readonly CertificateRevocationList[];
}

/** Makes an empty cache. */
export function createCrlCache({ fetcher, clock, staleMilliseconds }: CrlCacheSettings): CrlCache {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Kept>>();
  return {
    async crlsFor({ extensions }) {
      const complete = await getAll(crlAddresses(extensions, oids.cRLDistributionPoints));
      const freshest = [{ extensions }, ...complete].flatMap((one) => crlAddresses(one.extensions, oids.freshestCRL));
      return [...complete, ...(await getAll([...new Set(freshest)]))];
    },
    doubt({ extensions }) {
      for (const url of crlAddresses(extensions, oids.cRLDistributionPoints)) {
        const known = kept.get(url);
        if (known && known.since + pauseMilliseconds <= clock.now()) kept.set(url, { ...known, until: known.since });
      }
    },
  };

  async function getAll(urls: readonly string[]): Promise<readonly CertificateRevocationList[]> {
    const all = await Promise.all(urls.map(get));
    return all.flatMap(({ lists }) => lists);
  }

  async function get(url: string): Promise<Kept> {
    const known = kept.get(url);
    if (known && lasts(known, clock.now())) return known;
    const loading = underWay.get(url) ?? load(url, known).finally(() => underWay.delete(url));
    underWay.set(url, loading);
    return loading;
  }

  /**
   * What is fetched, else what there was before, which still says something when CRLs may be stale. Who stands between may
   * answer with an older CRL that still counts, or with anything: neither displaces a newer one that was found right.
   */
  async function load(url: string, before: Kept | undefined): Promise<Kept> {
    const fetched = await fetcher.fetch({ url, maximumBytes });
    const list = fetched.ok ? await readList(fetched.value) : undefined;
    const now = clock.now();
    const until = Math.max(list?.nextUpdate?.getTime() ?? 0, now + pauseMilliseconds);
    const known = before?.lists ?? [];
    const trusted = newestVerified(known.filter(({ nextUpdate }) => nextUpdate && nextUpdate.getTime() >= now));
    const lists = list ? [extended(list), ...(trusted ? [trusted] : [])] : known;
    const entry = { lists, since: now, until };
    keep(url, entry);
    return entry;
  }

  function keep(url: string, entry: Kept): void {
    kept.delete(url);
    kept.set(url, entry);
    for (const [oldest] of kept) {
      if (oldest === url || (kept.size <= maximumLists && bytesOf(kept.values()) <= maximumKept)) break;
      kept.delete(oldest);
    }
  }

  function extended(list: CertificateRevocationList): CertificateRevocationList {
    const { nextUpdate } = list;
    return nextUpdate ? { ...list, nextUpdate: new Date(nextUpdate.getTime() + staleMilliseconds) } : list;
  }
}

function bytesOf(entries: Iterable<Kept>): number {
  let sum = 0;
  for (const { lists } of entries) for (const { bytes } of lists) sum += bytes.length;
  return sum;
}

async function readList(bytes: Uint8Array): Promise<CertificateRevocationList | undefined> {
  const [first = 0, second = 0] = getRandomValues(new Uint32Array(2));
  try {
    return await inSlices(readCertificateRevocationList(bytes, [first, second]));
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
