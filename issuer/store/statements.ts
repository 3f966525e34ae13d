// SPDX-License-Identifier: Apache-2.0
// Statements that are asked again and again. Building one with kysely and turning it into SQL takes several times as long
// as the database takes to answer it: so that is done once for each shape, with slots for what is given.

import { type Compilable, type Dialect, Kysely, type QueryResult } from 'kysely';
import type { Tables } from './tables.ts';

/** Sends a statement with its parameters to the database, before it returns. */
export type Send = <Row>(sql: string, parameters: readonly unknown[]) => Promise<QueryResult<Row>>;

/**
 * The same for a statement of which nothing is wanted but that it be done. It may wait to be sent along with the next
 * one, or with the end of the transaction, which then fails if it does.
 */
export type Write = (sql: string, parameters: readonly unknown[], claim?: Claim) => Promise<void>;

/**
 * `contested`: another transaction, which has not ended, may have changed the same, without either having taken hold of
 * it; the statement then waits for its end.
 */
export type Claim = 'contested' | undefined;

/** A database as kysely knows it, and the direct ways for statements that are SQL already. */
export type Database = Kysely<Tables> & { readonly send: Send; readonly write: Write };

/** A database behind a dialect; `send` and `write` must lead to where the dialect leads. */
export function openDatabase(dialect: Dialect, send: Send, write: Write = writeBy(send)): Database {
  return Object.assign(new Kysely<Tables>({ dialect }), { send, write });
}

function writeBy(send: Send): Write {
  return async (sql, parameters) => {
    await send(sql, parameters);
  };
}

/**
 * A statement that is compiled at its first use. `build` may put what is given into it as values, or rows as a whole
 * (`values`, `set`), and must not look at them: for each number of values and set of columns it is called once, with
 * slots in their place.
 */
export function prepared<Given extends readonly unknown[], Row>(
  database: Database,
  build: (...given: Given) => Compilable<Row>,
): (...given: Given) => Promise<QueryResult<Row>> {
  const find = templates(build);
  return (...given) => {
    const template = find(given);
    return database.send<Row>(template.sql, fill(template, given));
  };
}

/** The same for a statement of which nothing is wanted but that it be done (see `Write`). */
export function preparedWrite<Given extends readonly unknown[]>(
  database: Database,
  build: (...given: Given) => Compilable<unknown>,
  claim?: Claim,
): (...given: Given) => Promise<void> {
  const find = templates(build);
  return (...given) => {
    const template = find(given);
    return database.write(template.sql, fill(template, given), claim);
  };
}

/** The same for a statement of which one row is wanted. */
export function preparedRow<Given extends readonly unknown[], Row>(
  database: Database,
  build: (...given: Given) => Compilable<Row>,
): (...given: Given) => Promise<Row | undefined> {
  const ask = prepared(database, build);
  return async (...given) => (await ask(...given)).rows[0];
}

/** The same for a statement of which all rows are wanted. */
export function preparedRows<Given extends readonly unknown[], Row>(
  database: Database,
  build: (...given: Given) => Compilable<Row>,
): (...given: Given) => Promise<readonly Row[]> {
  const ask = prepared(database, build);
  return async (...given) => (await ask(...given)).rows;
}

/** The columns in which a row differs from what it was. */
export function changedColumns<Row extends object>(row: Row, before: Row | undefined): Partial<Row> {
  if (!before) return row;
  const columns = Object.keys(row) as (keyof Row)[];
  return Object.fromEntries(
    columns.filter((column) => !isSame(row[column], before[column])).map((column) => [column, row[column]]),
  ) as Partial<Row>;
}

/** Where something that is given goes: all of it, or a column of it. */
class Slot {
  readonly index: number;
  readonly column: string | undefined;
  constructor(index: number, column?: string) {
    this.index = index;
    this.column = column;
  }
}

interface Template {
  readonly sql: string;
  /** Slots, and what is always the same. */
  readonly parameters: readonly unknown[];
}

/** Finds the template for what is given. */
function templates<Given extends readonly unknown[]>(build: (...given: Given) => Compilable<unknown>) {
  const known = new Map<string, Template>();
  return (given: Given): Template => {
    const shape = shapeOf(given);
    const template = known.get(shape) ?? compile(build, given);
    known.set(shape, template);
    return template;
  };
}

function compile<Given extends readonly unknown[]>(
  build: (...given: Given) => Compilable<unknown>,
  given: Given,
): Template {
  const slots = given.map((value, index) => {
    if (!isRow(value)) return new Slot(index);
    return Object.fromEntries(Object.keys(value).map((column) => [column, new Slot(index, column)]));
  });
  const { sql, parameters } = build(...(slots as unknown as Given)).compile();
  return { sql, parameters };
}

function fill({ parameters }: Template, given: readonly unknown[]): readonly unknown[] {
  return parameters.map((parameter) => {
    if (!(parameter instanceof Slot)) return parameter;
    const { index, column } = parameter;
    return column === undefined ? given[index] : (given[index] as Readonly<Record<string, unknown>>)[column];
  });
}

function shapeOf(given: readonly unknown[]): string {
  let shape = `${given.length};`;
  for (const value of given) if (isRow(value)) shape += `${Object.keys(value).join()};`;
  return shape;
}

function isRow(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0;
  return a === b;
}
