// SPDX-License-Identifier: Apache-2.0
// The numbers by which SP 800-73-5 part 1 calls a card's keys (table 4b) and data objects (table 3).

/** The keys of a PIV card: authentication, signature (PIN each time), key management, card authentication (no PIN). */
export const slots = { authentication: 0x9a, signature: 0x9c, keyManagement: 0x9d, cardAuthentication: 0x9e } as const;

/** Keys that decrypted before: 82 to 95, the newest first. */
export const retiredSlots: readonly number[] = Array.from({ length: 20 }, (_, index) => 0x82 + index);

/** Data objects that are no certificates. */
export const dataObjects = {
  cardCapabilityContainer: 0x5fc107,
  chuid: 0x5fc102,
  discovery: 0x7e,
  keyHistory: 0x5fc10c,
  /** Behind the PIN. */
  printedInformation: 0x5fc109,
} as const;

/** The data object with the certificate of the key in `slot`. Throws RangeError for a number that is no key's. */
export function certificateObject(slot: number): number {
  const retired = retiredSlots.indexOf(slot);
  const tag = retired < 0 ? certificateTags.get(slot) : 0x5fc10d + retired;
  if (tag === undefined) throw new RangeError(`no key has the reference ${slot}`);
  return tag;
}

const certificateTags: ReadonlyMap<number, number> = new Map([
  [slots.authentication, 0x5fc105],
  [slots.signature, 0x5fc10a],
  [slots.keyManagement, 0x5fc10b],
  [slots.cardAuthentication, 0x5fc101],
]);
