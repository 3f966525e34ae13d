// SPDX-License-Identifier: Apache-2.0
// `rotate-recovery-key`.

import { report } from '../audit/chain.ts';
import { readPassphrase } from '../ca/protected-key.ts';
import { rotateRecoveryKey } from '../mail/key-archive.ts';
import { takeAlone } from './alone.ts';
import type { Call, Command } from './command.ts';
import { print, printJson } from './output.ts';
import { withStore } from './stored.ts';

/** The command. */
export const recoveryKeyCommands: readonly Command[] = [
  {
    usage: 'rotate-recovery-key',
    summary: 'seal the encryption keys of mail under a new key; no issuer of this store may be running',
    run: rotate,
  },
];

async function rotate(call: Call): Promise<number> {
  const configuration = call.configuration();
  const { dataFolder, caPassphraseFile } = configuration;
  const passphrase = caPassphraseFile === undefined ? undefined : readPassphrase(caPassphraseFile);
  const lock = await takeAlone(configuration, { othersToo: true });
  try {
    const keys = await withStore(call, async (store) => {
      const count = await rotateRecoveryKey(store, dataFolder, passphrase);
      await store.transaction((records) => report(records, Date.now(), 'recoveryKey.rotated', { keys: count }));
      return count;
    });
    return call.isSet('json') ? printJson({ keys }) : print(`${keys} keys are kept under a new recovery key.\n`);
  } finally {
    passphrase?.fill(0);
    lock.release();
  }
}
