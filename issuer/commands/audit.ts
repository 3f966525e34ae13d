// SPDX-License-Identifier: Apache-2.0
// `audit …`: what has happened, and whether the record of it is whole.

import { verifyChain } from '../audit/chain.ts';
import type { Call, Command } from './command.ts';
import { complain, print, printJson } from './output.ts';
import { withStore } from './stored.ts';

/** The commands. */
export const auditCommands: readonly Command[] = [
  { usage: 'audit verify', summary: 'check that the audit log is whole, and print its last hash', run: verify },
];

function verify(call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const chain = await verifyChain(store);
    if (call.isSet('json')) {
      printJson(chain.ok ? { whole: true, ...chain.value } : { whole: false, ...chain.failure });
      return chain.ok ? 0 : 1;
    }
    if (!chain.ok) return complain(`The audit log is broken: row ${chain.failure.brokenAt} was changed or removed.`);
    return print(`The audit log is whole: ${chain.value.rows} rows, the last with hash ${chain.value.lastHash}\n`);
  });
}
