// SPDX-License-Identifier: Apache-2.0
// Transactions of a database that runs one at a time. What takes long is not the work but the write to the disk at the
// end: so those that come together share one (a group commit). Each is a savepoint of the group's transaction, and is
// answered when the group is on the disk, never before. The group ends when the event loop has taken in what was there to
// take in: a transaction alone does not wait.

import type { OpenTransaction } from './database.ts';
import type { Database } from './statements.ts';

/** Settled when the group is on the disk, or is not going to be. */
type Group = PromiseWithResolvers<void>;

/**
 * How transactions of this database begin, and what waits for the last group. `execute` runs a statement on the
 * connection of `database`, which nobody else may use. `forget` is called when what was read or written in a transaction
 * before may not be there any more: at the beginning of a group, since other processes may have written, and at a rollback.
 */
export function groupedTransactions(database: Database, execute: (statement: string) => void, forget: () => void) {
  let group: Group | undefined;
  let turn: Promise<void> = Promise.resolve();
  return {
    /** Waits for its turn, which lasts until it is committed or rolled back. */
    async begin(): Promise<OpenTransaction> {
      const pass = await takeTurn();
      try {
        group ??= open();
        execute('savepoint own');
        return inTurn(group, pass);
      } catch (error) {
        pass();
        throw error;
      }
    },

    /** Everything that has begun is on the disk. */
    end: () => between(() => undefined),

    /** Does `work` while no transaction is under way. */
    between,
  };

  /** Resolves to how the turn is passed on. */
  async function takeTurn(): Promise<() => void> {
    const before = turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    turn = promise;
    await before;
    return resolve;
  }

  function open(): Group {
    // The right to write is taken at once: who first reads and then finds another process writing could only fail.
    execute('begin immediate');
    forget();
    const kept = Promise.withResolvers<void>();
    // Whoever waits is told; with nobody waiting there is nothing to tell.
    kept.promise.catch(() => undefined);
    setImmediate(() => void between(() => undefined));
    return kept;
  }

  async function between(work: () => void): Promise<void> {
    const pass = await takeTurn();
    try {
      close();
      work();
    } finally {
      pass();
    }
  }

  function close(): void {
    if (!group) return;
    try {
      execute('commit');
      group.resolve();
      group = undefined;
    } catch (error) {
      lose(error);
    }
  }

  function inTurn(own: Group, pass: () => void): OpenTransaction {
    let ended = false;
    const leave = (...statements: readonly string[]) => {
      if (ended) return;
      ended = true;
      try {
        for (const statement of statements) execute(statement);
      } catch (error) {
        lose(error);
        throw error;
      } finally {
        pass();
      }
    };
    return {
      database,
      settle: () => Promise.resolve(),
      commit: async () => {
        leave('release own');
        await own.promise;
      },
      rollback: async () => {
        forget();
        leave('rollback to own', 'release own');
      },
    };
  }

  /** SQLite may have rolled back all of it by itself (a full disk): then none of the group is kept. */
  function lose(error: unknown): void {
    const lost = group;
    group = undefined;
    try {
      execute('rollback');
    } catch {
      // What cannot even be rolled back is over already.
    }
    lost?.reject(error);
  }
}
