// SPDX-License-Identifier: Apache-2.0
// What the store does for erasing: it knows in which tables something of a person lies. Times are milliseconds since 1970.

import type { Account, Identifier } from '../login/accounts.ts';

/** Kinds of things that go when a person is erased. */
export const personalKinds = [
  'visits',
  'signIns',
  'cards',
  'phones',
  'certificates',
  'activations',
  'mailKeys',
  'notifications',
  'uses',
] as const;

/** A kind of things that go. */
export type PersonalKind = (typeof personalKinds)[number];

/** What an account has: how many of each kind that goes, and of what stays. */
export interface Holdings extends Readonly<Record<PersonalKind, number>> {
  /** Numbers of certificates, with their revocation. */
  readonly serialNumbers: number;
  /** Of keys that were certified. */
  readonly keyHashes: number;
  /** When the last certificate ends; undefined when there was none. */
  readonly lastEnd: number | undefined;
}

/** A place in the order of certificates' ends. */
export interface EndMark {
  readonly notAfter: number;
  readonly serialNumber: string;
}

/** A certificate that is over. */
interface EndedCertificate extends EndMark {
  readonly activationId: string;
  readonly accountId: string;
  readonly isErased: boolean;
}

/** Erasing, in the store. */
export interface ErasureRecords {
  holdingsOf(account: Account): Promise<Holdings>;
  /** Removes or empties all that is personal, but for the account itself and its failures. */
  eraseHoldings(account: Account): Promise<void>;
  /** Empties a certificate: the name of its subject, and its bytes. */
  eraseCertificate(serialNumber: string): Promise<void>;
  /** Empties an activation, which is void then, and removes what belongs to it. */
  eraseActivation(activationId: string): Promise<void>;
  /** Ended accounts of which nothing says since when have ended now. */
  noteEnds(now: number): Promise<void>;
  /** At most `most` accounts that had ended by then, in the order of their ids, after this one. */
  endedBy(time: number, after: string, most: number): Promise<readonly string[]>;
  /** At most `most` certificates that had ended by then, in the order of their ends, after this one. */
  certificatesEndedBy(time: number, after: EndMark, most: number): Promise<readonly EndedCertificate[]>;
  /** Remembers by a hash alone that a person was erased. */
  remember(person: Identifier): Promise<void>;
  /** The person is wanted again. */
  forget(person: Identifier): Promise<void>;
  wasErased(person: Identifier): Promise<boolean>;
}
