// SPDX-License-Identifier: Apache-2.0
// What is done aside of the event loop: what others send is read there, and their signatures are verified. No private key
// takes part, and nothing of what is given or answered is more than values.

import { readRequest, readRequestBytes } from '../enrolment/request.ts';
import { verifyTokenSignature } from '../login/token.ts';
import { sealEnvelope } from '../scep/envelope.ts';
import { examineMessage } from '../scep/examination.ts';

const tasks = { readRequest, readRequestBytes, verifyTokenSignature, examineMessage, sealEnvelope } as const;

type Tasks = typeof tasks;

/** Does one of the tasks for an address, after those that were asked for before; addresses take turns. */
export type Aside = <Name extends keyof Tasks>(
  address: string,
  name: Name,
  ...given: Parameters<Tasks[Name]>
) => Promise<ReturnType<Tasks[Name]>>;

/** One task with what it is given. */
export interface Order {
  readonly name: keyof Tasks;
  readonly given: readonly unknown[];
}

/** Does one task at once. */
export function perform({ name, given }: Order): unknown {
  // `Aside` has seen to it that these belong together.
  const task = tasks[name] as (...given: readonly unknown[]) => unknown;
  return task(...given);
}

/** Does tasks where they are asked for: for an issuer whom few ask. */
export const here: Aside = async (_address, name, ...given) =>
  perform({ name, given }) as ReturnType<Tasks[typeof name]>;
