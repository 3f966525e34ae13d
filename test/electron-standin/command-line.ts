// SPDX-License-Identifier: Apache-2.0

/** Electron's command line: `electron [-r file] [switches] <app> [arguments]`. */
interface CommandLine {
  /** Files of `-r`, to load before the app. */
  readonly required: readonly string[];
  /** `--name=value` and `--name`, wherever they stand, as Chromium reads them. */
  readonly switches: Map<string, string>;
  /** The folder or file of the app. */
  readonly app: string;
}

/** Reads Electron's command line. Switches count wherever they stand; the first other argument is the app. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const required: string[] = [];
  const switches = new Map<string, string>();
  let app: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') break;
    if (app === undefined && (arg === '-r' || arg === '--require')) required.push(args[++i] ?? '');
    else if (arg.startsWith('--')) switches.set(...splitSwitch(arg.slice(2)));
    else if (!arg.startsWith('-')) app ??= arg;
  }
  return { required, switches, app: app ?? '.' };
}

function splitSwitch(text: string): [name: string, value: string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
