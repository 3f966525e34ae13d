// SPDX-License-Identifier: Apache-2.0
// Settings from the environment. Each has the name of its place in the configuration: `station.port` is
// PIVOT_STATION_PORT, `activationSeconds` is PIVOT_ACTIVATION_SECONDS. Lists are written with commas or as JSON.

import * as z from 'zod';
import { configuration } from './config.ts';
import { settingTexts } from './setting-texts.ts';

/** The part of a JSON schema that matters here. */
interface Schema {
  readonly description?: string | undefined;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** The settings that the environment has, in the shape of the configuration; not checked yet. */
export function settingsFromEnvironment(environment: NodeJS.ProcessEnv): object {
  return collect(configurationSchema(), 'PIVOT', environment) ?? {};
}

/** The names of all variables that are settings. */
export function environmentNames(schema: Schema = configurationSchema(), prefix = 'PIVOT'): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, below]) => {
    const variable = variableName(prefix, name);
    return below.properties ? environmentNames(below, variable) : [variable];
  });
}

/** The JSON schema of the configuration as it is written, with a text for each setting. */
export function describedSchema(): object {
  return describe(configurationSchema(), '');
}

/** The places of all settings, such as `station.port`. */
export function settingNames(schema: Schema = configurationSchema(), prefix = ''): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, below]) => {
    return below.properties ? settingNames(below, `${prefix}${name}.`) : [`${prefix}${name}`];
  });
}

/** The data folder has its default from the command; zod does not say so. */
function configurationSchema(): Schema {
  const schema = z.toJSONSchema(configuration, { io: 'input' });
  return { ...schema, title: 'Configuration of the Pivot issuer', required: undefined } as Schema;
}

function describe(schema: Schema, place: string): Schema {
  if (!schema.properties) return { description: settingTexts[place], ...schema };
  const below = Object.entries(schema.properties).map(([name, part]) => {
    return [name, describe(part, place === '' ? name : `${place}.${name}`)] as const;
  });
  return { ...schema, properties: Object.fromEntries(below) };
}

function collect(schema: Schema, prefix: string, environment: NodeJS.ProcessEnv): object | undefined {
  const found = Object.entries(schema.properties ?? {}).flatMap(([name, below]) => {
    const variable = variableName(prefix, name);
    const text = environment[variable];
    const value = below.properties ? collect(below, variable, environment) : text && readValue(below, text);
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function variableName(prefix: string, name: string): string {
  return `${prefix}_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** What cannot be read is left as the text that it is: the configuration's check says what is wrong with it. */
function readValue({ type }: Schema, text: string): unknown {
  if (type === 'string') return text;
  const json = parseJson(text);
  if (type === 'array' && json === undefined) return text.split(',').map((part) => part.trim());
  return json ?? text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
