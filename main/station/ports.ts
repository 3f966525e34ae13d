// SPDX-License-Identifier: Apache-2.0
// What the station needs from the outside. The station declares these ports; main/card, main/issuer-client and
// simulator implement them, so that the workflow itself does no I/O.

import type * as z from 'zod';
import type { ActivationStatus } from '../../contract/activation.ts';
import type { CardInspection, Printed } from '../../contract/card.ts';
import type { CredentialAct, Holdings, PhoneAct } from '../../contract/credentials.ts';
import type { StationFailureCode } from '../../contract/failures.ts';
import type { Result } from '../../contract/result.ts';
import type {
  ActivationRequest,
  ApprovedSignIn,
  AskedSignIn,
  activationChange,
  CardSignerJudgement,
  Challenge,
  IssuerInfo,
  Judgement,
  Login,
  OpenedActivation,
  WebEidToken,
} from '../../contract/station-api.ts';

/** A reader's name as the operating system's PC/SC service gives it, for example `Virtual PCD 00 00`. */
export type ReaderName = string & { readonly brand: 'ReaderName' };

/**
 * What is in a reader: nothing, a card, a card that does not answer (upside down, or broken), or a card that another
 * program holds exclusively.
 */
export type CardPresence = 'absent' | 'present' | 'mute' | 'inUse';

/** One reader as last seen. */
export interface ReaderStatus {
  readonly name: ReaderName;
  readonly card: CardPresence;
  /** Counts this reader's insertions; a card swapped between two looks shows as a new number. */
  readonly insertion: number;
}

/**
 * All readers as last seen. `stopped` means that the PC/SC service does not run; it is looked for again all the time.
 * `unknown`: nobody has looked yet.
 */
export interface ReadersState {
  readonly service: 'unknown' | 'running' | 'stopped';
  readonly readers: readonly ReaderStatus[];
}

/** Why a card could not do what was asked, told apart by what a person can do about it. */
export type CardFailure =
  /** Cards of the first generation say "wrong" without a number. */
  | { readonly code: 'wrongPin'; readonly attemptsLeft: number | undefined }
  | { readonly code: 'pinBlocked' }
  | { readonly code: 'pinFormat' }
  /**
   * At the reader's own keys nothing was typed in time, the person pressed cancel, or what was typed had too few or too
   * many digits, or was another new PIN the second time: the card was not asked.
   */
  | { readonly code: 'pinPadTimedOut' }
  | { readonly code: 'pinPadCancelled' }
  | { readonly code: 'pinPadLength' }
  | { readonly code: 'pinPadMismatch' }
  /** The reader has keys, and they do not work; or PINs cannot be changed on them. */
  | { readonly code: 'pinPadFailed' }
  | { readonly code: 'pinPadUnable' }
  | { readonly code: 'notPivCard' }
  | { readonly code: 'noSignInCertificate' }
  | { readonly code: 'unsupportedKey' }
  | { readonly code: 'contactless' }
  | { readonly code: 'cardRemoved' }
  | { readonly code: 'cardMute' }
  | { readonly code: 'cardInUse' }
  | { readonly code: 'readerGone' }
  | { readonly code: 'serviceStopped' }
  | { readonly code: 'readerHung' }
  | { readonly code: 'cardUnexpected'; readonly statusWord: number | undefined };

/** The JOSE name of a signature algorithm that a PIV authentication key can do (SP 800-78-5, table 3-1; RFC 7518). */
export type SignatureAlgorithm = 'RS256' | 'ES256' | 'ES384';

/** What is read from a card when it is put in. */
export interface PresentedCard {
  /** The certificate of slot 9A, PIV Authentication, as DER (SP 800-73-5 part 1, 3.1.3). */
  readonly certificate: Uint8Array;
  /** How the 9A key signs, from the certificate's public key. */
  readonly algorithm: SignatureAlgorithm;
  /** PIN tries left, from an empty VERIFY; undefined where the card does not tell. */
  readonly attemptsLeft: number | undefined;
  /** The PIN is typed on the reader's own keys, and nowhere else. */
  readonly pinPad: boolean;
}

/** A PIN, or the fact that it was verified on the reader's keys: good for one use, in the same hold of the card. */
export type PinProof = Uint8Array | 'verifiedOnPad';

