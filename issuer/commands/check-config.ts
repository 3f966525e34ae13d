// SPDX-License-Identifier: Apache-2.0
// `check-config` and `config-schema`.

import { checkConfiguration, type Problem } from '../config-check.ts';
import { describedSchema } from '../environment.ts';
import type { Call, Command } from './command.ts';
import { gatherSettings } from './configuration.ts';
import { print, printJson } from './output.ts';
import { unknownVariables } from './variables.ts';

/** The commands. */
export const configurationCommands: readonly Command[] = [
  {
    usage: 'check-config',
    summary: 'check the configuration, and say how to correct it; exit code 2 if it cannot be used',
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
  const problems = [...(await checkConfiguration(settings)), ...unknownVariables(process.env)];
  const usable = problems.every(({ severity }) => severity !== 'error');
  if (call.isSet('json')) printJson({ usable, problems });
  else print(problems.map(describe).join('') || `${source} is right.\n`);
  return usable ? 0 : 2;
}

function describe({ severity, setting, problem, remedy }: Problem): string {
  return `${severity === 'error' ? 'Wrong' : 'Warning'}: ${setting}: ${problem}\n  ${remedy}\n`;
}
