// SPDX-License-Identifier: Apache-2.0
// PostgreSQL, for several issuers behind one database. Nothing that was committed is lost: the server's settings say so
// (fsync and synchronous_commit are on by default), and are looked at.

import { readFileSync } from 'node:fs';
import { isIP, type Socket } from 'node:net';
import {
  type DatabaseConnection,
  type Dialect,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import {
  type Client,
  type Connection,
  DatabaseError,
  Pool,
  type PoolClient,
  type PoolConfig,
  type QueryResultRow,
  types,
} from 'pg';
import { readOwnerOnlyFile } from '../owner-only-file.ts';
import type { OpenTransaction } from './database.ts';
import { type Answer, batchesOver, type ParserOf, type SendBatch, type Statement } from './postgresql-batch.ts';
import type { PostgresqlSettings } from './settings.ts';
import { type Claim, type Database, openDatabase, type Send, type Write } from './statements.ts';

/** Numbers and times are below 2^53. */
const bigint = 20;

const parserOf: ParserOf = (type) => (type === bigint ? Number : types.getTypeParser(type, 'text'));

/** A pool of connections: for single statements, and for transactions with a connection of their own each. */
export function openPostgresqlDatabase(settings: PostgresqlSettings) {
  const patience = settings.answerSeconds * 1000;
  const max = settings.connections;
  // A connection that nobody uses is let go of before its silence says anything.
  const pool = openPool({ ...connectionTo(settings), max, idleTimeoutMillis: Math.min(10_000, patience / 2) });
  pool.on('connect', (client) => giveUpWhenSilent(connectionOf(client), patience));
  const statements = createStatements();
  const known = new WeakMap<PoolClient, ReturnType<typeof makeFor>>();
  const makeFor = (client: PoolClient) => {
    const line = createLine(batchesOver(client, parserOf));
    const send: Send = async (sql, parameters) => resultOf(await line.ask({ sql, parameters, isFixed: true }));
    const write: Write = async (sql, parameters, claim) => line.later({ sql, parameters, isFixed: true }, claim);
    return { line, database: openDatabase(dialectOn(line), send, write) };
  };
  const send = sendTo(pool, statements);
  const again: Send = (sql, parameters) =>
    send<never>(sql, parameters).catch((error: unknown) => {
      if (!isStale(error)) throw error;
      return send(sql, parameters);
    });
  return {
    database: openDatabase(new PostgresDialect({ pool }), again),
    begin: async (): Promise<OpenTransaction> => {
      const client = await pool.connect();
      const { line, database } = known.get(client) ?? makeFor(client);
      known.set(client, { line, database });
      return transactionOn(client, line, database);
    },
  };
}

/** For the steps that bring tables up to date: they, and the wait for another issuer's, take as long as they take. */
export function openForSteps(settings: PostgresqlSettings): Database {
  const pool = openPool({ ...connectionTo(settings), max: 1, statement_timeout: false });
  return openDatabase(new PostgresDialect({ pool }), sendTo(pool, createStatements()));
}

function openPool(config: PoolConfig): Pool {
  const pool = new Pool(config);
  // A connection that breaks while nobody uses it is replaced at the next use, which tells what is wrong.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * A machine that is gone, or that nothing comes from any more, says nothing; TCP would wait for its answer for a quarter
 * of an hour (tcp_retries2). What was asked may have been done: who asked is told to ask again. Rows of a long answer that
 * are still coming are no silence.
 */
export function giveUpWhenSilent(connection: Connection, milliseconds: number): void {
  const stream = connection.stream as Socket;
  stream.setTimeout(milliseconds, () => stream.destroy(new Error(silent)));
}

const silent = 'The database does not answer';

/** What is below a client, which the types of a pool's leave out. */
function connectionOf(client: PoolClient): Connection {
  return (client as PoolClient & Pick<Client, 'connection'>).connection;
}

/**
 * The way to the database and back over a connection, which takes longer than what is asked: what is only written waits
 * for the next question, and goes with it; so do questions that are asked without waiting for each other.
 */
interface Line {
  later(statement: Statement, claim?: Claim): void;
  /** Sends what waits, and the question; fails as the first of what goes together fails. */
  ask(question: Statement): Promise<Answer>;
  /** Sends what waits, where something of it is contested. */
  settle(): Promise<void>;
  /** What waits is not sent. */
  forget(): void;
}

function createLine(send: SendBatch): Line {
  let waiting: Statement[] = [];
  let isContested = false;
  let leaving: Promise<ReadonlyMap<Statement, Answer>> | undefined;
  return {
    later(statement, claim) {
      waiting.push(statement);
      isContested ||= claim === 'contested';
    },
    async ask(question) {
      waiting.push(question);
      leaving ??= leave();
      const answer = (await leaving).get(question);
      if (!answer) throw new Error('the transaction is over');
      return answer;
    },
    async settle() {
      if (!isContested) return;
      leaving ??= leave();
      await leaving;
    },
    forget() {
      waiting = [];
      isContested = false;
    },
  };

  async function leave(): Promise<ReadonlyMap<Statement, Answer>> {
    await nothingElseToDo();
    leaving = undefined;
    const statements = waiting;
    waiting = [];
    isContested = false;
    return send(statements);
  }
}

/** When all that can go on has gone on, as far as it goes without an answer from outside. */
function nothingElseToDo(): Promise<void> {
  return new Promise((resolve) => queueMicrotask(() => process.nextTick(resolve)));
}

/** `begin` goes together with the first question, and what was written last with the end. */
function transactionOn(client: PoolClient, line: Line, database: Database): OpenTransaction {
  line.later(command('begin'));
  let isOver = false;
  const end = async (statement: 'commit' | 'rollback') => {
    if (isOver) return;
    isOver = true;
    if (statement === 'rollback') line.forget();
    const ended = await line.ask(command(statement)).catch(giveBack);
    client.release();
    // What one of its statements has broken, a transaction does not keep.
    if (ended.command !== statement.toUpperCase()) throw new Error('the transaction was rolled back');
  };
  /** Where the database has answered, and does not end the connection with that, it is as good as before. */
  const giveBack = async (error: unknown): Promise<never> => {
    const isWhole =
      error instanceof DatabaseError &&
      error.severity === 'ERROR' &&
      // What failed was sent together with the end, which was passed over for that.
      (await line.ask(command('rollback')).then(
        () => true,
        () => false,
      ));
    client.release(!isWhole);
    throw error;
  };
  return { database, settle: line.settle, commit: () => end('commit'), rollback: () => end('rollback') };
}

function command(sql: string): Statement {
  return { sql, parameters: [], isFixed: false };
}

function resultOf<Row>({ rows, count }: Answer): QueryResult<Row> {
  return { rows: rows as Row[], numAffectedRows: count };
}

/** Statements that connections know by a name, which they parse and plan once. */
interface Statements {
  named(sql: string): string;
  /** Other names from now on. */
  renew(): void;
}

function createStatements(): Statements {
  let generation = 0;
  const names = new Map<string, string>();
  return {
    named(sql) {
      const name = names.get(sql) ?? `pivot ${generation} ${names.size}`;
      names.set(sql, name);
      return name;
    },
    renew() {
      generation += 1;
      names.clear();
    },
  };
}

function sendTo(client: PoolClient | Pool, statements: Statements): Send {
  return async <Row>(sql: string, parameters: readonly unknown[]) => {
    try {
      const query = { name: statements.named(sql), text: sql, values: [...parameters] };
      const { rows, rowCount } = await client.query<Row & QueryResultRow>(query);
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (error) {
      if (isStale(error)) statements.renew();
      throw error;
    }
  };
}

/** A newer issuer has given a table another column: what was planned before gives other rows now (0A000). */
function isStale(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === '0A000' && error.message.includes('cached plan');
}

/** Kysely over a connection that somebody else has begun a transaction on. */
function dialectOn(line: Line): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
      return resultOf<Row>(await line.ask({ sql, parameters, isFixed: false }));
    },
    streamQuery: refuse,
  };
  const nothing = () => Promise.resolve();
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createDriver: () => ({
      init: nothing,
      acquireConnection: () => Promise.resolve(connection),
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      releaseConnection: nothing,
      destroy: nothing,
    }),
  };
}

