// SPDX-License-Identifier: Apache-2.0
// `backup` and `restore`.

import path from 'node:path';
import { report, verifyChain } from '../audit/chain.ts';
import type { Store } from '../records.ts';
import { backUp, restore } from '../store/backup.ts';
import { brokenText } from './audit.ts';
import type { Call, Command } from './command.ts';
import { complain, print, printJson } from './output.ts';
import { withStore } from './stored.ts';

/** The commands. */
export const backupCommands: readonly Command[] = [
  {
    usage: 'backup FILE',
    summary: 'write everything, including keys, into one new file; the issuer may go on running',
    run: backUpNow,
  },
  { usage: 'restore FILE', summary: 'make a new data folder from a backup', run: restoreNow },
];

const postgresqlHasItsOwn = 'The store is PostgreSQL: back it up and restore it by its own means, see docs/scale.md.';

/** The row in the audit log comes first, so that the backup has it too. */
async function backUpNow(call: Call): Promise<number> {
  const file = path.resolve(call.given[0] ?? '');
  const { dataFolder, store: settings } = call.configuration();
  if (settings.postgresql) return complain(postgresqlHasItsOwn);
  await withStore(call, async (store) => {
    await note(store, 'store.backedUp', file);
    try {
      backUp(dataFolder, file);
    } catch (error) {
      await note(store, 'store.backupFailed', file);
      throw error;
    }
  });
  return call.isSet('json')
    ? printJson({ file })
    : print(`${file} has everything. It is as secret as the data folder.\n`);
}

async function restoreNow(call: Call): Promise<number> {
  const file = path.resolve(call.given[0] ?? '');
  const { dataFolder, store: settings } = call.configuration();
  if (settings.postgresql) return complain(postgresqlHasItsOwn);
  restore(file, dataFolder);
  return withStore(call, async (store) => {
    const chain = await verifyChain(store);
    if (!chain.ok)
      return complain(`${dataFolder} was made, but its audit log is broken: ${brokenText(chain.failure)}.`);
    await note(store, 'store.restored', file);
    if (call.isSet('json')) return printJson({ dataFolder, auditRows: chain.value.rows });
    return print(`${dataFolder} was made from it, and its audit log is whole (${chain.value.rows} rows).\n`);
  });
}

function note(store: Store, event: string, file: string): Promise<void> {
  return store.transaction((records) => report(records, Date.now(), event, { file: path.basename(file) }));
}
