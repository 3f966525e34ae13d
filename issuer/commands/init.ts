// SPDX-License-Identifier: Apache-2.0
// `init`: an issuer for an organisation, from nothing. It asks nothing and overwrites nothing.

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Configuration, ConfigurationInput } from '../config.ts';
import { keyFiles } from '../owner-only-file.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { loadConfiguration } from './configuration.ts';
import { complain, print, printJson } from './output.ts';

/** The command. */
export const initCommand: Command = {
  usage: 'init FILE',
  summary: 'make a new issuer: a configuration FILE, and the data folder with store and CA',
  options: {
    organisation: { value: 'NAME', summary: 'the name on pages and in certificates; needed' },
    host: {
      value: 'NAME',
      summary: 'the name by which stations and phones reach this machine; otherwise it serves only itself',
    },
  },
  run: init,
};

async function init(call: Call): Promise<number> {
  const organisation = call.option('organisation');
  if (organisation === undefined) throw new UsageError('init needs --organisation NAME');
  const file = path.resolve(call.given[0] ?? '');
  const { dataFolder } = configurationOf({ data: call.option('data') });
  const taken = [...(existsSync(file) ? [file] : []), ...(hasData(dataFolder) ? [dataFolder] : [])];
  if (taken.length > 0) return complain(`Already there: ${taken.join(' and ')}. Nothing was made.`);
  const settings: ConfigurationInput = { organisation, dataFolder, ...listeners(call.option('host')) };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, undefined, 2)}\n`, { flag: 'wx' });
  try {
    const origins = await startOnce(configurationOf({ config: file }));
    const made = { configuration: file, dataFolder, authority: path.join(dataFolder, 'ca.pem'), ...origins };
    return call.isSet('json') ? printJson(made) : print(describe(made));
  } catch (error) {
    rmSync(file);
    throw error;
  }
}

/** What the environment says counts, but for another configuration. */
function configurationOf(options: Readonly<Record<string, string | undefined>>): Configuration {
  return loadConfiguration((name) => options[name], { ...process.env, PIVOT_CONFIG: undefined });
}

function hasData(folder: string): boolean {
  return existsSync(folder) && (existsSync(path.join(folder, 'pivot.sqlite')) || keyFiles(folder).length > 0);
}

function listeners(host: string | undefined): Pick<ConfigurationInput, 'station' | 'phone'> {
  if (host === undefined) return {};
  const listener = (port: number) => ({ host: '0.0.0.0', port, origin: `https://${host.toLowerCase()}:${port}` });
  return { station: listener(8444), phone: listener(8443) };
}

/** Its first start makes all that it needs; nobody can reach it yet. */
async function startOnce(configuration: Configuration) {
  const { station, phone, est, revocation } = configuration;
  const alone = { host: '127.0.0.1', port: 0 };
  const [{ startIssuer }, { pino }] = await Promise.all([import('../serve.ts'), import('pino')]);
  const log = pino({ level: 'silent' });
  const settled = {
    ...configuration,
    station: { ...station, ...alone },
    phone: { ...phone, ...alone },
    est: { ...est, clientPort: undefined },
    revocation: { ...revocation, httpPort: undefined },
  };
  const issuer = await startIssuer(settled, { log });
  await issuer.close();
  const originOf = ({ origin, port }: Configuration['station']) => origin ?? `https://localhost:${port}`;
  return { stationOrigin: originOf(station), phoneOrigin: originOf(phone) };
}

interface Made {
  readonly configuration: string;
  readonly dataFolder: string;
  readonly authority: string;
  readonly stationOrigin: string;
  readonly phoneOrigin: string;
}

function describe({ configuration, dataFolder, authority, stationOrigin, phoneOrigin }: Made): string {
  const command = (words: string) => `     npm run issuer -- ${words} --config ${configuration}\n`;
  return [
    `Made ${configuration}\nand  ${dataFolder}, with the store and the CA’s key: back it up, and let nobody read it.\n\n`,
    'What comes next:\n',
    '  1. Trust the roots and intermediates of your cards (PEM):\n',
    command('trust roots.pem'),
    '  2. Say who is let in: one person, or a list.\n',
    command('accounts add person@example.org'),
    '  3. See whether something is missing.\n',
    command('check-config'),
    '  4. Start it.\n',
    command('serve'),
    `  5. Give each station’s policy issuer.address ${stationOrigin}\n`,
    `     and issuer.trustFile, a copy of ${authority}\n`,
    `     Phones are led to ${phoneOrigin}. They know its certificate only where "tls" names one that they trust.\n\n`,
    'docs/issuer.md has all settings.\n',
  ].join('');
}
