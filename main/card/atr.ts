// SPDX-License-Identifier: Apache-2.0

/**
 * Whether an answer to reset has the form that readers make up for contactless cards: `3B 8n 80 01`, n historical bytes
 * and a check byte (PC/SC part 3, 3.1.3.2.3). A card with contacts may have that form too, so it proves nothing alone.
 */
export function mayBeContactless(atr: Uint8Array): boolean {
  const [ts, t0 = 0, td1, td2] = atr;
  return ts === 0x3b && t0 >> 4 === 8 && td1 === 0x80 && td2 === 0x01 && atr.length === 5 + (t0 & 0x0f);
}
