// SPDX-License-Identifier: Apache-2.0
// Statements that go to PostgreSQL in one piece and are answered in one, by the extended query protocol with a single Sync
// at their end (PostgreSQL's manual, 55.2.3 and 55.2.4): after an error the rest is passed over. The driver ends each
// statement with a Sync of its own, at which the database answers each, and either process wakes the other again and again.

import type { Connection, FieldDef, PoolClient, Submittable } from 'pg';

/** A statement with its parameters; `isFixed` where it is one of few, which the connection prepares once. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly isFixed: boolean;
}

/** What came of a statement. */
export interface Answer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** What was done, as the database says it: `INSERT`, `COMMIT`. */
  readonly command: string;
  /** How many rows it was done to. */
  readonly count: bigint;
}

/** Sends statements over a connection, and resolves to the answer to each; fails as the first of them fails. */
export type SendBatch = (statements: readonly Statement[]) => Promise<ReadonlyMap<Statement, Answer>>;

/** Makes a value of the text that the database sends, by the number of its type. */
export type ParserOf = (type: number) => (text: string) => unknown;

/** For a connection, which serves one transaction at a time. */
export function batchesOver(client: PoolClient, parserOf: ParserOf): SendBatch {
  const plans = new Map<string, Plan>();
  return (statements) => {
    const planned = statements.map((statement) => {
      const { sql, parameters, isFixed } = statement;
      return { statement, plan: isFixed ? planFor(plans, sql) : unnamed(sql), values: parameters.map(toWire) };
    });
    return new Promise((resolve, reject) => {
      const failed = (error: unknown) => {
        // Which of them the database has prepared, and whether that still holds, is not known any more.
        for (const plan of plans.values()) plan.isKnown = false;
        reject(error);
      };
      client.query(createBatch(planned, parserOf, resolve, failed));
    });
  };
}

/** A statement as the connection knows it: prepared under a name, or without one, to be parsed each time. */
interface Plan {
  readonly name: string;
  readonly sql: string;
  /** Of its rows, once the database has described them. */
  fields: readonly FieldDef[];
  isKnown: boolean;
}

function planFor(plans: Map<string, Plan>, sql: string): Plan {
  const plan = plans.get(sql) ?? { ...unnamed(sql), name: `batch ${plans.size}` };
  plans.set(sql, plan);
  return plan;
}

function unnamed(sql: string): Plan {
  return { name: '', sql, fields: [], isKnown: false };
}

interface Planned {
  readonly statement: Statement;
  readonly plan: Plan;
  readonly values: (Buffer | string | null)[];
}

/** What the driver calls as answers come, which they do in the order of the statements. */
function createBatch(
  planned: readonly Planned[],
  parserOf: ParserOf,
  answered: (answers: ReadonlyMap<Statement, Answer>) => void,
  failed: (error: unknown) => void,
): Submittable & BatchListener {
  const answers = new Map<Statement, Answer>();
  let rows: Record<string, unknown>[] = [];
  /** What the next message is about. */
  const current = () => planned[answers.size];
  return {
    submit(connection) {
      connection.stream.cork();
      for (const { plan, values } of planned) send(connection, plan, values);
      connection.sync();
      connection.stream.uncork();
    },
    handleRowDescription({ fields }) {
      const plan = current()?.plan;
      if (plan) plan.fields = fields;
    },
    handleDataRow({ fields: values }) {
      const row: Record<string, unknown> = {};
      current()?.plan.fields.forEach(({ name, dataTypeID }, index) => {
        const value = values[index] ?? null;
        row[name] = value === null ? null : parserOf(dataTypeID)(value);
      });
      rows.push(row);
    },
    handleCommandComplete({ text }) {
      const { command = '', count = '0' } = /^(?<command>\w+).*?(?<count>\d+)?$/.exec(text)?.groups ?? {};
      const statement = current()?.statement;
      if (statement) answers.set(statement, { rows, command, count: BigInt(count) });
      rows = [];
    },
    handleError: failed,
    handleReadyForQuery: () => answered(answers),
  };
}

/** The driver's words for the messages of the protocol. */
interface BatchListener {
  handleRowDescription(message: { readonly fields: readonly FieldDef[] }): void;
  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleError(error: unknown): void;
  handleReadyForQuery(): void;
}

function send(connection: Connection, plan: Plan, values: Planned['values']): void {
  const { name, sql, isKnown } = plan;
  // A name that may have been given before is taken back, which is no error where it was not.
  if (!isKnown && name !== '') connection.close({ type: 'S', name }, true);
  if (!isKnown) connection.parse({ name, text: sql, types: [] }, true);
  connection.bind({ statement: name, values }, true);
  if (!isKnown) connection.describe({ type: 'P' }, true);
  connection.execute(null, true);
  plan.isKnown = name !== '';
}

/** Bytes as they are, everything else as text. */
function toWire(value: unknown): Buffer | string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return String(value);
}
