// SPDX-License-Identifier: Apache-2.0
// Signing a phone in by a code that is typed at the station (RFC 8628), as phone and station see it.

import * as z from 'zod';

/** The letters of a user code: no vowels, so that no words come about (RFC 8628 6.1). */
const userCodeLetters = 'BCDFGHJKLMNPQRSTVWXZ';

/** How many letters a user code has. */
export const userCodeLength = 8;

/** A user code in the one form in which codes are compared: upper case, without what people put between the letters. */
export const userCode = z
  .string()
  .max(64)
  .transform(plainUserCode)
  .pipe(z.string().regex(new RegExp(`^[${userCodeLetters}]{${userCodeLength}}$`)));

/** What a person typed as a user code, in the form that `userCode` asks for. */
export function plainUserCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** A user code in two groups of four, for reading aloud. */
export function groupUserCode(code: string): string {
  return plainUserCode(code).replace(/^(.{4})(?=.)/, '$1-');
}

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
