// SPDX-License-Identifier: Apache-2.0
// What the issuer remembers, as its duties see it. `store/` implements it; nothing else knows SQL.
//
// Transactions may run side by side, in this process and in others. What is read is what others have kept until then; it
// can be another's to change the next moment. So who changes something that depends on what it was takes hold of it
// first (`hold`): it is told as it is then, and nobody else changes it or holds it until the transaction ends. A person's
// account comes first, then visits, limits, activations and certificates: who takes hold in another order may have to
// begin anew.

import type { CredentialUse } from '../contract/credentials.ts';
import type { ErasureRecords } from './accounts/erasure-record.ts';
import type { Activation } from './activation/activation.ts';
import type { TrustedCertificate } from './anchors/anchors.ts';
import type { AuditEntry, AuditRow } from './audit/chain.ts';
import type { IssuedRecord } from './ca/issued.ts';
import type { SeenCard } from './card-checks/card-checks.ts';
import type { SignIn } from './device-login/sign-in.ts';
import type { Failures, Limited, LimitScope } from './limits/limits.ts';
import type { Account, Identifier } from './login/accounts.ts';
import type { Challenge } from './login/challenges.ts';
import type { Visit } from './login/visits.ts';
import type { ArchivedKey } from './mail/key-archive.ts';
import type { DisavowalRecords, NotificationRecords } from './notify/notification.ts';
import type { Phone } from './phones/phone.ts';
import type { PushSubscriptionRecords } from './push/subscription.ts';
import type { RevocationListRecords, RevocationRecords } from './revocation/revocation-record.ts';
import type { ScepChallenge } from './scep/challenges.ts';
import type { ScepTransaction } from './scep/enrolment.ts';
import type { SealedKey } from './shared-keys.ts';
import type { RegisteredStation } from './stations/stations.ts';

/** The one place where things are remembered. */
export interface Store {
  /**
   * Runs `work`; all that it changed is kept, or nothing when it throws. `work` may run more than once, where it came
   * between others: only what it does with `records` counts once. Throws StoreUnavailable; what was under way when that
   * began may have been kept.
   */
  transaction<Value>(work: (records: Records) => Promise<Value>): Promise<Value>;
  /** Runs `work`, which only reads, each time what is kept at that moment. Nobody waits for it. */
  read<Value>(work: (records: Records) => Promise<Value>): Promise<Value>;
  /**
   * Leaves nothing in the store's own files of what was removed before. It may take as long as writing all of them anew, and
   * nothing is kept meanwhile.
   */
  purge(): Promise<void>;
  close(): Promise<void>;
}

/** Nothing can be read or kept at the moment: the database is away, or has no room. It will be back, with nothing lost. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('the store cannot be used at the moment', { cause });
  }
}

/** A text that came from outside has a character that the database does not take (U+0000 in PostgreSQL). */
export class TextRefused extends Error {
  constructor(cause: unknown) {
    super('a text has a character that cannot be kept', { cause });
  }
}

/** A key of one account came for another. */
export class KeyTaken extends Error {
  constructor() {
    super('the key came for another account before');
  }
}

/**
 * Waits for what is asked of the records at once, which goes to the database together; in the order in which it is asked,
 * as far as its statements are prepared. All of it has ended when this does, also where some of it fails: nothing is asked
 * of a transaction that is over.
 */
export async function together<Answers extends readonly unknown[]>(
  ...asked: { readonly [Index in keyof Answers]: Promise<Answers[Index]> }
): Promise<Answers> {
  await Promise.allSettled(asked);
  return (await Promise.all(asked)) as unknown as Answers;
}

/** Everything that is remembered, within one transaction. */
export interface Records {
  readonly keys: KeyRecords;
  readonly settings: SettingRecords;
  readonly trusted: TrustedRecords;
  readonly stations: StationRecords;
  readonly accounts: AccountRecords;
  readonly failures: FailureRecords;
  readonly cards: CardRecords;
  readonly challenges: ChallengeRecords;
  readonly visits: VisitRecords;
  readonly activations: ActivationRecords;
  readonly issued: IssuedRecords;
  readonly phoneKeys: PhoneKeyRecords;
  readonly archivedKeys: ArchivedKeyRecords;
  readonly oidc: OidcRecords;
  readonly signIns: SignInRecords;
  readonly phones: PhoneRecords;
  readonly pushSubscriptions: PushSubscriptionRecords;
  readonly uses: UseRecords;
  readonly scepChallenges: ScepChallengeRecords;
  readonly scepTransactions: ScepTransactionRecords;
  readonly revocations: RevocationRecords;
  readonly revocationLists: RevocationListRecords;
  readonly notifications: NotificationRecords;
  readonly disavowals: DisavowalRecords;
  readonly erasures: ErasureRecords;
  readonly audit: AuditRecords;
}

export interface KeyRecords {
  /** Nobody else changes them until the transaction ends. */
  hold(): Promise<void>;
  all(): Promise<readonly SealedKey[]>;
  /** Takes the place of an earlier one of its name. */
  save(key: SealedKey): Promise<void>;
}

