// SPDX-License-Identifier: Apache-2.0
// The administrator's list of accounts: a CSV file with a line for each person.

import * as z from 'zod';
import { failed, ok, type Result } from '../../contract/result.ts';
import { isEmailAddress, parseIdentifier, plainName } from '../login/accounts.ts';
import type { Store } from '../records.ts';
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
  const wrongColumn = Object.keys(table.value[0]?.fields ?? {}).find((name) => !columns.includes(name));
  if (wrongColumn !== undefined) return failed(`There is no column ${wrongColumn}; there are ${columns.join(', ')}.`);
  const rows = table.value.map((row) => readRow(row, findRoot));
  const problems = rows.flatMap((row) => (row.ok ? [] : [row.failure]));
  if (problems.length > 0) return failed(problems.join('\n'));
  const accounts = rows.flatMap((row) => (row.ok ? [row.value] : []));
  const doubled = findDoubled(accounts);
  return doubled === undefined ? ok(accounts) : failed(`${doubled} is in it twice.`);
}

/** What an import did, each as a number of accounts. */
export type ImportSummary = Readonly<Record<Listed | 'ended', number>>;

/** Takes a list over, in one transaction. `complete`: listed accounts under its roots that are not in it end. */
export function importAccounts(
  store: Store,
  accounts: readonly WantedAccount[],
  { complete, now }: { complete: boolean; now: number },
): Promise<ImportSummary> {
  return store.transaction(async (records) => {
    const summary = { added: 0, changed: 0, unchanged: 0, ended: 0 };
    for (const account of accounts) summary[await listAccount(records, account, now)] += 1;
    if (!complete) return summary;
    const listed = new Set(accounts.map(({ anchor, identifier }) => keyOf(anchor, identifier.kind, identifier.value)));
    const anchors = new Set(accounts.map(({ anchor }) => anchor));
    for (const account of await records.accounts.all()) {
      const { anchor, kind, identifier, source } = account;
      if (source !== 'list' || !anchors.has(anchor) || listed.has(keyOf(anchor, kind, identifier))) continue;
      if (await setStatus(records, account, 'ended', now)) summary.ended += 1;
    }
    return summary;
  });
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
