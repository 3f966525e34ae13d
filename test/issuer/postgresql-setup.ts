// SPDX-License-Identifier: Apache-2.0
// One PostgreSQL for all tests that run on it; each issuer makes a database of its own there.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { configuration } from '../../issuer/config.ts';
import { openStore } from '../../issuer/store/store.ts';
import { startCluster } from './postgresql.ts';
import { clusterVariable } from './test-store.ts';

/** Vitest calls this once before the tests; what it returns, after them. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  process.env[clusterVariable] = cluster.socket;
  await makeTables(cluster.socket);
  return cluster.stop;
}

/** Makes the tables once, in the database that each new one is a copy of: copied they are there much sooner. */
async function makeTables(host: string): Promise<void> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'pivot-tables-'));
  const postgresql = { host, database: 'template1', keyFile: path.join(dataFolder, 'keyfile') };
  const { store } = configuration.parse({ dataFolder, store: { postgresql } });
  await (await openStore(dataFolder, store)).close();
  rmSync(dataFolder, { recursive: true });
}
