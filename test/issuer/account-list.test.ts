// SPDX-License-Identifier: Apache-2.0
// The administrator's list, as spreadsheets and people write it.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ok } from '../../contract/result.ts';
import { type ImportOrder, importAccounts, readAccountList } from '../../issuer/accounts/account-list.ts';
import type { WantedAccount } from '../../issuer/accounts/administration.ts';
import { decodeText } from '../../issuer/accounts/csv.ts';
import { openStore } from '../../issuer/store/store.ts';
import { queryRows } from './test-store.ts';

const root = 'a'.repeat(64);

/** Identifiers with names, or what is wrong. */
function read(bytes: string | Uint8Array): string {
  const text = decodeText(Buffer.from(bytes));
  const list = text.ok ? readAccountList(text.value, () => ok(root)) : text;
  if (!list.ok) return list.failure;
  return list.value.map(({ identifier, name }) => `${identifier.value} ${name}`).join('\n');
}

describe('a list', () => {
  test.each([
    [
      'with a byte order mark and quotes',
      '\uFEFFidentifier,name\r\na@b.example,"Doe, ""Jo"""\r\n',
      'a@b.example Doe, "Jo"',
    ],
    ['with semicolons', 'identifier;name\na@b.example;Doe, Jo\n', 'a@b.example Doe, Jo'],
    ['with line ends of old Macs', 'identifier,name\ra@b.example,Jo\r', 'a@b.example Jo'],
    [
      'in UTF-16 with tabs',
      Buffer.from('\uFEFFidentifier\tname\r\na@b.example\tZoë\r\n', 'utf16le'),
      'a@b.example Zoë',
    ],
  ])('%s is read', (_, content, accounts) => {
    expect(read(content)).toBe(accounts);
  });

  test.each([
    ['is not UTF-8', Buffer.from('identifier,name\na@b.example,Zoë\n', 'latin1'), 'It is not in UTF-8'],
    ['begins with a person', 'a@b.example,Jo,,\n', 'The first line must name each column.'],
    ['names nobody', 'name,email\nJo,a@b.example\n', 'The first line must name the column identifier.'],
    ['has a column twice', 'identifier,name,Name\na@b.example,x,y\n', 'The column name is there twice.'],
    [
      'has a quote that does not end',
      'identifier,name\na@b.example,"x\nc@b.example,y\n',
      'Line 2 has a quote in a wrong place.',
    ],
    ['has a name on two lines', 'identifier,name\na@b.example,"x\ny"\n', 'Line 2: the name must be on one line'],
    [
      'has no address where one should be',
      'identifier,email\na@b.example,nobody\n',
      'Line 2: the email must be an address',
    ],
    ['has two addresses', 'identifier,email\na@b.example,"a@b.example, c@d.example"\n', 'Line 2: the email must be an'],
    [
      'has a line more in an address',
      'identifier,email\na@b.example,"a@b.example\r\nBcc: c@d.example"\n',
      'Line 2: the email',
    ],
    [
      'has an address that no certificate can name',
      'identifier,email\na@b.example,zoë@b.example\n',
      'Line 2: the email',
    ],
  ])('that %s is refused with a sentence', (_, content, sentence) => {
    expect(read(content)).toContain(sentence);
  });

  test('with one very long field is read to its end', () => {
    expect(read(`identifier,name\na@b.example,"${'x'.repeat(3_000_000)}"\n`)).toHaveLength(
      'a@b.example '.length + 3_000_000,
    );
  });
});

test('does not end everybody because it was cut off, and tells beforehand what it would do', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-list-'));
  const store = await openStore(folder);
  const people = Array.from({ length: 30 }, (_, index) => {
    return { anchor: root, identifier: { kind: 'userPrincipalName', value: `person${index}@b.example` } } as const;
  });
  const take = (count: number, order: Partial<ImportOrder> = {}) =>
    importAccounts(store, people.slice(0, count), { complete: true, now: 0, ...order });
  await take(30);
  expect(await take(19)).toEqual({ ok: false, failure: { ended: 11, listed: 30 } });
  expect(await take(19, { mayEnd: 11, dryRun: true })).toMatchObject({ ok: true, value: { ended: 11 } });
  // Nothing has changed so far.
  const taken = { added: 0, changed: 0, unchanged: 20, ended: 10, shutOut: [] };
  expect(await take(20)).toEqual({ ok: true, value: taken });
  expect(await take(5, { mayEnd: 15 })).toMatchObject({ ok: true, value: { ended: 15 } });
  // Nobody comes back because of a list that says nothing of it, and the summary says who.
  const back = await take(6, { complete: false });
  expect(back).toMatchObject({ value: { unchanged: 6, shutOut: [{ account: 'person5@b.example', status: 'ended' }] } });
  const asked = people.slice(0, 6).map((person) => ({ ...person, status: 'active' }) as const);
  const again = await importAccounts(store, asked, { complete: false, now: 0 });
  expect(again).toMatchObject({ value: { changed: 1, shutOut: [] } });
  // That a person is told elsewhere from now on is in the audit log, where no name stays for ever.
  const told = { ...people[0], email: 'person@b.example' } as WantedAccount;
  await importAccounts(store, [told], { complete: false, now: 0 });
  const [last] = queryRows(folder, 'select event, details from audit order by sequence desc limit 1');
  expect(last).toMatchObject({ event: 'account.changed', details: expect.stringContaining('"addressChanged":true') });
  expect(JSON.stringify(last)).not.toContain('person');
  await store.close();
  rmSync(folder, { recursive: true });
});
