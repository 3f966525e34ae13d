// SPDX-License-Identifier: Apache-2.0
// What a command says when something goes wrong that it did not see coming.

import { StoreUnavailable } from '../records.ts';
import { userName } from './operator.ts';

/** The sentence for the administrator. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return failureText(error.errors[0]);
  if ('syscall' in error && error.syscall === 'connect') return `The database cannot be reached: ${error.message}`;
  if (error instanceof StoreUnavailable) return `The store cannot be used: ${failureText(error.cause)}`;
  const sentence = systemSentences[codeOf(error)];
  if (sentence === undefined) return error.message;
  const place = 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
  return `${place}${sentence()}`;
}

/** What the system calls by a code alone. */
const systemSentences: Readonly<Record<string, () => string>> = {
  ENOENT: () => 'there is no such file or folder.',
  EISDIR: () => 'that is a folder, not a file.',
  ENOTDIR: () => 'one part of it is a file, not a folder.',
  EEXIST: () => 'that is there already, and is not written over.',
  EACCES: () => `the user ${userName()} may not do that.`,
  EPERM: () => `the user ${userName()} may not do that.`,
  EROFS: () => 'nothing can be written there.',
  ENOSPC: () => 'the disk has no room left.',
};

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
