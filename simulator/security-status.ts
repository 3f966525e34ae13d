// SPDX-License-Identifier: Apache-2.0
// What the card remembers between commands (SP 800-73-5 part 1, 3.5), until its power goes.

import type { CommandApdu } from './apdu.ts';
import type { Answer } from './card.ts';
import type { PivContents } from './piv-contents.ts';

/** The security status of one card. */
export interface SecurityStatus {
  selected: 'nothing' | 'piv' | 'cardManager';
  /** The references of the PINs that were verified. */
  readonly verified: Set<number>;
  /** The administrator proved to have the management key. */
  administrator: boolean;
  /** What a command leaves for the one right after it. */
  justNow: JustNow;
}

/** What holds for the next command alone. */
export interface JustNow {
  /** A PIN was verified: "PIN always" asks for VERIFY right before (SP 800-73-5 part 1, 3.5). */
  readonly pinVerified?: true;
  /** The bytes that prove that the administrator has the management key. */
  readonly proof?: Uint8Array;
}

/** One of the application's commands. `before` is what the command right before left. */
export type RunCommand = (
  command: CommandApdu,
  contents: PivContents,
  status: SecurityStatus,
  before: JustNow,
) => Answer;

/** The status after power-on. */
export function freshStatus(): SecurityStatus {
  return { selected: 'nothing', verified: new Set(), administrator: false, justNow: {} };
}

/** Whether the PIN does not have to be given: any one of the card's PINs satisfies the access rules. */
export function isPinVerified({ verified }: SecurityStatus): boolean {
  return verified.size > 0;
}
