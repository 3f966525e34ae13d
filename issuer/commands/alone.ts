// SPDX-License-Identifier: Apache-2.0

import type { Configuration } from '../config.ts';
import type { PostgresqlSettings } from '../store/settings.ts';
import { type FolderLock, lockFolder } from '../store/sqlite.ts';

/**
 * Takes the data folder for a command beside which no issuer may run; with `othersToo` none of those either that share
 * its database. Throws with a sentence that says which do.
 */
export async function takeAlone(
  { dataFolder, store: { postgresql } }: Configuration,
  { othersToo }: { readonly othersToo: boolean },
): Promise<FolderLock> {
  const lock = lockFolder(dataFolder);
  try {
    const others = postgresql && othersToo ? await findOthers(postgresql) : [];
    if (others.length > 0) {
      const names = others.map(({ name, address }) => `${name} (${address})`).join(', ');
      throw new Error(
        `Of the issuers that share this database there still run: ${names}. Stop all of them, then start this command ` +
          'again, on one machine; the others fetch what is new when they start.',
      );
    }
    return lock;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The database's driver is loaded only where it is used. */
async function findOthers(settings: PostgresqlSettings) {
  const { runningIssuers } = await import('../store/link.ts');
  return runningIssuers(settings);
}
