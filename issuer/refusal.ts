// SPDX-License-Identifier: Apache-2.0

import type {
  activationFailureCodes,
  exchangeFailureCodes,
  loginFailureCodes,
  signInFailureCodes,
} from '../contract/failures.ts';
import type { Result } from '../contract/result.ts';

/** The failures that the issuer itself can tell. */
export type IssuerFailureCode =
  | (typeof loginFailureCodes)[number]
  | (typeof activationFailureCodes)[number]
  | (typeof signInFailureCodes)[number]
  | 'credentialPaused'
  | Exclude<(typeof exchangeFailureCodes)[number], 'issuerUnreachable' | 'issuerNotGenuine' | 'stationFailed'>;

/** Why the issuer does not do what was asked. */
export interface Refusal {
  /** What the person is told. */
  readonly code: IssuerFailureCode;
  /** The precise reason, for the log and the audit alone. Never a secret. */
  readonly reason: string;
  readonly triesLeft?: number;
  readonly retryAfterSeconds?: number;
}

/** A value, or why there is none. */
export type Outcome<Value> = Result<Value, Refusal>;

/** The failure half of an Outcome. */
export function refuse(
  code: IssuerFailureCode,
  reason: string,
  more: Pick<Refusal, 'triesLeft' | 'retryAfterSeconds'> = {},
): { readonly ok: false; readonly failure: Refusal } {
  return { ok: false, failure: { code, reason, ...more } };
}
