// SPDX-License-Identifier: Apache-2.0
// A card on a private PC/SC service whose side of the contacts is watched: what comes in and what goes out.

import type { PcscService } from '../../simulator/pcsc-service.ts';
import { createPivCard } from '../../simulator/personalities.ts';
import type { PracticeCard } from '../../simulator/practice-card.ts';

/** What passed the contacts since the card was put in. Bytes are those of whole APDUs, with headers and status words. */
export interface Traffic {
  apdus: number;
  bytesToCard: number;
  bytesFromCard: number;
  /** The card's own time: from each command's arrival to its answer. */
  cardMilliseconds: number;
}

/** Puts `made` in, power-cycled, and counts from then on. */
export async function insertCounted(
  service: PcscService,
  { card }: PracticeCard,
  millisecondsPerApdu = 0,
): Promise<Traffic> {
  const traffic: Traffic = { apdus: 0, bytesToCard: 0, bytesFromCard: 0, cardMilliseconds: 0 };
  let arrival = 0;
  const processApdu = (command: Uint8Array) => {
    arrival = performance.now();
    return card.processApdu(command);
  };
  const timed = { ...card, processApdu };
  await service.insert(timed, {
    millisecondsPerApdu,
    onApdu: ({ commandLength, responseLength = 0 }) => {
      traffic.apdus += 1;
      traffic.bytesToCard += commandLength;
      traffic.bytesFromCard += responseLength;
      traffic.cardMilliseconds += performance.now() - arrival;
    },
  });
  return traffic;
}

/** The same card, which takes extended length and shows it. */
export function withExtendedLength(made: PracticeCard): PracticeCard {
  return { ...made, card: createPivCard(made.contents) };
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