export interface SettingRecords {
  get(name: string): Promise<string | undefined>;
  add(name: string, value: string): Promise<void>;
  /** Takes the place of an earlier value. */
  save(name: string, value: string): Promise<void>;
  /** Changes nothing when it has another value by now. */
  remove(name: string, value: string): Promise<void>;
}

export interface TrustedRecords {
  /** False when it was trusted before. */
  add(certificate: TrustedCertificate): Promise<boolean>;
  /** False when it was not trusted. */
  remove(fingerprint: string): Promise<boolean>;
  has(fingerprint: string): Promise<boolean>;
  all(): Promise<readonly TrustedCertificate[]>;
}

export interface StationRecords {
  all(): Promise<readonly RegisteredStation[]>;
  named(name: string): Promise<RegisteredStation | undefined>;
  withKey(fingerprint: string): Promise<RegisteredStation | undefined>;
  add(station: RegisteredStation): Promise<void>;
  remove(name: string): Promise<void>;
  touch(fingerprint: string, contactAt: number): Promise<void>;
}

export interface AccountRecords {
  get(id: string): Promise<Account | undefined>;
  /** Whoever changes an account, or gives its person something, holds it. */
  hold(id: string): Promise<Account | undefined>;
  find(anchor: string, identifier: Identifier): Promise<Account | undefined>;
  findAndHold(anchor: string, identifier: Identifier): Promise<Account | undefined>;
  /** The account that an activation belongs to, held. */
  holdOwnerOf(activationId: string): Promise<Account | undefined>;
  /** All accounts of this identifier, whichever anchor vouches for them. */
  named(identifier: string): Promise<readonly Account[]>;
  all(): Promise<readonly Account[]>;
  /** Some whose status has changed without the rest having followed, held; not those that somebody else holds. */
  unsettled(most: number): Promise<readonly Account[]>;
  add(account: Account): Promise<void>;
  save(account: Account): Promise<void>;
}

export interface FailureRecords {
  /** Holds them, in their order, also where there are none yet. */
  hold(limited: readonly Limited[]): Promise<readonly Failures[]>;
  save(failures: Failures): Promise<void>;
  remove(limited: readonly Limited[]): Promise<void>;
  /** Removes those of these scopes of which the last was before a time. */
  removeBefore(scopes: readonly LimitScope[], before: number): Promise<void>;
}

export interface CardRecords {
  /** Has the card that the account logged in with last looked at by then; no later than it is due already. */
  hasten(accountId: string, by: number): Promise<void>;
  /** At most `most` that are due, which are not due again for others before `until`. */
  take(now: number, most: number, until: number): Promise<readonly SeenCard[]>;
  /** The account that has logged in with this card. */
  ownerOf(fingerprint: string): Promise<string | undefined>;
  /** Remembers a card that was logged in with now. */
  see(fingerprint: string, accountId: string, certificate: Uint8Array, seenAt: number): Promise<void>;
  /** When it is looked at again, and what came of the last look. */
  schedule(
    card: Pick<SeenCard, 'fingerprint' | 'accountId'>,
    next: Partial<Pick<SeenCard, 'dueAt' | 'outcome'>>,
  ): Promise<void>;
}

export interface ChallengeRecords {
  add(challenge: Challenge): Promise<void>;
  /** Fetches and removes it in one step, so that of two who ask one gets nothing. */
  take(purpose: Challenge['purpose'], key: string): Promise<Challenge | undefined>;
  removeExpired(now: number): Promise<void>;
}

export interface VisitRecords {
  add(visit: Visit): Promise<void>;
  get(tokenHash: string): Promise<Visit | undefined>;
  touch(tokenHash: string, activeAt: number): Promise<void>;
  /** False when it was not there any more. */
  remove(tokenHash: string): Promise<boolean>;
  ofAccount(accountId: string): Promise<readonly Visit[]>;
  /** Those without activity since `idleSince`, or begun at `startedBefore` or earlier. */
  over(idleSince: number, startedBefore: number): Promise<readonly Visit[]>;
  /** All that are open, of the accounts of one anchor. */
  under(anchor: string): Promise<readonly Visit[]>;
  /** Those whose accounts have visits that are open. */
  anchors(): Promise<readonly string[]>;
}

export interface ActivationRecords {
  add(activation: Activation): Promise<void>;
  get(id: string): Promise<Activation | undefined>;
  hold(id: string): Promise<Activation | undefined>;
  save(activation: Activation): Promise<void>;
  withIdempotencyKey(accountId: string, key: string): Promise<Activation | undefined>;
  /** Those of the account that are neither confirmed nor void, the newest first. */
  openOf(accountId: string): Promise<readonly Activation[]>;
  openHeldBy(visitTokenHash: string): Promise<readonly Activation[]>;
  /** Open ones whose time is over. */
  due(now: number): Promise<readonly Activation[]>;
}

