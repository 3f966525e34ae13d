// SPDX-License-Identifier: Apache-2.0
// The way on which issuers behind one PostgreSQL tell each other what has changed (LISTEN and NOTIFY). Nothing depends on
// it but how soon a station hears of something: what has happened is in the database.

import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Link } from '../activation/hub.ts';
import { connectionTo, giveUpWhenSilent } from './postgresql.ts';
import type { PostgresqlSettings } from './settings.ts';

const channel = 'pivot_changes';
/** How the connections of running issuers are called in the database, before the issuer's name. */
const program = 'pivot-issuer ';
const retryMilliseconds = 1_000;
/** What changes within so long is told together: each telling is a transaction, and wakes everybody who listens. */
const gatherMilliseconds = 20;

/** An issuer that runs: by the file `instance` of its data folder, and where it is. */
export interface RunningInstance {
  readonly name: string;
  readonly address: string;
}

/** The issuers that have this database open now. */
export async function runningIssuers(settings: PostgresqlSettings): Promise<readonly RunningInstance[]> {
  const client = new Client(connectionTo(settings));
  // What was asked fails with it.
  client.on('error', () => undefined);
  await client.connect();
  giveUpWhenSilent(client.connection, settings.answerSeconds * 1000);
  try {
    const { rows } = await client.query<RunningInstance>(
      `select substr(application_name, $2) as name, coalesce(host(client_addr), 'the machine of the database') as address
       from pg_stat_activity where datname = current_database() and starts_with(application_name, $1) order by name`,
      [program, program.length + 1],
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** Opens it, with a connection of its own that is replaced when it breaks. `name` is this issuer's. */
export async function openLink(
  settings: PostgresqlSettings,
  name: string,
): Promise<Link & { readonly close: () => Promise<void> }> {
  const patience = settings.answerSeconds * 1000;
  let client: Client | undefined;
  let closed = false;
  let tell: (id: string | undefined) => void = () => undefined;
  const news = new Set<string>();
  let connecting: Promise<void> = connect();
  await connecting;
  // Who only listens does not notice that the other end is gone: it is asked, and given up when it does not answer.
  const asking = setInterval(() => client?.query('select').catch(() => undefined), patience);
  return {
    send(id) {
      if (news.size === 0) setTimeout(tellOthers, gatherMilliseconds);
      news.add(id);
    },
    listen(listener) {
      tell = listener;
    },
    async close() {
      closed = true;
      clearInterval(asking);
      tellOthers();
      if (client) giveUpWhenSilent(client.connection, patience);
      await client?.end();
      await connecting;
    },
  };

  /** Who does not hear of it looks by itself within seconds. */
  function tellOthers(): void {
    if (news.size === 0) return;
    const payloads = [...news].map((id) => `${name} ${id}`);
    news.clear();
    const query = { name: 'tell', text: 'select pg_notify($1, payload) from unnest($2::text[]) payload' };
    client?.query({ ...query, values: [channel, payloads] }).catch(() => undefined);
  }

  async function connect(): Promise<void> {
    while (!closed) {
      const application_name = `${program}${name}`;
      // By pipelining, a question that is not answered in time ends the connection.
      const silence = { query_timeout: patience, pipeline: true };
      const fresh = new Client({ ...connectionTo(settings), application_name, ...silence });
      fresh.on('error', () => undefined);
      fresh.on('notification', ({ payload = '' }) => {
        const [from, id] = payload.split(' ');
        if (from !== name) tell(id);
      });
      fresh.on('end', () => {
        if (client !== fresh) return;
        client = undefined;
        connecting = connect();
      });
      try {
        await fresh.connect();
        await fresh.query(`listen ${channel}`);
        if (closed) return await fresh.end();
        client = fresh;
        tell(undefined);
        return;
      } catch {
        await fresh.end().catch(() => undefined);
        await pause(retryMilliseconds);
      }
    }
  }
}
