// SPDX-License-Identifier: Apache-2.0
// `npm run issuer -- <command>`: the issuer alone, and what its administrator does with it.

import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { forbiddenMix, readTrustFile, trust } from './anchors/import.ts';
import { verifyChain } from './audit/chain.ts';
import { readConfiguration } from './config.ts';
import type { Store } from './records.ts';
import { startIssuer } from './serve.ts';
import { openStore, readPractice, settlePractice } from './store/store.ts';

const help = `Pivot issuer

  serve [--config FILE]     answer stations and phones until Ctrl+C
  trust FILE                trust the root and intermediate certificates in FILE (PEM, DER or PKCS#7);
                            a running issuer uses them at once
  trusted                   list what is trusted
  audit verify              check that the audit log is whole
  --help                    this text

  --data FOLDER             the data folder; otherwise $PIVOT_DATA, otherwise
                            ${defaultDataFolder()}

FILE of --config is JSON. All settings have defaults; docs/issuer.md lists them.
`;

class UsageError extends Error {}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return error instanceof UsageError ? 2 : 1;
});

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  const dataFolder = path.resolve(values.data ?? process.env.PIVOT_DATA ?? defaultDataFolder());
  const [command, argument] = positionals;
  if (values.help) return print(help);
  if (command === 'serve') return serve(values.config, values.data || process.env.PIVOT_DATA ? dataFolder : undefined);
  if (command === 'trust' && argument) return withStore(dataFolder, (store) => trustFile(store, argument));
  if (command === 'trusted') return withStore(dataFolder, listTrusted);
  if (command === 'audit' && argument === 'verify') return withStore(dataFolder, verifyAudit);
  console.error(help);
  return 2;
}

/** Throws a UsageError for an option that is not known. */
function readArguments(args: readonly string[]) {
  const options = { config: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'the arguments cannot be read');
  }
}

/** The same folder that the station's embedded issuer uses. */
function defaultDataFolder(): string {
  return path.join(process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config'), 'pivot', 'issuer');
}

async function serve(configFile: string | undefined, dataFolder: string | undefined): Promise<number> {
  const written: unknown = configFile === undefined ? {} : JSON.parse(readFileSync(configFile, 'utf8'));
  const builtPages = path.join(import.meta.dirname, '..', 'out', 'phone');
  const defaults = { dataFolder: defaultDataFolder(), ...(existsSync(builtPages) && { phonePages: builtPages }) };
  const configuration = readConfiguration({ ...defaults, ...(written as object), ...(dataFolder && { dataFolder }) });
  if (!configuration.ok) {
    console.error(`${configFile ?? 'The configuration'} cannot be used:\n${configuration.failure}`);
    return 2;
  }
  const issuer = await startIssuer(configuration.value);
  console.log(`Stations: ${issuer.stationOrigin}`);
  console.log(`Phones:   ${issuer.phoneOrigin}`);
  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await issuer.close();
  return 0;
}

async function withStore(dataFolder: string, work: (store: Store) => Promise<number>): Promise<number> {
  const store = await openStore(dataFolder);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A store that is new becomes one for real cards. */
async function trustFile(store: Store, file: string): Promise<number> {
  const read = readTrustFile(readFileSync(file), Date.now());
  if (!read.ok) return complain(`${file}: ${read.failure}`);
  const practice = (await readPractice(store)) ?? false;
  const mix = forbiddenMix(read.value, practice);
  if (mix) return complain(`${file}: ${mix}`);
  await settlePractice(store, practice);
  await trust(store, read.value);
  return print(read.value.map(({ kind, subject }) => `Trusted as ${describeKind(kind)}: ${subject}\n`).join(''));
}

async function listTrusted(store: Store): Promise<number> {
  const trusted = await store.transaction((records) => records.trusted.all());
  if (trusted.length === 0) return print('Nothing is trusted yet.\n');
  return print(
    trusted
      .map(({ kind, subject, fingerprint }) => `${describeKind(kind)}: ${subject}\n  SHA-256 ${fingerprint}\n`)
      .join(''),
  );
}

async function verifyAudit(store: Store): Promise<number> {
  const chain = await verifyChain(store);
  if (!chain.ok) return complain(`The audit log is broken: row ${chain.failure.brokenAt} was changed or removed.`);
  return print(`The audit log is whole: ${chain.value.rows} rows, the last with hash ${chain.value.lastHash}\n`);
}

function describeKind(kind: string): string {
  return kind === 'anchor' ? 'root' : 'intermediate';
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string): number {
  console.error(text);
  return 1;
}
