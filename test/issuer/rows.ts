// SPDX-License-Identifier: Apache-2.0

import { queryRows } from './test-store.ts';

/** The details of all audit rows of one event, in order. */
export function auditRows(dataFolder: string, event: string): readonly Record<string, unknown>[] {
  const rows = queryRows(dataFolder, 'select event, details from audit order by at, chain, sequence');
  return rows.filter((row) => row.event === event).map(({ details }) => JSON.parse(String(details)));
}

/** What waits to be told to people, or was given up; the oldest first. */
export function notificationRows(dataFolder: string): readonly Record<string, unknown>[] {
  return queryRows(dataFolder, 'select kind, state, attempts, problem from notifications order by at');
}