/** The station's port to the cards. Each call is answered; a driver that hangs is ended and reported as `readerHung`. */
export interface CardReaders {
  /** Calls `listener` with the present state at once and after every change. Returns how to stop. */
  watch(listener: (state: ReadersState) => void): () => void;
  /**
   * Connects exclusively and reads the 9A certificate and the tries left. The card stays held until `release`.
   * `onCertificate` is told the certificate as soon as it is there; again, where the card had to be read anew.
   */
  read(
    reader: ReaderName,
    onCertificate?: (certificate: Uint8Array) => void,
  ): Promise<Result<PresentedCard, CardFailure>>;
  /**
   * Has the reader ask for the PIN on its own keys and verify it, which spends one try if the PIN is wrong. Waits until
   * somebody has typed it or cancelled, or the reader times out. The card must have been read and stays held.
   */
  verifyOnPad(reader: ReaderName): Promise<Result<void, CardFailure>>;
  /**
   * Verifies the PIN and signs `hash` (already hashed with the algorithm's own hash) with 9A in one hold of the card.
   * ECDSA signatures come as raw r and s of fixed width. `pin` is overwritten before this returns, whatever happens.
   */
  sign(reader: ReaderName, pin: PinProof, hash: Uint8Array): Promise<Result<Uint8Array, CardFailure>>;
  /** The same for what is printed on the card, which it tells behind its PIN alone (SP 800-73-5 part 1, table 3). */
  readPrinted(reader: ReaderName, pin: PinProof): Promise<Result<Printed, CardFailure>>;
  /**
   * Replaces `pin` by a new PIN; a wrong `pin` spends one try. The card must have been read and stays held.
   * `pinFormat` where the card does not take the new one. Both are overwritten before this returns, whatever happens.
   */
  changePin(reader: ReaderName, pin: Uint8Array, newPin: Uint8Array): Promise<Result<void, CardFailure>>;
  /**
   * The same with both PINs typed on the reader's own keys, the new one twice. Waits as `verifyOnPad` does.
   * `pinPadUnable` where the reader cannot do that.
   */
  changePinOnPad(reader: ReaderName): Promise<Result<void, CardFailure>>;
  /**
   * Gives a blocked card a new PIN by its PUK (8 bytes); a wrong PUK spends one of its tries. `wrongPin` and `pinBlocked`
   * then refer to the PUK.
   * The card need not have been read, and is not held afterwards. Both are overwritten before this returns, whatever
   * happens. Only where an administrator allows it (FIPS 201-3, 2.9.3.1).
   */
  unblockPin(reader: ReaderName, puk: Uint8Array, newPin: Uint8Array): Promise<Result<void, CardFailure>>;
  /** The same with PUK and new PIN typed on the reader's own keys, the new one twice. As `changePinOnPad` otherwise. */
  unblockPinOnPad(reader: ReaderName): Promise<Result<void, CardFailure>>;
  /** Whether PINs are typed on the reader's own keys. For blocked cards, for which `read` fails. */
  hasPinPad(reader: ReaderName): Promise<Result<boolean, CardFailure>>;
  /**
   * Reads what is on the card, without any PIN. A card that is held stays held, and is not asked again for what is known
   * of it; any other is let go afterwards.
   */
  inspect(reader: ReaderName): Promise<Result<CardInspection, CardFailure>>;
  /** Lets the card go and resets it, so that no other program inherits a verified PIN. Never fails. */
  release(reader: ReaderName): Promise<void>;
  /** Ends the card process. */
  close(): Promise<void>;
}

/** Time, injected so that tests can control it: milliseconds since 1970, and timers. */
export interface Clock {
  now(): number;
  /** Calls `action` after `milliseconds`; returns how to cancel. */
  after(milliseconds: number, action: () => void): () => void;
}

/** Why the issuer did not do what was asked: its own code, or the reason why it did not answer. */
export interface IssuerFailure {
  readonly code: StationFailureCode;
  readonly triesLeft?: number;
  /** For the log and for staff. Never a secret. */
  readonly detail: string;
}

/** An answer of the issuer. */
type IssuerAnswer<Value> = Promise<Result<Value, IssuerFailure>>;

/** The station's port to the issuer (contract/station-api.ts). `visit` is the token of the log-in. */
export interface IssuerClient {
  info(): IssuerAnswer<IssuerInfo>;
  /** May this certificate (DER) log in? */
  judge(certificate: Uint8Array): IssuerAnswer<Judgement>;
  challenge(): IssuerAnswer<Challenge>;
  logIn(visit: string, token: WebEidToken): IssuerAnswer<Login>;
  signOut(visit: string): IssuerAnswer<void>;
  /** The same `idempotencyKey` gives the same activation, however often it is sent. */
  openActivation(visit: string, request: ActivationRequest, idempotencyKey: string): IssuerAnswer<OpenedActivation>;
  resumeActivation(visit: string, id: string): IssuerAnswer<OpenedActivation>;
  changeActivation(visit: string, id: string, change: z.infer<typeof activationChange>): IssuerAnswer<ActivationStatus>;
  confirmActivation(visit: string, id: string, phraseDigest: string): IssuerAnswer<ActivationStatus>;
  rejectActivation(visit: string, id: string): IssuerAnswer<ActivationStatus>;
  cancelActivation(visit: string, id: string): IssuerAnswer<ActivationStatus>;
  /** The phone that waits with this user code. */
  findSignIn(visit: string, code: string): IssuerAnswer<AskedSignIn>;
  signInStatus(visit: string, id: string): IssuerAnswer<AskedSignIn>;
  /** The number that the person types on the phone; the same however often it is asked. */
  approveSignIn(visit: string, id: string): IssuerAnswer<ApprovedSignIn>;
  rejectSignIn(visit: string, id: string): IssuerAnswer<AskedSignIn>;
  /**
   * Tells each change of the activation, and connects again by itself after a lost connection (telling
   * `issuerUnreachable` meanwhile). Returns how to stop.
   */
  followActivation(
    visit: string,
    id: string,
    listener: (status: Result<ActivationStatus, IssuerFailure>) => void,
  ): () => void;
  /**
   * Does whoever signed the person's card lead to a root that counts for the issuer? `certificate` is the signer's,
   * DER.
   */
  judgeSigner(visit: string, certificate: Uint8Array): IssuerAnswer<CardSignerJudgement>;
  /** The person's credentials and phones, the newest first. */
  holdings(visit: string): IssuerAnswer<Holdings>;
  /** Does something with one of the credentials, by its id, and tells what the person holds afterwards. */
  changeCredential(visit: string, id: string, act: Exclude<CredentialAct, 'renew'>): IssuerAnswer<Holdings>;
  /** Does something with one of the phones, by its id, and tells what the person holds afterwards. */
  changePhone(visit: string, id: string, act: PhoneAct): IssuerAnswer<Holdings>;
}
