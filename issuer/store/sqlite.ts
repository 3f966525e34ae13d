// SPDX-License-Identifier: Apache-2.0

import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { type QueryResult, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { StoreUnavailable } from '../records.ts';
import { type Database, openDatabase } from './statements.ts';

/** A file for changing. */
export interface SqliteFile {
  readonly database: Database;
  /** Runs a statement without a result. */
  execute(statement: string): void;
  /** From now on `database` is asked within transactions alone, which `execute` begins. */
  serveTransactions(): void;
  /**
   * Writes it anew. What is deleted or changed stays in the file until something else comes to lie there, also where rows
   * were moved from page to page, and in the log until that begins anew. No transaction may be under way.
   */
  rewrite(): void;
}

/**
 * SQLite has ended the transaction by itself, as it does when the disk is full or fails (sqlite.org/lang_transaction.html,
 * 3). What came after it would be kept at once, each statement for itself.
 */
class TransactionLost extends Error {
  constructor() {
    super('SQLite has taken the transaction back');
  }
}

/** For so many milliseconds what changes something waits for another program that changes something. */
const patience = 10_000;
/**
 * For so many the log waits to be emptied until nobody reads. A backup may read for minutes, and nothing at all is answered
 * meanwhile; there is another try soon.
 */
const patienceWithReaders = 100;

/** Opens it. Nothing that was committed is lost, not even with the power. */
export function openSqliteFile(file: string): SqliteFile {
  // The folder may have been made by others, open to everybody; what SQLite puts beside the file is as open as this.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: patience });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  // What the store is asked for all the time stays in memory, and what changes again and again (the ends of tables and
  // indexes) is copied from the log into the file once for many transactions: 8 and 32 MB.
  database.exec('PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 8192;');
  // What a savepoint would restore is kept in memory: SQLite would write it to a file, each page that one changes.
  database.exec('PRAGMA temp_store = MEMORY;');
  const shared = forKysely(database);
  const emptyLog = () => {
    database.exec(`PRAGMA busy_timeout = ${patienceWithReaders};`);
    try {
      const log = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
      if (log?.busy !== 0) throw new StoreUnavailable('another program reads the store');
    } finally {
      database.exec(`PRAGMA busy_timeout = ${patience};`);
    }
  };
  const rewrite = () => {
    // While somebody reads, what is written anew would lie in the log, once more at each try.
    emptyLog();
    // The whole of it would not fit into memory.
    database.exec('PRAGMA temp_store = FILE;');
    try {
      database.exec('VACUUM;');
    } finally {
      database.exec('PRAGMA temp_store = MEMORY;');
    }
    emptyLog();
  };
  let inTransactions = false;
  const within: SqliteDatabase = {
    ...shared,
    prepare(sql) {
      if (inTransactions && !database.isTransaction) throw new TransactionLost();
      return shared.prepare(sql);
    },
  };
  return {
    database: databaseOver(within),
    execute: (text) => void (beginsOrEnds.test(text) ? shared : within).prepare(text).run([]),
    serveTransactions() {
      inTransactions = true;
    },
    rewrite,
  };
}

const beginsOrEnds = /^(begin immediate|rollback|PRAGMA .*)$/;

/** The same file for reading alone: what is read is what was committed, also while a transaction is under way. */
export function openSqliteForReading(file: string): Database {
  return databaseOver(forKysely(new DatabaseSync(file, { timeout: 10_000, readOnly: true })));
}

/** Another program holds it for long, the disk fails or is full, or the file cannot be opened (sqlite.org/rescode.html). */
export function isSqliteAway(error: unknown): boolean {
  if (error instanceof TransactionLost) return true;
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  return code !== undefined && [busy, ioError, full, cannotOpen].includes(code);
}

const [busy, ioError, full, cannotOpen] = [5, 10, 13, 14];

/** A column was left without a value that has to have one. */
export function isSqliteEmpty(error: unknown, table: string, column: string): boolean {
  return error instanceof Error && error.message === `NOT NULL constraint failed: ${table}.${column}`;
}

/** Holds a data folder for this process; the system lets go of it when the process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/** Takes the data folder for this process. Throws when another one has it, and says which. */
export function lockFolder(folder: string): FolderLock {
  const holder = path.join(folder, 'lock.holder');
  const database = new DatabaseSync(path.join(folder, 'lock'), { timeout: 0 });
  try {
    // An exclusive transaction that never ends is a lock that a crash cannot leave behind.
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;');
  } catch {
    database.close();
    throw new Error(`${folder} is in use by ${existsSync(holder) ? readFileSync(holder, 'utf8') : 'another process'}`);
  }
  writeFileSync(holder, `process ${process.pid} since ${new Date().toISOString()}`);
  return { release: () => database.close() };
}

/** Node's own SQLite behind kysely's dialect, and directly. */
function databaseOver(file: SqliteDatabase): Database {
  const send = async <Row>(sql: string, parameters: readonly unknown[]): Promise<QueryResult<Row>> => {
    const statement = file.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as Row[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
  };
  return openDatabase(new SqliteDialect({ database: file }), send);
}

/** What kysely expects of better-sqlite3. */
function forKysely(database: DatabaseSync): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
      run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
      iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
    } satisfies SqliteStatement;
  };
  return {
    close: () => database.close(),
    /** Compiling a statement takes longer than running it: the few that there are are kept. */
    prepare(sql) {
      const statement = known.get(sql) ?? prepare(sql);
      if (known.size >= maximumStatements) known.clear();
      known.set(sql, statement);
      return statement;
    },
  };
}

const maximumStatements = 500;
