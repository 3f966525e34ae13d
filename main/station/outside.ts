// SPDX-License-Identifier: Apache-2.0

import type { Result } from '../../contract/result.ts';
import type { Challenge, WebEidToken } from '../../contract/station-api.ts';
import type { CardReaders, Clock, IssuerClient, IssuerFailure, PresentedCard } from './ports.ts';
import type { Mode } from './state.ts';

/** The virtual card's way into its reader and out of it. */
export interface PracticeCard {
  insert(): Promise<void>;
  remove(): Promise<void>;
}

/** Readers and issuer that belong together, opened as one. */
export interface Equipment {
  readonly readers: CardReaders;
  /** It may still have to be found, or started: its answers come as soon as it is there. */
  readonly issuer: IssuerClient;
  /** There where the reader is a virtual one. */
  readonly practiceCard?: PracticeCard;
  /** Ends the card process and all that was opened. Never fails. */
  close(): Promise<void>;
}

/** The Web eID token: what the card signs, and what is made of its signature (main/signing). */
export interface LoginSigning {
  /** The hash that 9A signs: of hash(origin) followed by hash(nonce), with the algorithm's own hash. */
  challengeHash(algorithm: PresentedCard['algorithm'], challenge: Challenge): Uint8Array;
  loginToken(card: PresentedCard, signature: Uint8Array): WebEidToken;
}

/** What the journal keeps of a change: names and references, never a secret. */
export interface JournalEntry {
  readonly event: string;
  readonly from: string;
  readonly to: string;
  /** Of a failure that begins here. */
  readonly failure?: { readonly code: string; readonly reference: string; readonly details: readonly string[] };
}

/** Everything that the station reaches. The composition root gives it. */
export interface Outside {
  readonly clock: Clock;
  readonly signing: LoginSigning;
  /** Opens readers and issuer of a mode; the borrowed practice card comes with its card put in. */
  open(mode: Mode): Promise<Result<Equipment, IssuerFailure>>;
  /** A random id of at least 122 bits, each time another. */
  newId(): string;
  journal(entry: JournalEntry): void;
  /** Where a kiosk has a way out. */
  readonly administrator?: Administrator;
}

/** Who may close a kiosk. */
export interface Administrator {
  /**
   * Closes the station where the PIN is right; otherwise tells for how many seconds no other one is taken. The PIN is
   * overwritten before this returns.
   */
  leave(pin: Uint8Array): Promise<{ readonly secondsLocked: number } | 'leaving'>;
}
