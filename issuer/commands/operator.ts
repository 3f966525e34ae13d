// SPDX-License-Identifier: Apache-2.0
// Who calls a command: the audit log names the person behind what an administrator does.

import os from 'node:os';
import { reportedBy } from '../audit/chain.ts';
import type { Store } from '../records.ts';

/** The same store, whose rows in the audit log name who has called the command. */
export function namingOperator(store: Store): Store {
  const operator = operatorName(process.env);
  return { ...store, transaction: (work) => store.transaction((records) => work(reportedBy(records, operator))) };
}

/** The user that this process runs as; a container may have one without a name. */
export function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return String(process.getuid?.());
  }
}

/** With the one who has taken another's rights by sudo. */
function operatorName({ SUDO_USER: before }: NodeJS.ProcessEnv): string {
  return before === undefined || before === userName() ? userName() : `${before} as ${userName()}`;
}
