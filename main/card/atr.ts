// SPDX-License-Identifier: Apache-2.0

/**
 * Whether an answer to reset has the form that readers make up for contactless cards: `3B 8n 80 01`, n historical bytes
 * and a check byte (PC/SC part 3, 3.1.3.2.3). A card with contacts may have that form too, so it proves nothing alone.
 */
export function mayBeContactless(atr: Uint8Array): boolean {
  const [ts, t0 = 0, td1, td2] = atr;
  return ts === 0x3b && t0 >> 4 === 8 && td1 === 0x80 && td2 === 0x01 && atr.length === 5 + (t0 & 0x0f);
}

/**
 * Whether a card tells in its historical bytes that it takes extended Lc and Le: card capabilities, tag 7 in compact TLV
 * after the category 00 or 80, third byte, bit 7 (ISO/IEC 7816-4, 12.1.1.9).
 */
export function showsExtendedLength(atr: Uint8Array): boolean {
  let rest = historicalBytes(atr);
  const [category] = rest;
  if (category !== 0x00 && category !== 0x80) return false;
  rest = rest.subarray(1);
  while (rest.length > 0) {
    const [tagAndLength = 0] = rest;
    const value = rest.subarray(1, 1 + (tagAndLength & 0x0f));
    if (tagAndLength >> 4 === 7) return ((value[2] ?? 0) & 0x40) !== 0;
    rest = rest.subarray(1 + value.length);
  }
  return false;
}

/** Behind the interface bytes, of which each TD says which follow (ISO/IEC 7816-3, 8.2). */
function historicalBytes(atr: Uint8Array): Uint8Array {
  const [, t0 = 0] = atr;
  let at = 2;
  let follow = t0 >> 4;
  while (follow !== 0) {
    const hasTd = (follow & 8) !== 0;
    at += [1, 2, 4, 8].filter((bit) => (follow & bit) !== 0).length;
    follow = hasTd ? (atr[at - 1] ?? 0) >> 4 : 0;
  }
  return atr.subarray(at, at + (t0 & 0x0f));
}
