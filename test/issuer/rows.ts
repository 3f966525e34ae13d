// SPDX-License-Identifier: Apache-2.0

import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The rows of a query, as another program sees them. */
function queryRows(dataFolder: string, sql: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(path.join(dataFolder, 'pivot.sqlite'), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

/** The details of all audit rows of one event, in order. */
export function auditRows(dataFolder: string, event: string): readonly Record<string, unknown>[] {
  const rows = queryRows(dataFolder, 'select event, details from audit order by sequence');
  return rows.filter((row) => row.event === event).map(({ details }) => JSON.parse(String(details)));
}
