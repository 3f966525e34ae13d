// SPDX-License-Identifier: Apache-2.0
// `check-config` and `config-schema`.

import { checkConfiguration, type Problem } from '../config-check.ts';
import { describedSchema, environmentNames } from '../environment.ts';
import type { Call, Command } from './command.ts';
import { gatherSettings } from './configuration.ts';
import { print, printJson } from './output.ts';

/** The commands. */
export const configurationCommands: readonly Command[] = [
  {
    usage: 'check-config',
    summary: 'say what is wrong with the configuration, and what would be right; 2 when it cannot be used',
    run: check,
  },
  {
    usage: 'config-schema',
    summary: 'print the JSON schema of the configuration',
    run: () => printJson(describedSchema()),
  },
];

async function check(call: Call): Promise<number> {
  const { source, settings } = gatherSettings(call.option, process.env);
  const problems = [...(await checkConfiguration(settings)), ...unknownVariables()];
  const usable = problems.every(({ severity }) => severity !== 'error');
  if (call.isSet('json')) printJson({ usable, problems });
  else print(problems.map(describe).join('') || `${source} is right.\n`);
  return usable ? 0 : 2;
}

/** A variable that is misspelt would be passed over in silence. */
function unknownVariables(): readonly Problem[] {
  const known = new Set([...environmentNames(), 'PIVOT_CONFIG', 'PIVOT_DATA', 'PIVOT_LOG']);
  const unknown = Object.keys(process.env).filter((name) => name.startsWith('PIVOT_') && !known.has(name));
  return unknown.map((setting) => ({
    severity: 'warning',
    setting,
    problem: 'No setting has this variable.',
    remedy: `Variables are ${[...known].join(', ')}.`,
  }));
}

function describe({ severity, setting, problem, remedy }: Problem): string {
  return `${severity === 'error' ? 'Wrong' : 'Unlikely'}: ${setting}: ${problem}\n  ${remedy}\n`;
}
