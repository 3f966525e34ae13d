// SPDX-License-Identifier: Apache-2.0
// An administrator in a process of its own, with its own connection to the store of a running issuer: as the command
// line has it, but without starting anew for each step.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Result } from '../../contract/result.ts';
import type { GivenStatus } from '../../issuer/accounts/administration.ts';
import type { Credential, LifeFailure, RevocationReason } from '../../issuer/revocation/credentials.ts';

/** What the process is asked for. */
export type Task = { readonly serialNumber: string; readonly now: number } & (
  | { readonly kind: 'revoke'; readonly reason: RevocationReason }
  | { readonly kind: 'suspend' | 'resume' }
  /** The account of the credential's person. */
  | { readonly kind: 'account'; readonly status: GivenStatus }
  /** The events of the audit log that name the credential. */
  | { readonly kind: 'events' }
  /** The serial numbers that a complete CRL of this time would list, or leave out because the rest has ended. */
  | { readonly kind: 'listed' }
);

/** What came of a step of a credential's life. */
export type Life = Result<Credential, LifeFailure>;

/** An administrator at work. */
export interface Administrator {
  perform<Answer>(task: Task): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts the process for a data folder. */
export function startAdministrator(dataFolder: string): Administrator {
  const child: ChildProcess = fork(new URL('administrator-process.ts', import.meta.url), [dataFolder], {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return {
    async perform<Answer>(task: Task): Promise<Answer> {
      child.send(task);
      const [answer] = await once(child, 'message');
      return answer as Answer;
    },
    async close() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
