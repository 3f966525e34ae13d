// SPDX-License-Identifier: Apache-2.0

/**
 * What the process was started with, read once: the command line as `electron [-r file] [switches] <app> [args]`
 * reads it, the app's package.json, and the stand-in's own variables:
 *
 * - `STANDIN_CHROMIUM`: the Chromium to run;
 * - `STANDIN_HEADLESS=1`: no window, although a display is there;
 * - `STANDIN_SCREEN=1280x800`: the size of the screen where none is shown;
 * - `STANDIN_VERBOSE=1`: Chromium's own messages on stderr.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseCommandLine } from './command-line.ts';

interface AppPackage {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

export interface Environment {
  readonly arguments: readonly string[];
  readonly required: readonly string[];
  readonly switches: Map<string, string>;
  /** Folder of the app, and the main module in it. */
  readonly appPath: string;
  readonly mainModule: string;
  readonly package: AppPackage;
  /** The file that stands in for Electron's executable, and the Node.js program that runs it. */
  readonly executable: string;
  readonly node: string;
  readonly electronVersion: string;
  readonly headless: boolean;
  readonly screen: { readonly width: number; readonly height: number };
  readonly chromium: string;
  readonly verbose: boolean;
}

/** Debian's program first: its wrapper in /usr/bin adds extensions and a tenth of a second. */
const CHROMIUMS = [
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const environment: Environment = readEnvironment(process.argv.slice(2), process.env);

function readEnvironment(args: readonly string[], variables: NodeJS.ProcessEnv): Environment {
  const { required, switches, app } = parseCommandLine(args);
  return {
    arguments: args,
    required,
    switches,
    ...findApp(path.resolve(app)),
    executable: path.join(import.meta.dirname, 'electron'),
    node: process.execPath,
    electronVersion: installedElectronVersion(),
    headless: !variables.DISPLAY || Boolean(variables.STANDIN_HEADLESS),
    screen: parseSize(variables.STANDIN_SCREEN ?? '1280x800'),
    chromium: variables.STANDIN_CHROMIUM ?? CHROMIUMS.find((file) => existsSync(file)) ?? 'chromium',
    verbose: Boolean(variables.STANDIN_VERBOSE),
  };
}

function findApp(app: string): Pick<Environment, 'appPath' | 'mainModule' | 'package'> {
  if (!statSync(app).isDirectory()) return { appPath: path.dirname(app), mainModule: app, package: {} };
  const appPackage = JSON.parse(readFileSync(path.join(app, 'package.json'), 'utf8')) as AppPackage;
  return { appPath: app, mainModule: path.join(app, appPackage.main ?? 'index.js'), package: appPackage };
}

function installedElectronVersion(): string {
  const file = path.join(import.meta.dirname, '../../node_modules/electron/package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function parseSize(text: string): { width: number; height: number } {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (!width || !height) throw new Error(`STANDIN_SCREEN is '${text}', not like 1280x800`);
  return { width: Number(width), height: Number(height) };
}