/** Certificates that were made for phones. A credential is known by its certificate for authentication. */
export interface IssuedRecords {
  /** Throws when the serial number is taken or the activation has its certificate of this purpose already. */
  add(issued: IssuedRecord): Promise<void>;
  withSerialNumber(serialNumber: string): Promise<IssuedRecord | undefined>;
  /** Whoever suspends, resumes or revokes one holds it. */
  hold(serialNumber: string): Promise<IssuedRecord | undefined>;
  /** The one for authentication. */
  ofActivation(activationId: string): Promise<IssuedRecord | undefined>;
  /** The whole credential: the one for authentication first, then those for mail. */
  allOfActivation(activationId: string): Promise<readonly IssuedRecord[]>;
  /** The first of each credential, the oldest first: that for authentication, once it is there. */
  ofAccount(accountId: string): Promise<readonly IssuedRecord[]>;
  /** At most `count` first ones of credentials, in the order of their serial numbers, after this one. */
  after(serialNumber: string, count: number): Promise<readonly IssuedRecord[]>;
}

/** To whom keys belong that phones have asked with: those of two accounts are never the same. */
export interface PhoneKeyRecords {
  /**
   * The key (SubjectPublicKeyInfo, DER) belongs to this account from now on, for good. The transaction throws KeyTaken, at
   * its end at the latest, when it belongs to another one.
   */
  take(publicKey: Uint8Array, accountId: string): Promise<void>;
  /** The account that the key belongs to. */
  ownerOf(publicKey: Uint8Array): Promise<string | undefined>;
}

/** Something that oidc-provider keeps: of its id only a hash. */
interface OidcRecord {
  readonly kind: string;
  readonly id: string;
  readonly grantId: string | undefined;
  /** JSON. */
  readonly payload: string;
  readonly expiresAt: number;
}

export interface OidcRecords {
  get(kind: string, id: string): Promise<OidcRecord | undefined>;
  save(record: OidcRecord): Promise<void>;
  remove(kind: string, id: string): Promise<void>;
  removeOfGrant(kind: string, grantId: string): Promise<void>;
  removeExpired(now: number): Promise<void>;
}

export interface SignInRecords {
  add(signIn: SignIn): Promise<void>;
  get(id: string): Promise<SignIn | undefined>;
  /** The newest with this code. */
  withUserCode(userCodeMac: Uint8Array): Promise<SignIn | undefined>;
  /** False, and nothing is changed, when it is not in the state `before` any more. */
  save(signIn: SignIn, before: SignIn['state']): Promise<boolean>;
  /** Removes those that ended before a time. */
  removeBefore(time: number): Promise<void>;
}

/** Sealed keys of encryption certificates. */
export interface ArchivedKeyRecords {
  /** The newest first. */
  ofAccount(accountId: string): Promise<readonly ArchivedKey[]>;
  all(): Promise<readonly ArchivedKey[]>;
  add(key: ArchivedKey): Promise<void>;
  /** What it is sealed as. */
  save(key: ArchivedKey): Promise<void>;
}

export interface UseRecords {
  /** The last use of these activations' credentials; at least one has to be asked for. */
  last(activationIds: readonly string[]): Promise<CredentialUse | undefined>;
  /** Changes nothing where a later one is kept already. */
  save(activationId: string, use: CredentialUse): Promise<void>;
}

export interface PhoneRecords {
  get(id: string): Promise<Phone | undefined>;
  /** The enrolled phone of an account with this key. */
  enrolledWith(accountId: string, thumbprint: string): Promise<Phone | undefined>;
  /** The enrolled phone with this key, whosever it is; the newest. */
  withKey(thumbprint: string): Promise<Phone | undefined>;
  ofAccount(accountId: string): Promise<readonly Phone[]>;
  /** At most `count`, in the order of their ids, after this one. */
  after(id: string, count: number): Promise<readonly Phone[]>;
  save(phone: Phone): Promise<void>;
  /** The thumbprint of the phone that an activation's credential is for. */
  keyOfActivation(activationId: string): Promise<string | undefined>;
  /** Changes nothing when there is one already. */
  keepActivation(activationId: string, thumbprint: string): Promise<void>;
}

export interface ScepChallengeRecords {
  ofActivation(activationId: string): Promise<ScepChallenge | undefined>;
  withHash(hash: string): Promise<ScepChallenge | undefined>;
  /** Takes the place of an earlier one of the activation. */
  save(challenge: ScepChallenge): Promise<void>;
}

export interface ScepTransactionRecords {
  get(id: string): Promise<ScepTransaction | undefined>;
  withPublicKey(publicKey: Uint8Array): Promise<readonly ScepTransaction[]>;
  /** Changes nothing when there is one with this id. */
  add(transaction: ScepTransaction): Promise<void>;
}

export interface AuditRecords {
  /** Adds a row to this process's chain, in the order of the calls, when the transaction ends. */
  add(entry: AuditEntry): Promise<void>;
  /** The names of all chains. */
  chains(): Promise<readonly string[]>;
  /** At most `count` rows of a chain after `sequence`, in order. */
  after(chain: string, sequence: number, count: number): Promise<readonly AuditRow[]>;
  /** The last row of a chain that is not of this event. */
  newestBut(chain: string, event: string): Promise<AuditRow | undefined>;
}
