// SPDX-License-Identifier: Apache-2.0
// What crosses between the station's main process and the card process. Both ends are ours and of the same build.

import type { Result } from '../../contract/result.ts';
import type { CardInspection } from '../station/inspection.ts';
import type { CardFailure, PresentedCard, ReaderName, ReadersState } from '../station/ports.ts';
import type { ApduLogEntry } from './apdu.ts';
import type { SealedSecret } from './sealed-secret.ts';

/** What the card process can be asked to do. */
export interface CardCalls {
  read(reader: ReaderName): Promise<Result<PresentedCard, CardFailure>>;
  /** A public key for one secret of the next call. */
  oneTimeKey(): Promise<Uint8Array>;
  sign(reader: ReaderName, pin: SealedSecret, hash: Uint8Array): Promise<Result<Uint8Array, CardFailure>>;
  changePin(reader: ReaderName, pin: SealedSecret, newPin: SealedSecret): Promise<Result<void, CardFailure>>;
  unblockPin(reader: ReaderName, puk: SealedSecret, newPin: SealedSecret): Promise<Result<void, CardFailure>>;
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
  | { readonly kind: 'readers'; readonly state: ReadersState }
  | { readonly kind: 'apdu'; readonly entry: ApduLogEntry };
