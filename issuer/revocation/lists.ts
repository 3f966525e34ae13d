// SPDX-License-Identifier: Apache-2.0
// The CRLs of our own CA (RFC 5280 5): made when they are asked for and the last ones are out of date, so that every
// process that serves the store serves the same. A delta lists every change at once; the complete CRL follows within
// a minute.

import { type CrlReason, crlNumber, deltaCrlIndicator, freshestCrl, type RevokedEntry } from '../../x509/crl.ts';
import type { Authority } from '../ca/authority.ts';
import { backdating } from '../ca/profiles.ts';
import { type Clock, isAhead } from '../clock.ts';
import { type Records, type Store, StoreUnavailable } from '../records.ts';
import type { PublishedList, Revocation } from './revocation-record.ts';

/** The CRLs as DER. */
export interface RevocationLists {
  /** All that are revoked or suspended. */
  complete(): Promise<Uint8Array>;
  /** What has changed since the oldest complete CRL that is still in use. */
  delta(): Promise<Uint8Array>;
}

/** What CRLs are made from. */
export interface RevocationListSettings {
  readonly store: Store;
  readonly authority: Pick<Authority, 'issueList'>;
  readonly clock: Pick<Clock, 'now'>;
  /** How long a complete CRL serves; a new one is made after half of it. */
  readonly lifetimeMilliseconds: number;
  /** Where the delta is to be had, for the complete CRL to say; nothing when nobody can fetch it. */
  readonly deltaAddresses: readonly string[];
}

const deltaLifetime = 3_600_000;
/** A complete CRL of a large organisation takes a second of work: not more than one a minute. */
const completeAtMostEvery = 60_000;
/** An entry is listed in at least one CRL after its certificate has ended (RFC 5280 3.3). */
const grace = 7 * 86_400_000;

/** Makes CRLs over a store. */
export function createRevocationLists(settings: RevocationListSettings): RevocationLists {
  return { complete: givenBy(settings, currentComplete), delta: givenBy(settings, currentDelta) };
}

/**
 * Gives what `current` finds. A CRL counts until its next update is due: while the store is away, the one that was given
 * last is given until then.
 */
function givenBy({ store, clock, ...settings }: RevocationListSettings, current: typeof currentComplete) {
  let last: PublishedList | undefined;
  return async () => {
    try {
      last = await store.transaction((records) => current({ store, clock, ...settings }, records));
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || !last || clock.now() >= last.nextUpdate) throw error;
    }
    return bytesOf(last);
  };
}

type MadeList = PublishedList & { readonly bytes: Uint8Array };

function bytesOf({ bytes }: PublishedList): Uint8Array {
  if (!bytes) throw new Error('the newest CRL of its kind is always kept whole');
  return bytes;
}

async function currentComplete(settings: RevocationListSettings, records: Records): Promise<PublishedList> {
  return orMake(
    records,
    () => findComplete(settings, records),
    async () => make(settings, records, { kind: 'complete', base: undefined, lifetime: settings.lifetimeMilliseconds }),
  );
}

/** The newest complete CRL, if it is still to be given out. */
async function findComplete({ clock, lifetimeMilliseconds }: RevocationListSettings, records: Records) {
  const newest = await records.revocationLists.newest('complete');
  if (!newest || isOutdated(newest, lifetimeMilliseconds, clock.now())) return undefined;
  const mayBeMade = clock.now() - newest.thisUpdate >= completeAtMostEvery;
  return mayBeMade && newest.lastChange !== (await records.revocations.lastChange()) ? undefined : newest;
}

async function currentDelta(settings: RevocationListSettings, records: Records): Promise<PublishedList> {
  const complete = await currentComplete(settings, records);
  const base = (await records.revocationLists.oldestComplete(settings.clock.now())) ?? complete;
  return orMake(
    records,
    () => findDelta(settings, records, { complete, base }),
    async () => make(settings, records, { kind: 'delta', base, lifetime: deltaLifetime }),
  );
}

/** The newest delta, if it adds to this base all that there is to add. */
async function findDelta(
  { clock }: RevocationListSettings,
  records: Records,
  { complete, base }: { readonly complete: PublishedList; readonly base: PublishedList },
): Promise<PublishedList | undefined> {
  const newest = await records.revocationLists.newest('delta');
  const isCurrent =
    newest?.baseNumber === base.number &&
    newest.number > complete.number &&
    newest.lastChange === (await records.revocations.lastChange()) &&
    !isOutdated(newest, deltaLifetime, clock.now());
  return isCurrent ? newest : undefined;
}

/** Half of its life is over; or the clock was ahead when it was made, and nobody takes it yet. */
function isOutdated({ thisUpdate }: PublishedList, lifetime: number, now: number): boolean {
  return now - thisUpdate >= lifetime / 2 || isAhead(thisUpdate, now);
}

/** What is found, also where somebody else has made it in the meantime; else what is made. */
async function orMake(
  { revocationLists }: Records,
  find: () => Promise<PublishedList | undefined>,
  makeIt: () => Promise<PublishedList>,
): Promise<PublishedList> {
  const found = await find();
  if (found) return found;
  await revocationLists.hold();
  return (await find()) ?? (await makeIt());
}

interface Plan {
  readonly kind: PublishedList['kind'];
  readonly base: PublishedList | undefined;
  readonly lifetime: number;
}

/**
 * Makes a list. Its number is the time, in seconds since 1970, or follows the last one: so numbers rise (RFC 5280 5.2.3)
 * also when the store was restored from a backup that does not know the last ones. Otherwise whoever has a newer number
 * would pass over the lists, and so the revocations, that come after it.
 */
async function make(
  settings: RevocationListSettings,
  records: Records,
  { kind, base, lifetime }: Plan,
): Promise<MadeList> {
  const { authority, deltaAddresses } = settings;
  const now = settings.clock.now();
  const number = Math.max(await records.revocationLists.nextNumber(), Math.floor(now / 1000));
  const lastChange = await records.revocations.lastChange();
  const changed = await records.revocations.changedAfter(base?.lastChange ?? 0, now - grace);
  const freshest = deltaAddresses.length > 0 ? [freshestCrl(deltaAddresses)] : [];
  const bytes = authority.issueList({
    thisUpdate: new Date(now - backdating),
    nextUpdate: new Date(now + lifetime),
    revoked: base ? changed.map(changedEntry) : changed.filter(isBlocked).map(entry),
    extensions: [crlNumber(number), ...(base ? [deltaCrlIndicator(base.number)] : freshest)],
  });
  const baseNumber = base?.number;
  const list = { number, kind, baseNumber, thisUpdate: now, nextUpdate: now + lifetime, lastChange, bytes };
  await records.revocationLists.add(list);
  return list;
}

function isBlocked({ state }: Revocation): boolean {
  return state !== 'resumed';
}

/** In a delta, a suspension that is over is taken out of the complete CRL (RFC 5280 5.3.1). */
function changedEntry(revocation: Revocation): RevokedEntry {
  return entry(isBlocked(revocation) ? revocation : { ...revocation, reason: 'removeFromCRL' satisfies CrlReason });
}

function entry({ serialNumber, revokedAt, reason }: Revocation): RevokedEntry {
  const digits = serialNumber.length + (serialNumber.length % 2);
  return {
    serialNumber: Buffer.from(serialNumber.padStart(digits, '0'), 'hex'),
    revokedAt: new Date(revokedAt),
    reason,
  };
}
