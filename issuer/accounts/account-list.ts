// SPDX-License-Identifier: Apache-2.0
// The administrator's list of accounts: a CSV file with a line for each person.

import * as z from 'zod';
import { failed, ok, type Result } from '../../contract/result.ts';
import {
  type Account,
  type AccountStatus,
  identifierText,
  isEmailAddress,
  parseIdentifier,
  plainName,
} from '../login/accounts.ts';
import type { Records, Store } from '../records.ts';
import { type Listed, listAccount, setStatus, type WantedAccount } from './administration.ts';
import { type CsvRow, readCsv } from './csv.ts';
import { groupName } from './groups.ts';

/** Finds the root that a list or a command means; a sentence when there is none or more than one. */
export type FindRoot = (text: string) => Result<string, string>;

/**
 * Reads a list. Columns: `identifier` (needed), `root`, `name`, `email`, `groups`, `status`. An empty field, or a column
 * that is left out, leaves what is there. Fails with all lines that are wrong; nothing of such a list counts.
 */
export function readAccountList(text: string, findRoot: FindRoot): Result<readonly WantedAccount[], string> {
  const table = readCsv(text);
  if (!table.ok) return table;
  const named = Object.keys(table.value[0]?.fields ?? { identifier: '' });
  const wrongColumn = named.find((name) => !columns.includes(name));
  if (wrongColumn !== undefined) return failed(`There is no column ${wrongColumn}; there are ${columns.join(', ')}.`);
  if (!named.includes('identifier')) return failed('The first line must name the column identifier.');
  const rows = table.value.map((row) => readRow(row, findRoot));
  const problems = rows.flatMap((row) => (row.ok ? [] : [row.failure]));
  if (problems.length > 0) return failed(firstOf(problems));
  const accounts = rows.flatMap((row) => (row.ok ? [row.value] : []));
  const doubled = findDoubled(accounts);
  return doubled === undefined ? ok(accounts) : failed(`${doubled} is in it twice.`);
}

/** What an import did, each as a number of accounts. */
export interface ImportSummary extends Readonly<Record<Listed | 'ended', number>> {
  /** Who is in the list without a status, and was ended or disabled before: that stays, because somebody wanted it so. */
  readonly shutOut: readonly ShutOut[];
}

/** An account whose person is not let in. */
export interface ShutOut {
  readonly account: string;
  readonly status: AccountStatus;
}

/** How a list is taken over. */
export interface ImportOrder {
  /** Listed accounts under the list's roots that are not in it end. */
  readonly complete: boolean;
  /**
   * How many may end. Without it a tenth of those that are listed, or ten: a file that was cut off would otherwise revoke
   * for good what everybody has.
   */
  readonly mayEnd?: number | undefined;
  /** Changes nothing, and tells what would change. */
  readonly dryRun?: boolean;
  readonly now: number;
}

/** Why nothing of a list was taken over: so many of so many accounts would end. */
export interface TooManyEnd {
  readonly ended: number;
  readonly listed: number;
}

