// SPDX-License-Identifier: Apache-2.0
// `accounts erase`: what could tell who a person was goes for good.

import { eraseAccount, examineErasure, type NotErasable, purgeRemains } from '../accounts/erasure.ts';
import { type Holdings, type PersonalKind, personalKinds } from '../accounts/erasure-record.ts';
import { findRows } from '../audit/search.ts';
import type { Account } from '../login/accounts.ts';
import { type Store, StoreUnavailable } from '../records.ts';
import type { Call, Command } from './command.ts';
import { complain, print, printJson, printTable, timeText } from './output.ts';
import { withOne } from './stored.ts';

/** The command; the caller adds how an account is chosen. */
export const eraseCommand: Command = {
  usage: 'accounts erase ACCOUNT',
  summary:
    'erase for good who the person of an ended account was: what goes, and what stays without a name, is listed. There is ' +
    'no way back',
  options: {
    'dry-run': { summary: 'say what would go and what would stay, and change nothing' },
    'destroy-mail-keys': {
      summary: 'also keys for mail that are kept for the person: nobody can ever read mail to them again',
    },
  },
  run: (call) => withOne(call, (store, account) => erase(call, store, account)),
};

async function erase(call: Call, store: Store, account: Account): Promise<number> {
  const dryRun = call.isSet('dry-run');
  // Who asks what would go is told of the keys for mail, too.
  const order = { now: Date.now(), withMailKeys: dryRun || call.isSet('destroy-mail-keys') };
  const outcome = await store.transaction(async (records) => {
    if (!dryRun) return eraseAccount(records, account.id, order);
    const examined = await examineErasure(records, account.id, order);
    return examined.ok ? { ...examined, value: examined.value.holdings } : examined;
  });
  if (!outcome.ok) {
    // Whoever has erased it may have been killed before the rest.
    if (outcome.failure === 'erasedBefore') await purge(store);
    return refuse(call, account, outcome.failure);
  }
  const auditRows = await countAuditRows(store, account);
  const isPurged = dryRun || (await purge(store));
  const { lastEnd } = outcome.value;
  if (call.isSet('json')) {
    printJson({ account: account.id, dryRun, isPurged, ...describe(outcome.value, auditRows) });
    return isPurged ? 0 : 1;
  }
  print(dryRun ? `Nothing was changed. Of ${account.identifier}:\n` : `${account.identifier} is erased for good.\n`);
  printTable(['WHAT', 'NUMBER', 'BECOMES', 'WHY'], [...going(outcome.value), ...staying(outcome.value, auditRows)]);
  print(`\n${afterwards(account, lastEnd)}`);
  return isPurged ? 0 : complain(notPurged);
}

/** Rows of the audit log that are about the account, and those that name its person. */
interface AuditRows {
  readonly about: number;
  readonly naming: number;
}

async function countAuditRows(store: Store, { id, identifier, name, email }: Account): Promise<AuditRows> {
  const names = [identifier, name, email].flatMap((text) => (text ? [JSON.stringify(text).slice(1, -1)] : []));
  let [about, naming] = [0, 0];
  for await (const { details } of findRows(store, {})) {
    const isNaming = names.some((text) => details.toLowerCase().includes(text.toLowerCase()));
    if (isNaming) naming += 1;
    if (isNaming || details.includes(id)) about += 1;
  }
  return { about, naming };
}

function refuse(call: Call, account: Account, failure: NotErasable): number {
  if (!call.isSet('json')) return complain(`${account.identifier} was not erased: ${sentences[failure]}`);
  printJson({ account: account.id, failure });
  return 1;
}

const sentences = {
  unknown: 'it is not there any more.',
  notEnded: 'the account has not ended. accounts end ACCOUNT comes first: it revokes for good what the person has.',
  unsettled:
    'what the account had is not revoked yet. A running issuer does so within seconds of its end: start it, or try again.',
  hasMailKeys:
    'keys for mail are kept for it. With them, mail that was encrypted to the person can never be read again, by nobody. ' +
    'Where that is meant: --destroy-mail-keys',
  erasedBefore: 'it was erased before.',
} as const satisfies Record<NotErasable, string>;

/** It is done all the same, by the issuer or by the next call. */
async function purge(store: Store): Promise<boolean> {
  try {
    await purgeRemains(store);
    return true;
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}

const notPurged =
  'What was erased may still lie in unused parts of pivot.sqlite: it was in use, or its disk has too little room. A running ' +
  'issuer tries again every minute.';

function describe(holdings: Holdings, auditRows: AuditRows) {
  const { serialNumbers, keyHashes, lastEnd } = holdings;
  const erased = Object.fromEntries(personalKinds.map((kind) => [kind, holdings[kind]]));
  const until = lastEnd === undefined ? {} : { certificatesEnd: timeText(lastEnd) };
  return {
    erased,
    stays: { serialNumbers, keyHashes, auditRows: auditRows.about, ...until },
    naming: auditRows.naming,
  };
}

type Row = readonly [what: string, count: string, becomes: string, why: string];

function going(holdings: Holdings): readonly Row[] {
  const kinds = personalKinds.map((kind): Row => {
    const [what, why] = words[kind];
    const count = holdings[kind];
    return [what, String(count), 'erased', count > 0 ? why : ''];
  });
  return [['name, identifier, address, groups', '1', 'erased', 'the account’s id stays'], ...kinds];
}

const words = {
  visits: ['visits', ''],
  signIns: ['sign-ins by code', ''],
  cards: ['cards that were seen', 'with their certificates'],
  phones: ['phones', 'with names, keys and push subscriptions'],
  certificates: ['certificates', 'with the name in them, also those that have not ended'],
  activations: ['activations', 'with names of phones and keys'],
  mailKeys: ['keys for mail', 'mail to them can never be read again'],
  notifications: ['messages to the person', 'with the links in them'],
  uses: ['last uses of credentials', 'with addresses'],
} as const satisfies Record<PersonalKind, readonly [string, string]>;

function staying({ serialNumbers, keyHashes }: Holdings, { about, naming }: AuditRows): readonly Row[] {
  const audit = 'none can go without the others failing to verify';
  return [
    [
      'serial numbers, with revocations',
      String(serialNumbers),
      'stays',
      'CRL and OCSP say so; no number is given again',
    ],
    ['hashes of keys', String(keyHashes), 'stays', 'a key that was this person’s comes for nobody else'],
    ['a hash of the identifier', '1', 'stays', 'rules of the configuration do not let the person in again'],
    ['rows in the audit log', String(about), 'stays', audit],
    [
      'of which name the person',
      String(naming),
      'stays',
      naming > 0 ? 'written by earlier versions, or before the account was' : '',
    ],
  ];
}

function afterwards({ id }: Account, lastEnd: number | undefined): string {
  const ends = lastEnd === undefined ? '' : `The last certificate ends at ${timeText(lastEnd)} (UTC). `;
  return (
    `${ends}Backups that were made before still have everything. Keep the id ${id}: after such a backup was restored, ` +
    'accounts erase has to be called again with it.\n'
  );
}
