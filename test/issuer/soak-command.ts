// SPDX-License-Identifier: Apache-2.0
// `npm run soak`: the issuer killed under load, on each store.

import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startCluster } from './postgresql.ts';
import { type SoakResult, soak } from './soak.ts';

const help = `Usage: npm run soak -- [options] [sqlite] [postgresql]

Kills the issuer by SIGKILL at random moments under load, starts it again, and looks for what is lost or doubled.
Prints one JSON object on the last line. Exit code 1 if something was wrong.

  --rounds N   how often it is killed, on each store (200 if not given)
  --seed N     of the moments; a random one is taken, and printed, if not given
  --help       this text`;

const stores: Readonly<Record<string, (settings: { rounds: number; seed: number }) => Promise<SoakResult>>> = {
  sqlite: (settings) => soak({ ...settings, cluster: undefined, tell: console.error }),
  async postgresql(settings) {
    const cluster = await startCluster({ safe: true });
    try {
      return await soak({ ...settings, cluster: cluster.socket, tell: console.error });
    } finally {
      await cluster.stop();
    }
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) console.log(help);
else process.exitCode = await run(positionals.length > 0 ? positionals : Object.keys(stores));

async function run(names: readonly string[]): Promise<number> {
  const settings = { rounds: Number(values.rounds ?? 200), seed: Number(values.seed ?? randomInt(2 ** 31)) };
  const results: Record<string, SoakResult> = {};
  for (const name of names) {
    console.error(`${name}, seed ${settings.seed}`);
    const start = stores[name];
    if (!start) throw new Error(`there is no store "${name}": ${Object.keys(stores).join(', ')}`);
    results[name] = await start(settings);
  }
  console.log(JSON.stringify({ seed: settings.seed, ...results }));
  return Object.values(results).every(({ problems }) => problems.length === 0) ? 0 : 1;
}
