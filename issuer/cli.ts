// SPDX-License-Identifier: Apache-2.0
// `npm run issuer -- <command>`: the issuer alone, and what its administrator does with it.

import { accountCommands } from './commands/accounts.ts';
import { auditCommands } from './commands/audit.ts';
import { backupCommands } from './commands/backup.ts';
import { configurationCommands } from './commands/check-config.ts';
import {
  type Command,
  commonOptions,
  describeCommand,
  describeOptions,
  findCommand,
  readCall,
  UsageError,
  wordsIn,
} from './commands/command.ts';
import { loadConfiguration } from './commands/configuration.ts';
import { credentialCommands } from './commands/credentials.ts';
import { failureText } from './commands/failure.ts';
import { initCommand } from './commands/init.ts';
import { notificationCommands } from './commands/notifications.ts';
import { complain, print } from './commands/output.ts';
import { phoneCommands } from './commands/phones.ts';
import { phraseCommand } from './commands/phrase.ts';
import { recoveryKeyCommands } from './commands/recovery-key.ts';
import { rotateKeysCommand } from './commands/rotate-keys.ts';
import { serveCommand } from './commands/serve.ts';
import { stationCommands } from './commands/stations.ts';
import { trustCommands } from './commands/trust.ts';

const commands: readonly Command[] = [
  initCommand,
  serveCommand,
  ...configurationCommands,
  ...trustCommands,
  ...accountCommands,
  ...credentialCommands,
  ...notificationCommands,
  phraseCommand,
  ...phoneCommands,
  ...stationCommands,
  ...auditCommands,
  ...backupCommands,
  ...recoveryKeyCommands,
  rotateKeysCommand,
];

// Who reads may have enough of it: `accounts list | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') complain(failureText(error));
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  complain(failureText(error));
  return error instanceof UsageError ? 2 : 1;
});

async function main(args: readonly string[]): Promise<number> {
  const command = findCommand(commands, args);
  if (!command) return explain(args);
  const options = readCall(command, args);
  if (options.isSet('help')) return print(describeCommand(command));
  return command.run({ ...options, configuration: () => loadConfiguration(options.option, process.env) });
}

/** What there is to call: all of it, or what begins as the arguments do. Only who asked for it has done nothing wrong. */
function explain(args: readonly string[]): number {
  const [word] = wordsIn(commands, args);
  const fitting = word === undefined ? commands : commands.filter(({ usage }) => usage.startsWith(`${word} `));
  if (fitting.length === 0) throw new UsageError(`There is no command "${word}". --help lists all of them.`);
  if (args.includes('--help')) return print(help(fitting));
  throw new UsageError(help(fitting));
}

function help(listed: readonly Command[]): string {
  const width = Math.max(...listed.map(({ usage }) => usage.length)) + 2;
  const lines = listed.map(({ usage, summary }) => `  ${usage.padEnd(width)}${summary}\n`);
  const about = 'A command with --help shows its own options. All settings have defaults; docs/issuer.md lists them.\n';
  return `Pivot issuer\n\n${lines.join('')}\n${describeOptions(commonOptions)}\n${about}`;
}
