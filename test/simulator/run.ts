// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';

/** What a program said and how it ended. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, at most 20 s, with `environment` on top of our own. */
export function run(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const options = { env: { ...process.env, ...environment }, timeout: 20_000 };
  return new Promise((resolve) => {
    const child = execFile(program, args, options, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
