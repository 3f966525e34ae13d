// SPDX-License-Identifier: Apache-2.0
// Signing a phone in by a code that is typed at the station (RFC 8628), as phone and station see it.

import * as z from 'zod';
import { plainUserCode, userCodeLength } from './user-code.ts';

/** The letters of a user code: no vowels, so that no words come about (RFC 8628 6.1). */
const userCodeLetters = 'BCDFGHJKLMNPQRSTVWXZ';

/** A user code in the one form in which codes are compared: upper case, without what people put between the letters. */
export const userCode = z
  .string()
  .max(64)
  .transform(plainUserCode)
  .pipe(z.string().regex(new RegExp(`^[${userCodeLetters}]{${userCodeLength}}$`)));

/** The two digits that the station shows after the approval, and that the person types on the phone. */
export const signInNumber = z.string().regex(/^[1-9]\d$/);

/**
 * Where a sign-in stands: `waiting` for a person at a station; `approved` there, so that the phone may send the number;
 * `signedIn`; or over: `rejected` at the station, `wrongNumber` from the phone, `cancelled` by it, `expired`.
 */
export const signInState = z.enum([
  'waiting',
  'approved',
  'signedIn',
  'rejected',
  'wrongNumber',
  'cancelled',
  'expired',
]);
export type SignInState = z.infer<typeof signInState>;
