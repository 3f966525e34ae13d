// SPDX-License-Identifier: Apache-2.0
// Where the policy stands, and what can be said of it before its schema is loaded, which takes as long as all else that
// comes before Chromium: whether it is right is settled while Chromium starts (startup.ts).

import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { StationTask } from '../options.ts';

/** The system path of the policy: only an administrator writes there. */
export function systemPolicyFile(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  switch (platform) {
    case 'win32':
      return path.win32.join(environment.ProgramData ?? 'C:\\ProgramData', 'Pivot', 'policy.json');
    case 'darwin':
      return '/Library/Application Support/Pivot/policy.json';
    default:
      return '/etc/pivot/policy.json';
  }
}

/** Where a policy is looked for. */
export interface PolicyPlace {
  readonly file: string;
  /** The file was named on the command line: it has to exist, and may belong to anybody. */
  readonly named: boolean;
  /** The user that a file at the system's path, and its folder, belong to: root, where nothing else is said. */
  readonly administrator?: number;
}

/** Where the policy of this station is looked for. */
export function policyPlace(
  { policyFile }: StationTask,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): PolicyPlace {
  return { file: policyFile ?? systemPolicyFile(platform, environment), named: policyFile !== undefined };
}

/**
 * Whether pages may be read aloud here, by the file as it stands: Chromium has to know it before it starts. A file that
 * is wrong elsewhere may say so too; under it nothing is opened.
 */
export function readsAloud({ options }: StationTask, { file }: PolicyPlace): boolean {
  const opened = readWhole(file, largestPolicy);
  const policy = opened.ok ? parseJson(opened.value.content) : opened;
  const kiosk = policy.ok ? memberOf(policy.value, 'kiosk') : undefined;
  const isKiosk = options.kiosk || memberOf(kiosk, 'enabled') === true;
  return isKiosk && memberOf(kiosk, 'speech') !== 'off';
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Far more than a policy, or the roots of an organisation, need. */
export const largestPolicy = 1_048_576;

/** What is in a file, and whose it is. */
export interface WholeFile extends Owned {
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Whom a file belongs to, and who may do what with it. */
export interface Owned {
  readonly uid: number;
  readonly mode: number;
}

/** Reads a file that is one and no larger than it may be. Content and owner are of one open file. */
export function readWhole(file: string, largest: number): Result<WholeFile, string> {
  try {
    // Not waiting, because a pipe would be waited for until somebody writes. Windows has no such flag, and no such pipes.
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const status = fstatSync(descriptor);
      if (!status.isFile()) return failed('it is no file');
      if (status.size > largest) return failed(`it is larger than ${largest / 1_024} KiB`);
      const { uid, mode } = status;
      return ok({ content: new Uint8Array(readFileSync(descriptor)), uid, mode });
    } finally {
      closeSync(descriptor);
    }
  } catch (cause) {
    return failed(codeOf(cause));
  }
}

/** Reads a file's content as JSON. */
export function parseJson(content: Uint8Array): Result<unknown, string> {
  try {
    // Some editors begin UTF-8 with a byte order mark, which the decoder takes away.
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content)));
  } catch (cause) {
    return failed(cause instanceof Error ? cause.message : String(cause));
  }
}

/** What the system calls what went wrong. */
function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
