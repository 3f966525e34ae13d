// SPDX-License-Identifier: Apache-2.0
// Translates what a driver or a card says into what a person can do about it. Each level is translated in one place: the
// PC/SC binding's message to ReaderError (pcsc-errors.ts), ReaderError to CardError and status word to CardFailure (here).

import { failed, ok, type Result } from '../../contract/result.ts';
import type { CardFailure } from '../station/ports.ts';
import type { Exchange, Response } from './apdu.ts';
import type { ReaderError } from './driver.ts';

/** What a PIV verb can fail with. A reset is no failure yet: whoever holds the card connects and selects again. */
export type CardError = CardFailure | { readonly code: 'cardReset' };

/** What a driver's error means for the person. */
export function cardErrorOf(error: ReaderError): CardError {
  return error.code === 'failed' ? { code: 'cardUnexpected', statusWord: undefined } : { code: error.code };
}

/** What a status word means (SP 800-73-5 part 2, table 6) where the verb has no meaning of its own for it. */
export function cardFailureOf(statusWord: number): CardFailure {
  const attemptsLeft = attemptsIn(statusWord);
  if (statusWord === 0x6983 || attemptsLeft === 0) return { code: 'pinBlocked' };
  return attemptsLeft === undefined ? { code: 'cardUnexpected', statusWord } : { code: 'wrongPin', attemptsLeft };
}

/** The tries left in '63CX', or in '630X' as the first YubiKeys have it; '6300' tells nothing. */
export function attemptsIn(statusWord: number): number | undefined {
  if ((statusWord & 0xfff0) === 0x63c0) return statusWord & 0xf;
  return statusWord > 0x6300 && statusWord <= 0x630f ? statusWord & 0xf : undefined;
}

/**
 * Whether a status word is that of a card on which PIV is not selected, or not any more, because another program came
 * between or the power was lost: unknown instruction or class (ISO/IEC 7816-4, 5.6), or not now (6985, 6986).
 */
export function isDeselected(statusWord: number): boolean {
  const [unknownClass, unknownInstruction] = [0x6e, 0x6d];
  const high = statusWord >> 8;
  return high === unknownInstruction || high === unknownClass || statusWord === 0x6985 || statusWord === 0x6986;
}

/** The outcome of an exchange with its driver's error translated; the status word is left to the verb. */
export function responseOf(answer: Awaited<ReturnType<Exchange>>): Result<Response, CardError> {
  return answer.ok ? answer : failed(cardErrorOf(answer.failure));
}

/** An answer's data where the status word is '9000', otherwise what the status word means. */
export function unwrap(response: Response): Result<Uint8Array, CardFailure> {
  return response.statusWord === 0x9000 ? ok(response.data) : failed(cardFailureOf(response.statusWord));
}
