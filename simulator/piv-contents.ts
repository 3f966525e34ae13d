// SPDX-License-Identifier: Apache-2.0
// What is on a PIV card: keys, data objects and secrets, and the numbers by which the standard calls them.

import type { ManagementKey } from './management-key.ts';
import type { SlotKey } from './private-key.ts';
import type { ReferenceData } from './reference-data.ts';
import { hex } from './tlv.ts';

/** Key references of the four key slots (SP 800-73-5 part 1, table 4b). */
export type Slot = 0x9a | 0x9c | 0x9d | 0x9e;

/** Key references of the retired key management keys: 82 to 95 (SP 800-73-5 part 1, table 4b). */
export const retiredSlots: readonly number[] = Array.from({ length: 20 }, (_, index) => 0x82 + index);

/** Tags of the data objects that programs ask for (SP 800-73-5 part 1, table 3). */
export const objectTags = {
  discovery: 0x7e,
  cardCapabilityContainer: 0x5fc107,
  chuid: 0x5fc102,
  securityObject: 0x5fc106,
  printedInformation: 0x5fc109,
  facialImage: 0x5fc108,
  fingerprints: 0x5fc103,
  irisImages: 0x5fc121,
  keyHistory: 0x5fc10c,
} as const;

/** The tag of the object with a slot's certificate (SP 800-73-5 part 1, table 3). */
export function certificateTag(slot: number): number {
  return certificateTags[slot] ?? 0x5fc10d + slot - 0x82;
}

const certificateTags: Readonly<Record<number, number>> = {
  154: 0x5fc105,
  156: 0x5fc10a,
  157: 0x5fc10b,
  158: 0x5fc101,
};

/** The PIV application's identifier with its version (SP 800-73-5 part 1, 2.2). */
export const pivAid = hex('a0 00 00 03 08 00 00 10 00 01 00');

/** What is on a PIV card. The card changes it: tries are counted, objects written, keys made. */
export interface PivContents {
  /** By key reference. */
  readonly keys: Map<number, SlotKey>;
  /** By tag; the value is what stands inside tag 53 (for Discovery, the whole object). */
  readonly objects: Map<number, Uint8Array>;
  readonly pin: ReferenceData;
  readonly puk: ReferenceData;
  /** The PIN of the whole card, key reference 00, where it opens the PIV application, too. */
  readonly globalPin?: ReferenceData | undefined;
  /** The administrator's key, 9B; without one, nobody writes. */
  readonly managementKey?: ManagementKey | undefined;
  /** Called after anything of this changed, so that it outlives the program. */
  readonly onChange?: () => void;
}
