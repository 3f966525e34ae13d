// SPDX-License-Identifier: Apache-2.0
// The lowest level of the card layer: bytes to and from a card. pcsc.ts implements it for real readers, the simulator for
// the virtual card in process. Everything above (APDU chaining, PIV, errors) is the same for both.

import type { Result } from '../../contract/result.ts';
import type { ReaderName, ReadersState } from '../station/ports.ts';

/** Why bytes could not be exchanged. PC/SC's own errors are translated to these in one place. */
export type ReaderError = {
  readonly code: 'cardRemoved' | 'cardMute' | 'cardInUse' | 'cardReset' | 'readerGone' | 'serviceStopped' | 'failed';
  /** The driver's own words, for the log. */
  readonly detail: string;
};

/** A card held exclusively. */
export interface CardConnection {
  /** The answer to reset. */
  readonly atr: Uint8Array;
  /** How bytes go over the contacts; undefined where the driver does not know. T=0 carries no extended length. */
  readonly protocol?: 'T=0' | 'T=1';
  /** The reader's own keys, for PINs; undefined where it has none. */
  readonly pinPad?: PinPad;
  /** Sends one command APDU and gives the raw response with its two status bytes. Calls must not overlap. */
  transmit(command: Uint8Array): Promise<Result<Uint8Array, ReaderError>>;
  /** Resets the card and lets it go. Never fails. */
  disconnect(): Promise<void>;
}

/** The keys of a reader (PC/SC part 10). */
export interface PinPad {
  readonly hasDisplay: boolean;
  /**
   * FEATURE_VERIFY_PIN_DIRECT: waits until a PIN was typed, and gives the raw response of the card, or of the reader where
   * none was typed. Counts as a call of `transmit`.
   */
  verify(structure: Uint8Array): Promise<Result<Uint8Array, ReaderError>>;
  /** FEATURE_MODIFY_PIN_DIRECT, as `verify`; undefined where the reader has keys and cannot do that. */
  readonly modify?: (structure: Uint8Array) => Promise<Result<Uint8Array, ReaderError>>;
}

/** A way to reach readers and cards. */
export interface ReaderDriver {
  /** Calls `listener` with the present state at once and after every change. Returns how to stop. */
  watch(listener: (state: ReadersState) => void): () => void;
  /** Connects to the card in `reader`, alone. */
  connect(reader: ReaderName): Promise<Result<CardConnection, ReaderError>>;
  /** Frees everything that the driver holds. */
  close(): Promise<void>;
}
