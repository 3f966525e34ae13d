// SPDX-License-Identifier: Apache-2.0
// How people see and type the code by which a phone is signed in (RFC 8628). Pages use it, so it imports nothing.

/** How many letters a user code has. */
export const userCodeLength = 8;

/** What a person typed as a user code, in the form that `userCode` (sign-in.ts) asks for. */
export function plainUserCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** A user code in two groups of four, for reading aloud. */
export function groupUserCode(code: string): string {
  return plainUserCode(code).replace(/^(.{4})(?=.)/, '$1-');
}
