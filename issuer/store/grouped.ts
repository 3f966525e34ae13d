// SPDX-License-Identifier: Apache-2.0
// Transactions of a database that runs one at a time. What takes long is not the work but the write to the disk at the
// end: so those that come together share one (a group commit). Each is a savepoint of the group's transaction, and is
// answered when the group is on the disk, never before. The group ends when the event loop has taken in what was there to
// take in: a transaction alone does not wait.

import type { ControlledTransaction, Kysely } from 'kysely';
import type { OpenTransaction } from './database.ts';
import type { Tables } from './tables.ts';

interface Group {
  readonly transaction: ControlledTransaction<Tables>;
  /** Settled when it is on the disk, or is not going to be. */
  readonly kept: PromiseWithResolvers<void>;
}

/** How transactions of this database begin, and what waits for the last group. */
export function groupedTransactions(database: Kysely<Tables>) {
  let group: Group | undefined;
  let turn: Promise<void> = Promise.resolve();
  return {
    /** Waits for its turn, which lasts until it is committed or rolled back. */
    async begin(): Promise<OpenTransaction> {
      const pass = await takeTurn();
      try {
        group ??= await open();
        const own = await group.transaction.savepoint('own').execute();
        return inTurn(group, own, pass);
      } catch (error) {
        pass();
        throw error;
      }
    },

    /** Everything that has begun is on the disk. */
    end: close,
  };

  /** Resolves to how the turn is passed on. */
  async function takeTurn(): Promise<() => void> {
    const before = turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    turn = promise;
    await before;
    return resolve;
  }

  async function open(): Promise<Group> {
    const transaction = await database.startTransaction().execute();
    const kept = Promise.withResolvers<void>();
    // Whoever waits is told; with nobody waiting there is nothing to tell.
    kept.promise.catch(() => undefined);
    setImmediate(() => void close());
    return { transaction, kept };
  }

  async function close(): Promise<void> {
    const pass = await takeTurn();
    if (group) await end(group);
    pass();
  }

  async function end({ transaction, kept }: Group): Promise<void> {
    group = undefined;
    try {
      await transaction.commit().execute();
      kept.resolve();
    } catch (error) {
      await giveUp(transaction);
      kept.reject(error);
    }
  }

  function inTurn({ kept }: Group, own: ControlledTransaction<Tables, ['own']>, pass: () => void): OpenTransaction {
    let ended = false;
    const leave = async (...steps: readonly (() => Promise<unknown>)[]) => {
      if (ended) return;
      ended = true;
      try {
        for (const step of steps) await step();
      } catch (error) {
        await loseGroup(error);
        throw error;
      } finally {
        pass();
      }
    };
    const release = () => own.releaseSavepoint('own').execute();
    return {
      database: own,
      commit: async () => {
        await leave(release);
        await kept.promise;
      },
      rollback: () => leave(() => own.rollbackToSavepoint('own').execute(), release),
    };
  }

  /** SQLite may have rolled back all of it by itself (a full disk): then none of the group is kept. */
  async function loseGroup(error: unknown): Promise<void> {
    if (!group) return;
    const { transaction, kept } = group;
    group = undefined;
    await giveUp(transaction);
    kept.reject(error);
  }
}

/** What cannot even be rolled back is over already. */
async function giveUp(transaction: ControlledTransaction<Tables>): Promise<void> {
  await transaction
    .rollback()
    .execute()
    .catch(() => undefined);
}
