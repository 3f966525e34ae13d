// SPDX-License-Identifier: Apache-2.0
// `accounts …`: who is let in.

import { readFileSync } from 'node:fs';
import {
  type ImportOrder,
  importAccounts,
  readAccountList,
  readGroups,
  type ShutOut,
  type TooManyEnd,
} from '../accounts/account-list.ts';
import { type GivenStatus, listAccount, moveAccounts, setStatus, unlock } from '../accounts/administration.ts';
import { decodeText } from '../accounts/csv.ts';
import { type Account, identifierText, isEmailAddress, parseIdentifier } from '../login/accounts.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { eraseCommand } from './erasure.ts';
import { complain, print, printJson, printTable, timeText } from './output.ts';
import { accountsUnder, rootFinder, withOne, withStore } from './stored.ts';

const root = {
  value: 'SHA256',
  summary: 'the root that vouches for them, if several are trusted: its SHA-256 or the beginning of it',
};

/** The commands. ACCOUNT is a UPN, email:ADDRESS, urn:uuid:UUID or the account's id. */
export const accountCommands: readonly Command[] = [
  {
    usage: 'accounts import FILE',
    summary: 'put the people in a CSV file on the list; its columns are identifier, root, name, email, groups, status',
    options: {
      complete: { summary: 'the file is the whole list: accounts on the list that are not in it end' },
      'may-end': {
        value: 'NUMBER',
        summary: 'how many may end this way; otherwise a tenth of those on the list, or ten',
      },
      'dry-run': { summary: 'say what would change, and change nothing' },
      root: { ...root, summary: 'the root that vouches for lines that name none' },
    },
    run: importFile,
  },
  {
    usage: 'accounts add ACCOUNT',
    summary: 'put one person on the list: a UPN, email:ADDRESS or urn:uuid:UUID',
    options: {
      root,
      name: { value: 'NAME', summary: 'until the first log-in tells it' },
      email: { value: 'ADDRESS', summary: 'the person’s mail address, unless the card names another' },
      groups: { value: 'GROUPS', summary: 'with spaces between them' },
    },
    run: add,
  },
  { usage: 'accounts list', summary: 'list all accounts', run: list },
  { usage: 'accounts show ACCOUNT', summary: 'show one account', options: { root }, run: show },
  ...(['disable', 'enable', 'end'] as const).map(statusCommand),
  { ...eraseCommand, options: { root, ...eraseCommand.options } },
  {
    usage: 'accounts move FROM TO',
    summary: 'move all accounts from a root to the one that replaces it, both by SHA-256 or its beginning',
    run: move,
  },
  {
    usage: 'accounts unlock ACCOUNT',
    summary: 'forget a person’s failed tries, so that they do not have to wait',
    options: { root },
    run: unlockOne,
  },
];

async function importFile(call: Call): Promise<number> {
  const [file = ''] = call.given;
  const order = readOrder(call);
  const text = decodeText(readFileSync(file));
  if (!text.ok) return complain(`${file} was not taken over: ${text.failure}`);
  return withStore(call, async (store) => {
    const find = await rootFinder(call, store);
    const accounts = readAccountList(text.value, (named) => find(named || (call.option('root') ?? '')));
    if (!accounts.ok) return complain(`${file} was not taken over:\n${accounts.failure}`);
    if (accounts.value.length === 0) return complain(`${file} was not taken over: nobody is in it.`);
    const taken = await importAccounts(store, accounts.value, order);
    if (!taken.ok) return complain(`${file} was not taken over: ${tooManyText(taken.failure)}`);
    if (call.isSet('json')) return printJson(taken.value);
    const { shutOut, ...counts } = taken.value;
    const parts = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
    print(`${order.dryRun ? 'Nothing was changed. It would be: ' : ''}${parts.join(', ')}\n`);
    return print(shutOutText(shutOut));
  });
}

function readOrder(call: Call): ImportOrder {
  const mayEnd = call.option('may-end');
  if (mayEnd !== undefined && !/^\d{1,9}$/.test(mayEnd)) throw new UsageError('--may-end must be a number of accounts');
  return {
    complete: call.isSet('complete'),
    mayEnd: mayEnd === undefined ? undefined : Number(mayEnd),
    dryRun: call.isSet('dry-run'),
    now: Date.now(),
  };
}

function tooManyText({ ended, listed }: TooManyEnd): string {
  return (
    `${ended} of ${listed} listed accounts would end, and whatever their people have would be revoked for good. ` +
    `Is the file whole? Where that is meant: --may-end ${ended}`
  );
}

/** Nobody is let in again unasked: the list may be older than what was decided about them. */
function shutOutText(people: readonly ShutOut[]): string {
  if (people.length === 0) return '';
  const shown = people.slice(0, 20).map(({ account, status }) => `  ${account} stays ${status}\n`);
  const more = people.length > shown.length ? `  and ${people.length - shown.length} more\n` : '';
  const [isOne, count] = [people.length === 1, people.length];
  return (
    `${count} of these ${isOne ? 'was' : 'were'} shut out before, and the file gives no status:\n${shown.join('')}${more}` +
    `${letInText} The status active in the file does the same.\n`
  );
}

