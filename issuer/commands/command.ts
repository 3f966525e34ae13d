// SPDX-License-Identifier: Apache-2.0
// What a command of `npm run issuer -- …` is, and how it is found and called.

import { parseArgs } from 'node:util';
import type { Configuration } from '../config.ts';

/** One command. */
export interface Command {
  /** As it is typed, such as `accounts show ACCOUNT`: words in capitals stand for what the administrator gives. */
  readonly usage: string;
  readonly summary: string;
  /** Options beside the common ones. */
  readonly options?: Readonly<Record<string, CommandOption>>;
  /** Returns the exit code. Throws with a sentence for the administrator. */
  run(call: Call): Promise<number> | number;
}

/** An option: a switch, or one with a value, whose name for the help is given. */
export interface CommandOption {
  readonly value?: string;
  readonly summary: string;
}

/** A command as it was called. */
export interface Call {
  /** What stands for the capitals of `usage`. */
  readonly given: readonly string[];
  option(name: string): string | undefined;
  isSet(name: string): boolean;
  /** The configuration from file, environment and options. Throws a UsageError when it cannot be used. */
  configuration(): Configuration;
}

/** The command line is wrong: exit code 2. */
export class UsageError extends Error {}

/** Options that every command has. */
export const commonOptions: Readonly<Record<string, CommandOption>> = {
  config: { value: 'FILE', summary: 'the configuration, JSON; otherwise $PIVOT_CONFIG' },
  data: { value: 'FOLDER', summary: 'the data folder; otherwise $PIVOT_DATA, or the configuration’s' },
  json: { summary: 'answer in JSON, for programs' },
  help: { summary: 'show this help' },
};

/** The command that these arguments call, and with what; undefined when there is none. */
export function findCommand(commands: readonly Command[], args: readonly string[]): Command | undefined {
  const words = wordsIn(commands, args);
  const fits = (command: Command) => wordsOf(command).every((word, index) => words[index] === word);
  return commands.filter(fits).sort((a, b) => wordsOf(b).length - wordsOf(a).length)[0];
}

/** What of the arguments is neither an option nor an option's value: `--config FILE accounts list` is `accounts list`. */
export function wordsIn(commands: readonly Command[], args: readonly string[]): readonly string[] {
  const options = Object.assign({}, ...commands.map((command) => typesOf(command)));
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: false }).positionals;
}

/** Reads a command's arguments. Throws a UsageError for unknown options and a wrong number of arguments. */
export function readCall(command: Command, args: readonly string[]) {
  const options = typesOf(command);
  const { values, positionals } = parse(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  const given = positionals.slice(wordsOf(command).length);
  if (values.help !== true && given.length !== capitalsOf(command).length) {
    throw new UsageError(
      `The command takes ${capitalsOf(command).join(' and ') || 'no arguments'}.\n\n${describeCommand(command)}`,
    );
  }
  const option = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  return { given, option, isSet: (name: string) => values[name] === true };
}

/** A command's own help. */
export function describeCommand({ usage, summary, options = {} }: Command): string {
  return `${usage}\n  ${summary}\n\n${describeOptions({ ...options, ...commonOptions })}`;
}

/** Options, one a line. */
export function describeOptions(options: Readonly<Record<string, CommandOption>>): string {
  const lines = Object.entries(options).map(([name, { value = '', summary }]) => {
    return `  ${`--${name} ${value}`.trimEnd().padEnd(26)}${summary}\n`;
  });
  return lines.join('');
}

/** A command's options as parseArgs wants them. */
function typesOf(command: Command): Record<string, { readonly type: 'string' | 'boolean' }> {
  const known = Object.entries({ ...commonOptions, ...command.options });
  return Object.fromEntries(known.map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }]));
}

function wordsOf({ usage }: Command): readonly string[] {
  return usage.split(' ').filter((word) => word === word.toLowerCase());
}

function capitalsOf({ usage }: Command): readonly string[] {
  return usage.split(' ').filter((word) => word !== word.toLowerCase());
}

function parse<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'the arguments cannot be read');
  }
}