/** Takes a list over, in one transaction. */
export async function importAccounts(
  store: Store,
  accounts: readonly WantedAccount[],
  order: ImportOrder,
): Promise<Result<ImportSummary, TooManyEnd>> {
  try {
    return await store.transaction(async (records) => {
      const outcome = await takeOver(records, accounts, order);
      if (order.dryRun || !outcome.ok) throw new TakenBack(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome;
    throw error;
  }
}

/** Takes back what a transaction has done, and keeps what would have come of it. */
class TakenBack extends Error {
  readonly outcome: Result<ImportSummary, TooManyEnd>;
  constructor(outcome: Result<ImportSummary, TooManyEnd>) {
    super();
    this.outcome = outcome;
  }
}

async function takeOver(
  records: Records,
  accounts: readonly WantedAccount[],
  { complete, mayEnd, now }: ImportOrder,
): Promise<Result<ImportSummary, TooManyEnd>> {
  const known = await records.accounts.all();
  const before = complete ? leavable(known, accounts) : [];
  const summary = { added: 0, changed: 0, unchanged: 0, ended: 0, shutOut: shutOut(known, accounts) };
  for (const account of accounts) summary[await listAccount(records, account, now)] += 1;
  const listed = new Set(accounts.map(({ anchor, identifier }) => keyOf(anchor, identifier.kind, identifier.value)));
  for (const account of before) {
    if (listed.has(keyOf(account.anchor, account.kind, account.identifier))) continue;
    if (await setStatus(records, account, 'ended', now)) summary.ended += 1;
  }
  const most = mayEnd ?? Math.max(10, Math.floor(before.length / 10));
  return summary.ended > most ? failed({ ended: summary.ended, listed: before.length }) : ok(summary);
}

/** The accounts of the list so far, under the roots of the new one, that can still end. */
function leavable(known: readonly Account[], accounts: readonly WantedAccount[]): readonly Account[] {
  const anchors = new Set(accounts.map(({ anchor }) => anchor));
  return known.filter(({ source, anchor, status }) => source === 'list' && anchors.has(anchor) && canEnd(status));
}

function canEnd(status: AccountStatus): boolean {
  return status === 'active' || status === 'disabled';
}

function shutOut(known: readonly Account[], accounts: readonly WantedAccount[]): readonly ShutOut[] {
  const withoutStatus = accounts.filter(({ status }) => status === undefined);
  const keys = new Set(withoutStatus.map(({ anchor, identifier: { kind, value } }) => keyOf(anchor, kind, value)));
  return known
    .filter(({ anchor, kind, identifier, status }) => status !== 'active' && keys.has(keyOf(anchor, kind, identifier)))
    .map(({ kind, identifier, status }) => ({ account: identifierText({ kind, value: identifier }), status }));
}

/** The names of groups in a text, between spaces or bars; a sentence for what is not one. */
export function readGroups(text: string): Result<readonly string[], string> {
  const groups = text.split(/[\s|]+/).filter(Boolean);
  const wrong = groups.find((group) => !groupName.safeParse(group).success);
  return wrong === undefined
    ? ok(groups)
    : failed(`${JSON.stringify(wrong)} is no name of a group: a-z, 0-9, and . _ - after the first.`);
}

const columns = ['identifier', 'root', 'name', 'email', 'groups', 'status'];
const statuses = z.enum(['active', 'disabled', 'ended']);

function readRow({ line, fields }: CsvRow, findRoot: FindRoot): Result<WantedAccount, string> {
  const at = (sentence: string) => failed(`Line ${line}: ${sentence}`);
  const identifier = parseIdentifier(fields.identifier ?? '');
  if (!identifier) return at('the identifier must be a UPN, email:ADDRESS or urn:uuid:UUID.');
  const root = findRoot(fields.root ?? '');
  if (!root.ok) return at(root.failure);
  const groups = readGroups(fields.groups ?? '');
  if (!groups.ok) return at(groups.failure);
  const status = fields.status ? statuses.safeParse(fields.status) : undefined;
  if (status?.success === false) return at('the status must be active, disabled or ended.');
  if (fields.email && !isEmailAddress(fields.email))
    return at('the email must be an address such as person@example.org.');
  const name = fields.name || undefined;
  if (name !== undefined && name !== plainName(name))
    return at('the name must be on one line, without control characters.');
  return ok({
    anchor: root.value,
    identifier,
    name,
    email: fields.email || undefined,
    groups: fields.groups ? groups.value : undefined,
    status: status?.data,
  });
}

/** Where a whole column is wrong, the first lines say so. */
function firstOf(problems: readonly string[]): string {
  const shown = problems.slice(0, 20);
  const more = problems.length - shown.length;
  return [...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

function findDoubled(accounts: readonly WantedAccount[]): string | undefined {
  const seen = new Set<string>();
  for (const { anchor, identifier } of accounts) {
    const key = keyOf(anchor, identifier.kind, identifier.value);
    if (seen.has(key)) return identifier.value;
    seen.add(key);
  }
  return undefined;
}

function keyOf(anchor: string, kind: string, value: string): string {
  return `${anchor} ${kind} ${value}`;
}
