// SPDX-License-Identifier: Apache-2.0
// What is remembered of the revocation of our own certificates. Times are milliseconds since 1970.

import type { CrlReason } from '../../x509/crl.ts';

/** Whose doing it was: an account that was disabled takes back only what it did itself. */
export type RevocationCause = 'administrator' | 'person' | 'account';

/** A certificate that is or was not to be relied upon. */
export interface Revocation {
  /** Hexadecimal, as in `IssuedRecord`. */
  readonly serialNumber: string;
  /** `resumed` stays: delta CRLs have to say that a suspension is over. */
  readonly state: 'revoked' | 'suspended' | 'resumed';
  readonly reason: CrlReason;
  readonly cause: RevocationCause;
  /** Since when it is not to be relied upon. */
  readonly revokedAt: number;
  /** The end of the certificate, after which CRLs need not list it. */
  readonly notAfter: number;
}

/** How a certificate that was made here stands. */
export interface Standing {
  readonly revocation: Revocation | undefined;
}

/** A CRL that was made. */
export interface PublishedList {
  /** Of complete and delta CRLs together: each is higher than all before (RFC 5280 5.2.3). */
  readonly number: number;
  readonly kind: 'complete' | 'delta';
  /** In a delta, the number of the CRL that it adds to. */
  readonly baseNumber: number | undefined;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** The number of the last change of a revocation that it knows of. */
  readonly lastChange: number;
  /** DER; of complete CRLs before the newest only the rest is kept. */
  readonly bytes: Uint8Array | undefined;
}

/** Revocations, in the store. Each change has a number of its own, higher than all before. */
export interface RevocationRecords {
  get(serialNumber: string): Promise<Revocation | undefined>;
  /** Undefined when no certificate of this number was made here. */
  standing(serialNumber: string): Promise<Standing | undefined>;
  save(revocation: Revocation): Promise<void>;
  /** The number of the last change, 0 before the first. */
  lastChange(): Promise<number>;
  /** What changed after the change of this number and whose certificate had not ended then. */
  changedAfter(change: number, notEndedBy: number): Promise<readonly Revocation[]>;
}

/** CRLs, in the store. */
export interface RevocationListRecords {
  /** Nobody else makes one until the transaction ends. */
  hold(): Promise<void>;
  newest(kind: PublishedList['kind']): Promise<PublishedList | undefined>;
  /** The oldest complete CRL that somebody may still rely upon. */
  oldestComplete(now: number): Promise<PublishedList | undefined>;
  /** One more than that of the newest. */
  nextNumber(): Promise<number>;
  /** Keeps it as the newest of its kind. Throws when its number is taken. */
  add(list: PublishedList): Promise<void>;
}