function refuse(): never {
  throw new Error('the transaction is not kysely’s');
}

/** How to connect, for a pool or a connection of its own. */
export function connectionTo(settings: PostgresqlSettings): PoolConfig {
  const { host, port, database, user, passwordFile } = settings;
  return {
    host,
    port,
    database,
    user,
    // Without a file: $PGPASSWORD, or what the server knows of the system's user behind a socket.
    ...(passwordFile !== undefined && { password: readPassword(passwordFile) }),
    ssl: tlsOf(settings),
    application_name: 'pivot-issuer',
    // The system asks machines from which nothing comes whether they are still there, also while a long statement runs.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: Math.min(10, settings.answerSeconds) * 1000,
    statement_timeout: 60_000,
    // An issuer that hangs, or whose machine is gone, lets go of what it holds.
    idle_in_transaction_session_timeout: 30_000,
    types: { getTypeParser: parserOf },
  };
}

/**
 * Whether it will be different the next time: serialisation failure, deadlock, or a row that somebody else has added in
 * between (SQLSTATE 40001, 40P01, 23505).
 */
export function isClash(error: unknown): boolean {
  return isStale(error) || (error instanceof DatabaseError && ['40001', '40P01', '23505'].includes(error.code ?? ''));
}

/**
 * Whether the database is away: it ends the connection, lets nobody in, has no room, takes too long, or reads only since
 * another one has taken its place (classes 08, 53, 57 and 58 of SQLSTATE, 25006); or the connection broke, which is said
 * in words alone.
 */
export function isAway(error: unknown): boolean {
  if (error instanceof DatabaseError) {
    return error.severity !== 'ERROR' || /^(08|53|57|58|25006)/.test(error.code ?? '');
  }
  return (
    error instanceof Error && ('syscall' in error || error.message === silent || brokenConnection.test(error.message))
  );
}

const brokenConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** A text has a character that the database's encoding has not (SQLSTATE 22021). */
export function isForeignText(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === '22021';
}

/** A column was left without a value that has to have one (SQLSTATE 23502). */
export function isEmpty(error: unknown, table: string, column: string): boolean {
  return error instanceof DatabaseError && error.code === '23502' && error.table === table && error.column === column;
}

function readPassword(file: string): string {
  return readOwnerOnlyFile(file)
    .toString('utf8')
    .replace(/[\r\n]+$/, '');
}

/** Unencrypted only where nobody is on the way: a socket or this machine itself. */
function tlsOf({ host, tls }: PostgresqlSettings): PoolConfig['ssl'] {
  if (tls === undefined && isHere(host)) return false;
  const ca = tls?.caFile === undefined ? {} : { ca: readFileSync(tls.caFile, 'utf8') };
  return { ...ca, rejectUnauthorized: true, ...(isIP(host) === 0 && { servername: host }) };
}

function isHere(host: string): boolean {
  return host.startsWith('/') || ['localhost', '127.0.0.1', '::1'].includes(host);
}
