// SPDX-License-Identifier: Apache-2.0
// Where a command's configuration comes from: the options, else the environment, else the file, else the defaults.

import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Configuration, readConfiguration } from '../config.ts';
import { settingsFromEnvironment } from '../environment.ts';
import { UsageError } from './command.ts';

/** Reads it. Throws a UsageError with a line for each thing that is wrong. */
export function loadConfiguration(
  option: (name: string) => string | undefined,
  environment: NodeJS.ProcessEnv,
): Configuration {
  const { source, settings } = gatherSettings(option, environment);
  const read = readConfiguration(settings);
  if (read.ok) return read.value;
  throw new UsageError(`${source} cannot be used:\n${read.failure}`);
}

/** All settings as they are written, before they are checked, and what to call where they come from. */
export function gatherSettings(
  option: (name: string) => string | undefined,
  environment: NodeJS.ProcessEnv,
): { readonly source: string; readonly settings: object } {
  const file = option('config') ?? environment.PIVOT_CONFIG;
  const written = file === undefined ? {} : readFile(file);
  const fromEnvironment = settingsFromEnvironment(environment);
  const dataFolder = option('data') ?? environment.PIVOT_DATA;
  const builtPages = path.join(import.meta.dirname, '..', '..', 'out', 'phone');
  const passphrase = path.join(environment.CREDENTIALS_DIRECTORY ?? '', 'pivot-ca-passphrase');
  const defaults = {
    dataFolder: defaultDataFolder(),
    ...(existsSync(builtPages) && { phonePages: builtPages }),
    // A systemd credential (LoadCredential=pivot-ca-passphrase:…) needs no setting.
    ...(environment.CREDENTIALS_DIRECTORY && existsSync(passphrase) && { caPassphraseFile: passphrase }),
  };
  const settings = merge(merge(defaults, written), fromEnvironment);
  const folder = dataFolder === undefined ? {} : { dataFolder };
  return { source: file ?? 'The configuration', settings: absolute({ ...settings, ...folder }) };
}

/** The same folder that the station's embedded issuer uses. */
function defaultDataFolder(): string {
  return path.join(process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config'), 'pivot', 'issuer');
}

function readFile(file: string): object {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content;
    throw new UsageError(`${file} must hold one JSON object: { … }`);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file} is not JSON: ${error.message}`);
    if (error instanceof Error && 'code' in error) throw new UsageError(`${file} cannot be read: ${error.message}`);
    throw error;
  }
}

/** Settings of `over` count before those of `under`; groups of settings are merged, lists replaced. */
function merge(under: object, over: object): object {
  const merged: Record<string, unknown> = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const before = merged[name];
    merged[name] = isGroup(before) && isGroup(value) ? merge(before, value) : value;
  }
  return merged;
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function absolute(settings: { dataFolder?: unknown }): object {
  const { dataFolder } = settings;
  return typeof dataFolder === 'string' ? { ...settings, dataFolder: path.resolve(dataFolder) } : settings;
}
