// SPDX-License-Identifier: Apache-2.0

import * as z from 'zod';

/** Where everything is remembered. */
export const storeSettings = z
  .strictObject({
    /** Instead of a SQLite database in the data folder: for several issuers. */
    postgresql: z
      .strictObject({
        /** A host name, an address, or the folder of a Unix socket. */
        host: z.string().min(1).default('/var/run/postgresql'),
        port: z.number().int().min(1).max(65_535).default(5432),
        database: z.string().min(1).default('pivot'),
        user: z.string().min(1).default('pivot'),
        passwordFile: z.string().min(1).optional(),
        /** TLS is used wherever the database is not on this machine. Its certificate is always checked. */
        tls: z.strictObject({ caFile: z.string().min(1).optional() }).optional(),
        /** The passphrase under which the keys that all issuers share are sealed in the database. */
        keyFile: z.string().min(1),
        /** How many connections one issuer opens at most. */
        connections: z.number().int().min(2).max(100).default(10),
        /** For how long it may say nothing to what it is asked. */
        answerSeconds: z.number().int().min(1).max(60).default(15),
      })
      .optional(),
  })
  .prefault({});

/** Which store. */
export type StoreSettings = z.output<typeof storeSettings>;

/** How to reach PostgreSQL. */
export type PostgresqlSettings = NonNullable<StoreSettings['postgresql']>;
