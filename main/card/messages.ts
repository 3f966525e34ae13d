// SPDX-License-Identifier: Apache-2.0
// What crosses between the station's main process and the card process. Both ends are ours and of the same build.

import type { CardInspection, Printed } from '../../contract/card.ts';
import type { Result } from '../../contract/result.ts';
import type { CardFailure, PresentedCard, ReaderName, ReadersState } from '../station/ports.ts';
import type { ApduLogEntry } from './apdu.ts';
import type { SealedSecret } from './sealed-secret.ts';

/** A PIN on its way, or word that it was verified on the reader's keys. */
type SealedProof = SealedSecret | 'verifiedOnPad';

/** What the card process can be asked to do. */
export interface CardCalls {
  /** Sends the certificate ahead of the answer, as a message of its own. */
  read(reader: ReaderName): Promise<Result<PresentedCard, CardFailure>>;
  /** A public key for one secret of a later call, agreed on with the sender's. */
  oneTimeKey(from: Uint8Array): Promise<Uint8Array>;
  verifyOnPad(reader: ReaderName): Promise<Result<void, CardFailure>>;
  sign(reader: ReaderName, pin: SealedProof, hash: Uint8Array): Promise<Result<Uint8Array, CardFailure>>;
  readPrinted(reader: ReaderName, pin: SealedProof): Promise<Result<Printed, CardFailure>>;
  changePin(reader: ReaderName, pin: SealedSecret, newPin: SealedSecret): Promise<Result<void, CardFailure>>;
  changePinOnPad(reader: ReaderName): Promise<Result<void, CardFailure>>;
  unblockPin(reader: ReaderName, puk: SealedSecret, newPin: SealedSecret): Promise<Result<void, CardFailure>>;
  unblockPinOnPad(reader: ReaderName): Promise<Result<void, CardFailure>>;
  hasPinPad(reader: ReaderName): Promise<Result<boolean, CardFailure>>;
  inspect(reader: ReaderName): Promise<Result<CardInspection, CardFailure>>;
  release(reader: ReaderName): Promise<void>;
  insertPracticeCard(): Promise<void>;
  removePracticeCard(): Promise<void>;
  /** Lets all cards go; the process may be ended afterwards. */
  close(): Promise<void>;
}

export type CardCallName = keyof CardCalls;

/** To the card process. */
export type CardRequest = {
  readonly [Name in CardCallName]: {
    readonly id: number;
    readonly name: Name;
    readonly parameters: Parameters<CardCalls[Name]>;
  };
}[CardCallName];

/** From the card process. */
export type CardMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  /** The card in `reader` is being read, and this much of it is there. */
  | { readonly kind: 'certificate'; readonly reader: ReaderName; readonly certificate: Uint8Array }
  | { readonly kind: 'readers'; readonly state: ReadersState }
  | { readonly kind: 'apdu'; readonly entry: ApduLogEntry };
