// SPDX-License-Identifier: Apache-2.0

import { statfs } from 'node:fs/promises';

/** The write-ahead log of SQLite alone takes some megabytes before it is taken up (`wal_autocheckpoint`). */
const needed = 16 * 1024 * 1024;

/** Whether the disk of a folder has room left for so many bytes. */
export async function hasRoom(folder: string, bytes = needed): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= bytes;
}
