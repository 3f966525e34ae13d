// SPDX-License-Identifier: Apache-2.0
// What happens to activations without anyone asking for it: visits end, time runs out.

import { announcing, type UnitOfWork } from './hub.ts';
import { advance, type Surroundings, stay } from './progress.ts';
import { cancel, expire, suspend } from './transitions.ts';

export type Upkeep = ReturnType<typeof createUpkeep>;

/** The upkeep of activations. */
export function createUpkeep(around: Surroundings) {
  const { clock } = around;
  return {
    /** An activation of this account that has still time and waits for its person. */
    async resumable({ records }: UnitOfWork, accountId: string): Promise<string | undefined> {
      const open = await records.activations.openOf(accountId);
      return open.find((activation) => expire(activation, clock.now()).outcome.ok)?.id;
    },

    /** Suspends what a visit holds, in the transaction that ends the visit. */
    async suspendHeldBy(unit: UnitOfWork, visitTokenHash: string): Promise<void> {
      const held = await unit.records.activations.openHeldBy(visitTokenHash);
      for (const { id } of held) await advance(around, unit, id, suspend);
    },

    /** Cancels what an account has open. */
    async cancelAllOf(unit: UnitOfWork, accountId: string): Promise<void> {
      for (const { id } of await unit.records.activations.openOf(accountId)) await advance(around, unit, id, cancel);
    },

    /** Lets end what has run out of time. To be called every second or so. */
    sweep(): Promise<void> {
      return announcing(around, async (unit) => {
        const due = await unit.records.activations.due(clock.now());
        for (const { id } of due) await advance(around, unit, id, stay);
      });
    },
  };
}
