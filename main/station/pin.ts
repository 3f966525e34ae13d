// SPDX-License-Identifier: Apache-2.0

import type { FittingCard, StateOf } from './state.ts';

/** Where the PIN of a card is typed: on the reader's own keys, where it has any, and else on the page. */
export function enteringPin(card: FittingCard, afterWrong = false): StateOf<'enteringPin' | 'preparingPinPad'> {
  return { kind: card.pinPad ? 'preparingPinPad' : 'enteringPin', card, afterWrong };
}

/**
 * Whether these bytes have the form of a PIV PIN: 6 to 8 ASCII digits (SP 800-73-5 part 2, 2.4.3). Checked before the
 * card sees them, because a card may spend a try on a malformed one.
 */
export function isPin(pin: Uint8Array): boolean {
  return pin.length >= 6 && pin.length <= 8 && pin.every((digit) => digit >= 0x30 && digit <= 0x39);
}
