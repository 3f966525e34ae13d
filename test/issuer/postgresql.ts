// SPDX-License-Identifier: Apache-2.0
// Debian's PostgreSQL, started by the tests themselves: a cluster in a temporary folder, reached by a Unix socket alone.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

/** A database server of its own. */
export interface Cluster {
  /** The folder of its socket: what `store.postgresql.host` is. */
  readonly socket: string;
  /** Ends it at once, as a crash would: those connected are told nothing. */
  halt(): Promise<void>;
  /** Starts it again on what it had. */
  resume(): Promise<void>;
  /** Ends it at once and removes its folder. */
  stop(): Promise<void>;
}

/** `safe`: what was committed survives a loss of power, as in production; tests need not pay for that. */
export async function startCluster({ safe = false } = {}): Promise<Cluster> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-pg-'));
  const owner = serverUser();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const programs = newestPrograms();
  const data = path.join(folder, 'data');
  const sync = safe ? [] : ['--no-sync'];
  const initdb = ['--pgdata', data, '--username', 'pivot', '--auth', 'trust', '--encoding', 'UTF8', '--no-locale'];
  execFileSync(path.join(programs, 'initdb'), [...initdb, ...sync], { ...owner, cwd: folder, stdio: 'pipe' });
  const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];
  const settings = [`unix_socket_directories=${folder}`, 'listen_addresses=', 'max_connections=200'];
  const options = [...settings, ...(safe ? [] : fast)].flatMap((setting) => ['-c', setting]);
  const launch = async () => {
    const launched = spawn(path.join(programs, 'postgres'), ['-D', data, ...options], {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    await waitUntilItAnswers(launched, folder);
    return launched;
  };
  let server = await launch();
  const halt = async () => {
    if (server.exitCode === null && server.kill('SIGQUIT')) await once(server, 'exit');
  };
  return {
    socket: folder,
    halt,
    async resume() {
      server = await launch();
    },
    async stop() {
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Root cannot run the server; Debian's package brings the user that can. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function newestPrograms(): string {
  const root = '/usr/lib/postgresql';
  const [newest] = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  if (newest === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql');
  return path.join(root, newest, 'bin');
}

async function waitUntilItAnswers(server: ChildProcess, socket: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`);
    const client = new Client({ host: socket, user: 'pivot', database: 'postgres' });
    // The server may not listen yet, or say that it is starting up.
    const answers = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end();
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
