// SPDX-License-Identifier: Apache-2.0
// A card on a private PC/SC service whose side of the contacts is watched: what comes in and what goes out.

import type { PcscService } from '../../simulator/pcsc-service.ts';
import type { PracticeCard } from '../../simulator/practice-card.ts';

/** What passed the contacts since the card was put in. Bytes are those of whole APDUs, with headers and status words. */
export interface Traffic {
  apdus: number;
  bytesToCard: number;
  bytesFromCard: number;
}

/** Puts `made` in, power-cycled, and counts from then on. */
export async function insertCounted(
  service: PcscService,
  { card }: PracticeCard,
  millisecondsPerApdu = 0,
): Promise<Traffic> {
  const traffic: Traffic = { apdus: 0, bytesToCard: 0, bytesFromCard: 0 };
  await service.insert(card, {
    millisecondsPerApdu,
    onApdu: ({ commandLength, responseLength = 0 }) => {
      traffic.apdus += 1;
      traffic.bytesToCard += commandLength;
      traffic.bytesFromCard += responseLength;
    },
  });
  return traffic;
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
