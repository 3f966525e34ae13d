// SPDX-License-Identifier: Apache-2.0
// The other end of administrator.ts.

import { setStatus } from '../../issuer/accounts/administration.ts';
import { onlyChain } from '../../issuer/audit/chain.ts';
import type { Records } from '../../issuer/records.ts';
import { resumeCredential, revokeCredential, suspendCredential } from '../../issuer/revocation/credentials.ts';
import { openStore } from '../../issuer/store/store.ts';
import type { Task } from './administrator.ts';

const store = await openStore(process.argv[2] ?? '');
process.on('message', (task: Task) => {
  void store.transaction((records) => perform(records, task)).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => void store.close());

async function perform(records: Records, task: Task): Promise<unknown> {
  const { serialNumber, now } = task;
  const order = { cause: 'administrator', now } as const;
  switch (task.kind) {
    case 'revoke':
      return revokeCredential(records, serialNumber, { ...order, reason: task.reason });
    case 'suspend':
      return suspendCredential(records, serialNumber, order);
    case 'resume':
      return resumeCredential(records, serialNumber, order);
    case 'account': {
      const issued = await records.issued.withSerialNumber(serialNumber);
      const account = issued && (await records.accounts.get(issued.accountId));
      return account !== undefined && setStatus(records, account, task.status, now);
    }
    case 'events': {
      const rows = await records.audit.after(onlyChain, 0, 10_000);
      return rows.filter(({ details }) => details.includes(serialNumber)).map(({ event }) => event);
    }
    case 'listed':
      return (await records.revocations.changedAfter(0, now)).map((revocation) => revocation.serialNumber);
  }
}