const letInText =
  'accounts enable ACCOUNT lets a person in again. What was revoked when the account ended stays revoked: a phone is set ' +
  'up anew.';

async function add(call: Call): Promise<number> {
  const [text = ''] = call.given;
  const identifier = parseIdentifier(text);
  const groups = readGroups(call.option('groups') ?? '');
  if (!identifier)
    throw new UsageError('ACCOUNT must be a UPN such as person@example.org, email:ADDRESS or urn:uuid:UUID');
  if (!groups.ok) throw new UsageError(groups.failure);
  const email = call.option('email');
  if (email !== undefined && !isEmailAddress(email))
    throw new UsageError('--email must be an address such as person@example.org');
  return withStore(call, async (store) => {
    const anchor = (await rootFinder(call, store))(call.option('root') ?? '');
    if (!anchor.ok) return complain(anchor.failure);
    const wanted = { anchor: anchor.value, identifier, name: call.option('name'), email };
    const listed = call.option('groups') === undefined ? wanted : { ...wanted, groups: groups.value };
    const { what, status } = await store.transaction(async (records) => {
      const done = await listAccount(records, listed, Date.now());
      return { what: done, status: (await records.accounts.find(listed.anchor, identifier))?.status };
    });
    if (call.isSet('json')) return printJson({ [what]: 1, status });
    print(`${identifierText(identifier)}: ${what}\n`);
    return print(status === 'active' ? '' : `The account stays ${status}. ${letInText}\n`);
  });
}

function list(call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const accounts = await store.transaction((records) => records.accounts.all());
    if (call.isSet('json')) return printJson(accounts.map(describe));
    const rows = accounts.map((account) => {
      const { name, status, source, groups, anchor } = describe(account);
      return [identifierText(identifierOf(account)), name, status, source, groups.join(' '), anchor.slice(0, 16)];
    });
    return printTable(['ACCOUNT', 'NAME', 'STATUS', 'FROM', 'GROUPS', 'ROOT'], rows);
  });
}

function show(call: Call): Promise<number> {
  return withOne(call, async (_store, account) => {
    const described = describe(account);
    if (call.isSet('json')) return printJson(described);
    const rows = Object.entries(described).map(([name, value]) => [name, String(value ?? '')]);
    return printTable(['WHAT', 'VALUE'], rows);
  });
}

function statusCommand(verb: 'disable' | 'enable' | 'end'): Command {
  const status = (
    { disable: 'disabled', enable: 'active', end: 'ended' } as const satisfies Record<string, GivenStatus>
  )[verb];
  const summary = {
    disable: 'shut a person out for a while: visits end, credentials are suspended',
    enable: 'let a person in again: what was suspended with the account is resumed',
    end: 'shut a person out who is gone: visits end, credentials are revoked for good',
  }[verb];
  return {
    usage: `accounts ${verb} ACCOUNT`,
    summary,
    options: { root },
    run: (call) =>
      withOne(call, async (store, account) => {
        if (account.status === 'erased') return complain(`${account.id} was erased: it has no person any more.`);
        const changed = await store.transaction(async (records) => {
          const now = await records.accounts.get(account.id);
          return now !== undefined && setStatus(records, now, status, Date.now());
        });
        if (call.isSet('json')) return printJson({ account: account.id, status, changed });
        return print(`${account.identifier} ${changed ? 'is now' : 'was already'} ${status}\n`);
      }),
  };
}

function move(call: Call): Promise<number> {
  const [fromText = '', toText = ''] = call.given;
  return withStore(call, async (store) => {
    const to = (await rootFinder(call, store))(toText);
    if (!to.ok) return complain(to.failure);
    const from = await accountsUnder(store, fromText);
    if (!from.ok) return complain(`FROM: ${from.failure}`);
    const { root: old } = from.value;
    const summary = await store.transaction((records) => moveAccounts(records, old, to.value, Date.now()));
    if (call.isSet('json')) return printJson(summary);
    return print(`${summary.moved} moved, ${summary.left} left: TO has an account of that name already\n`);
  });
}

function unlockOne(call: Call): Promise<number> {
  return withOne(call, async (store, account) => {
    await store.transaction((records) => unlock(records, account, Date.now()));
    return call.isSet('json') ? printJson({ account: account.id }) : print(`${account.identifier} is unlocked\n`);
  });
}

function identifierOf({ kind, identifier }: Account) {
  return { kind, value: identifier };
}

function describe({ createdAt, endedAt, ...account }: Account) {
  const { id, identifier, kind, name, email, status, source, groups, anchor } = account;
  const ended = endedAt === undefined ? {} : { ended: timeText(endedAt) };
  return { id, identifier, kind, name, email, status, source, groups, anchor, created: timeText(createdAt), ...ended };
}
