// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitest/config';

/** What the issuer does with its store, whichever it is: these run on SQLite, and again on PostgreSQL. */
const onEachStore = [
  'test/issuer/{accounts,activation,card-checks,concurrency,credential-types,enrolment,erasure}.test.ts',
  'test/issuer/{limits,login,monitoring,restart,soak}.test.ts',
  'test/scep/scep.test.ts',
];

/** What needs several issuers behind one database. */
const onPostgresql = [
  'test/issuer/{audit-chains,ended-connections,prepared-statements,meetings,several-issuers,silent-database,store-away}.test.ts',
];

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // As in playwright.config.ts: tests wait for disks, readers and processes.
    maxWorkers: 3,
    // As in playwright.config.ts: the reporter names what passed at the second try.
    retry: process.env.CI ? 1 : 0,
    projects: [
      { extends: true, test: { name: 'all', include: ['test/**/*.test.{ts,tsx}'], exclude: onPostgresql } },
      {
        extends: true,
        test: {
          name: 'postgresql',
          include: [...onEachStore, ...onPostgresql],
          env: { TEST_STORE: 'postgresql' },
          globalSetup: 'test/issuer/postgresql-setup.ts',
        },
      },
    ],
  },
});
