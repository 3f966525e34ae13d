// SPDX-License-Identifier: Apache-2.0
// What crosses between the station's main process and the card process. Both ends are ours and of the same build.

import type { Result } from '../../contract/result.ts';
import type { CardFailure, PresentedCard, ReaderName, ReadersState } from '../station/ports.ts';
import type { ApduLogEntry } from './apdu.ts';

/** What the card process can be asked to do. */
export interface CardCalls {
  read(reader: ReaderName): Promise<Result<PresentedCard, CardFailure>>;
  sign(reader: ReaderName, pin: Uint8Array, hash: Uint8Array): Promise<Result<Uint8Array, CardFailure>>;
  changePin(reader: ReaderName, pin: Uint8Array, newPin: Uint8Array): Promise<Result<void, CardFailure>>;
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
