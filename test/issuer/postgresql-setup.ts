// SPDX-License-Identifier: Apache-2.0
// One PostgreSQL for all tests that run on it; each issuer makes a database of its own there.

import { startCluster } from './postgresql.ts';
import { clusterVariable } from './test-store.ts';

/** Vitest calls this once before the tests; what it returns, after them. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  process.env[clusterVariable] = cluster.socket;
  return cluster.stop;
}
