// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readOrMakeOwnerOnlyFile } from './owner-only-file.ts';

/** What tells this issuer from others behind the same database: it belongs to the data folder. */
export function instanceName(dataFolder: string): string {
  const make = () => Buffer.from(`issuer-${randomBytes(4).toString('hex')}`);
  return readOrMakeOwnerOnlyFile(path.join(dataFolder, 'instance'), make).toString('utf8');
}
