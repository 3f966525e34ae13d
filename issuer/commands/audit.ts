// SPDX-License-Identifier: Apache-2.0
// `audit …`: what has happened, and whether the record of it is whole.

import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { type AuditRow, onlyChain, verifyChain } from '../audit/chain.ts';
import { type AuditQuestion, findRows, namesOf, personFinder } from '../audit/search.ts';
import type { Store } from '../records.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { complain, print, printJson, printTable, timeText } from './output.ts';
import { withStore } from './stored.ts';

const filters = {
  event: { value: 'EVENT', summary: 'only this event; with a dot at the end, all of its kind: activation.' },
  account: { value: 'ACCOUNT', summary: 'only what concerns this account' },
  since: { value: 'TIME', summary: 'from this time on, such as 2026-11-23 or 2026-11-23T08:00Z' },
  until: { value: 'TIME', summary: 'before this time' },
};

/** The commands. */
export const auditCommands: readonly Command[] = [
  { usage: 'audit verify', summary: 'check that the audit log is whole, and print its last hash', run: verify },
  { usage: 'audit search', summary: 'show what has happened', options: filters, run: search },
  {
    usage: 'audit export FILE',
    summary: 'write rows with their hashes into a new file, one JSON object per line',
    options: filters,
    run: exportRows,
  },
];

function verify(call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const chain = await verifyChain(store);
    if (call.isSet('json')) {
      printJson(chain.ok ? { whole: true, ...chain.value } : { whole: false, ...chain.failure });
      return chain.ok ? 0 : 1;
    }
    if (!chain.ok) return complain(`The audit log is broken: ${brokenText(chain.failure)} was changed or removed.`);
    const { rows, chains } = chain.value;
    print(`The audit log is whole: ${rows} rows\n`);
    return printTable(
      ['CHAIN', 'ROWS', 'LAST HASH'],
      chains.map((each) => [each.chain, String(each.rows), each.lastHash]),
    );
  });
}

/** Where a chain is broken; its name matters only where there are several. */
export function brokenText({ chain, brokenAt }: { readonly chain: string; readonly brokenAt: number }): string {
  return chain === onlyChain ? `row ${brokenAt}` : `row ${brokenAt} of ${chain}`;
}

function search(call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const rows: AuditRow[] = [];
    for await (const row of findRows(store, await questionOf(call, store))) rows.push(row);
    rows.sort((a, b) => a.at - b.at);
    const find = personFinder(store);
    const found: { readonly row: AuditRow; readonly person: string | undefined }[] = [];
    for (const row of rows) found.push({ row, person: await find(row) });
    if (call.isSet('json')) return printJson(found.map(({ row, person }) => ({ ...describe(row), person })));
    const lines = found.map(({ row: { chain, sequence, at, event, details }, person = '' }) => {
      return [chain, String(sequence), timeText(at), event, person, details];
    });
    return printTable(['CHAIN', 'ROW', 'TIME (UTC)', 'EVENT', 'PERSON', 'DETAILS'], lines);
  });
}

/** The file is made new and for its owner alone: who did what is nobody else's concern. */
function exportRows(call: Call): Promise<number> {
  const [file = ''] = call.given;
  return withStore(call, async (store) => {
    const question = await questionOf(call, store);
    const descriptor = openSync(file, 'wx', 0o600);
    let count = 0;
    try {
      for await (const row of findRows(store, question)) {
        writeSync(descriptor, `${JSON.stringify(describe(row))}\n`);
        count += 1;
      }
    } catch (error) {
      // What is there looks like all that there is.
      rmSync(file);
      throw error;
    } finally {
      closeSync(descriptor);
    }
    return call.isSet('json') ? printJson({ rows: count }) : print(`${count} rows\n`);
  });
}

async function questionOf(call: Call, store: Store): Promise<AuditQuestion> {
  const account = call.option('account');
  return {
    event: call.option('event'),
    since: timeOf(call, 'since'),
    until: timeOf(call, 'until'),
    account: account === undefined ? undefined : await namesOf(store, account),
  };
}

function timeOf(call: Call, name: string): number | undefined {
  const text = call.option(name);
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new UsageError(`--${name} must be a time such as 2026-11-23 or 2026-11-23T08:00Z`);
  return time;
}

function describe({ details, at, ...row }: AuditRow) {
  return { ...row, at, time: new Date(at).toISOString(), details: JSON.parse(details) as object };
}
