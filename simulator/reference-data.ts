// SPDX-License-Identifier: Apache-2.0
// PIN and PUK: their form and their try counters (SP 800-73-5 part 2, 2.4.3 and 3.2.1 to 3.2.3).

/** A PIN or PUK as the card keeps it. `value` is 8 bytes, a PIN padded with FF. Changes in place. */
export interface ReferenceData {
  value: Uint8Array;
  triesLeft: number;
  readonly maximumTries: number;
}

/** A PIN of 6 to 8 digits in its 8 bytes. */
export function pinBytes(digits: string): Uint8Array {
  const bytes = new Uint8Array(8).fill(0xff);
  bytes.set(new TextEncoder().encode(digits));
  return bytes;
}

/** A PUK of 8 characters. */
export function pukBytes(characters: string): Uint8Array {
  return new TextEncoder().encode(characters);
}

/** Whether 8 bytes have the form of a PIN: 6 to 8 digits, then FF (SP 800-73-5 part 2, 2.4.3). */
export function hasPinForm(bytes: Uint8Array): boolean {
  return /^[0-9]{6,8}\u{ff}{0,2}$/u.test(String.fromCharCode(...bytes)) && bytes.length === 8;
}

/**
 * Compares what was presented. A match gives back all tries; a mismatch takes one. A counter at zero is `blocked` and
 * stays so, even for the right value.
 */
export function present(reference: ReferenceData, presented: Uint8Array): 'match' | 'mismatch' | 'blocked' {
  if (reference.triesLeft === 0) return 'blocked';
  if (Buffer.compare(reference.value, presented) === 0) {
    reference.triesLeft = reference.maximumTries;
    return 'match';
  }
  reference.triesLeft -= 1;
  return 'mismatch';
}

/** Sets a new value with all tries. */
export function replace(reference: ReferenceData, value: Uint8Array): void {
  reference.value = value.slice();
  reference.triesLeft = reference.maximumTries;
}
