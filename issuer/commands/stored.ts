// SPDX-License-Identifier: Apache-2.0
// What commands that work on the store share.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { FindRoot } from '../accounts/account-list.ts';
import { readTrustFiles } from '../anchors/import.ts';
import { type Account, parseIdentifier } from '../login/accounts.ts';
import type { Store } from '../records.ts';
import { openStore, settlePractice } from '../store/store.ts';
import type { Call } from './command.ts';
import { namingOperator, userName } from './operator.ts';
import { complain } from './output.ts';

/**
 * Opens the store of the call's data folder for as long as `work` takes. It may be in use by a running issuer. One that is
 * not there is made only with `make`, and said to be new: who forgot `--config` would otherwise look into an empty one.
 */
export async function withStore<Value>(
  call: Call,
  work: (store: Store) => Promise<Value>,
  { make = false } = {},
): Promise<Value> {
  const { dataFolder, practice, store: settings } = call.configuration();
  const isThere = settings.postgresql !== undefined || existsSync(path.join(dataFolder, 'pivot.sqlite'));
  if (!isThere && !make) throw new Error(noStoreText(dataFolder));
  if (!isThere) console.error(`${dataFolder} is new: a store was made in it.`);
  const store = namingOperator(await openStore(dataFolder, settings));
  try {
    if (practice) await settlePractice(store, practice);
    return await work(store);
  } finally {
    await store.close();
  }
}

function noStoreText(dataFolder: string): string {
  return (
    `${dataFolder} has no store, or the user ${userName()} may not see it. Say by --config or --data which issuer is ` +
    'meant; init makes a new one.'
  );
}

/** Opens the store for the account that a command means; there may be several of one name under different roots. */
export async function withOne(call: Call, work: (store: Store, account: Account) => Promise<number>): Promise<number> {
  const [text = ''] = call.given;
  const root = fingerprintDigits(call.option('root') ?? '');
  return withStore(call, async (store) => {
    const identifier = parseIdentifier(text);
    const found = await store.transaction(async (records) => {
      const byId = await records.accounts.get(text);
      if (byId || !identifier) return byId ? [byId] : [];
      return (await records.accounts.named(identifier.value)).filter(({ kind }) => kind === identifier.kind);
    });
    const [account, ...more] = found.filter(({ anchor }) => anchor.startsWith(root));
    if (!account) return complain(`There is no account ${text}.`);
    if (more.length > 0) return complain(`There are several accounts ${text}: say which, by --root or by its id.`);
    return work(store, account);
  });
}

/** Finds roots among those that are trusted, by their SHA-256 or its beginning; without a text the only one there is. */
export async function rootFinder(call: Call, store: Store): Promise<FindRoot> {
  const { trustFiles, practice } = call.configuration();
  const configured = readTrustFiles(trustFiles, practice, Date.now());
  const stored = await store.transaction((records) => records.trusted.all());
  const anchors = [...stored, ...configured].filter(({ kind }) => kind === 'anchor');
  const roots = [...new Map(anchors.map((anchor) => [anchor.fingerprint, anchor.subject]))];
  const listed = roots.map(([fingerprint, subject]) => `  ${fingerprint.slice(0, 16)}  ${subject}`).join('\n');
  return (text) => {
    const wanted = fingerprintDigits(text);
    const found = roots.filter(([fingerprint]) => fingerprint.startsWith(wanted));
    const [only] = found;
    if (only && found.length === 1 && (wanted === '' || wanted.length >= 8)) return ok(only[0]);
    if (roots.length === 0) return failed('no root is trusted yet: trust FILE comes first.');
    return failed(`say which root, by the beginning of its SHA-256 (8 characters or more). There are\n${listed}`);
  };
}

/** A root with the accounts under it. It may be trusted no more, so it is looked for where its accounts are. */
export async function accountsUnder(
  store: Store,
  text: string,
): Promise<Result<{ readonly root: string; readonly accounts: readonly Account[] }, string>> {
  const wanted = fingerprintDigits(text);
  const accounts = (await store.read((records) => records.accounts.all())).filter(({ anchor }) =>
    anchor.startsWith(wanted),
  );
  const [root, ...more] = new Set(accounts.map(({ anchor }) => anchor));
  if (root && more.length === 0 && wanted.length >= 8) return ok({ root, accounts });
  return failed(
    'Say which root, by 8 characters or more of its SHA-256: accounts list shows the beginnings of those that have accounts.',
  );
}

/** A SHA-256, or its beginning, as it is kept: OpenSSL and others write it with colons. */
export function fingerprintDigits(text: string): string {
  return text.replaceAll(':', '').toLowerCase();
}
