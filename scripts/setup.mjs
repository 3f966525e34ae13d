// SPDX-License-Identifier: Apache-2.0
// Sets up what is missing: the system's packages (apt), the project's packages (npm), Electron, the build. Each step is
// remembered and not done again. Runs on Node 20 and imports nothing but Node itself, because nothing is installed yet.
// What it says goes to standard error: standard output is for what the command answers (`--json`).

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesFor, planPackages } from './system-packages.mjs';

export const root = path.join(import.meta.dirname ?? path.dirname(fileURLToPath(import.meta.url)), '..');
const binaries = path.join(root, 'node_modules/.bin');
const cache = path.join(root, 'node_modules/.cache/pivot');

/** The Node that everything else runs on: Node 24 from the project's packages where there is one, else this one. */
export function node() {
  const own = path.join(binaries, process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(own) ? own : process.execPath;
}

/** The environment for what we start: the project's own programs first. */
export function environment(extra = {}) {
  return { ...process.env, PATH: `${binaries}${path.delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/**
 * Makes `command` ('start', 'demo', 'test', 'card', 'issuer') able to run. Says what it does. Ends the process with
 * exit code 2 and one list of what to install where it cannot help, and with 1 when a step fails.
 */
export function setUp(command) {
  systemPackages(command);
  projectPackages();
  if (command === 'start') electron();
  if (command === 'card' || command === 'demo' || command === 'test') virtualReaderDriver();
  // The card runs from its sources.
  if (command !== 'card') build();
}

function systemPackages(command) {
  const wanted = Object.keys(packagesFor(command));
  const debian =
    process.platform === 'linux' && existsSync('/etc/debian_version') && succeeds('apt-get', ['--version']);
  const plan = planPackages(command, {
    platform: process.platform,
    debian,
    root: process.getuid?.() === 0,
    sudo: debian && process.getuid?.() !== 0 && succeeds('sudo', ['--version']),
    missing: debian ? missingPackages(wanted) : wanted,
  });
  if (plan.nothing) return;
  if (plan.tell) {
    for (const line of plan.tell) console.error(line);
    process.exit(2);
  }
  console.error(`Installing system packages: ${plan.install.join(' ')}`);
  const apt = (...rest) => (plan.with === 'sudo' ? ['sudo', ['apt-get', ...rest]] : ['apt-get', rest]);
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  run(...apt('update', '-qq'), quiet);
  run(...apt('install', '-y', '-qq', '--no-install-recommends', ...plan.install), quiet);
}

function missingPackages(wanted) {
  if (wanted.length === 0) return [];
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own format, not ours
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted], {
    encoding: 'utf8',
  });
  const installed = new Set(
    query.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((name) => !installed.has(name));
}

function projectPackages() {
  if (packagesInstalled()) return;
  console.error("Installing the project's packages (npm ci)");
  // The binding to PC/SC is compiled: with the headers beside this Node nothing is downloaded for it.
  const prefix = path.dirname(path.dirname(process.execPath));
  const headers = existsSync(path.join(prefix, 'include/node/node_api.h')) ? { npm_config_nodedir: prefix } : {};
  const npmVersion = spawnSync('npm', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' }).stdout;
  // npm 10 does not install the platform's own build of some packages from a lock file that npm 11 wrote.
  const npm = Number.parseInt(npmVersion, 10) >= 11 ? ['npm', ['ci']] : ['npx', ['--yes', 'npm@11', 'ci']];
  run(npm[0], [...npm[1], '--no-audit', '--no-fund', '--loglevel=error'], headers);
}

/** Whether what npm last installed, by its own record, has every package of the lock file in its version. */
function packagesInstalled() {
  const packages = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false;
  const installed = packages('node_modules/.package-lock.json');
  return Object.entries(packages('package-lock.json')).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  );
}

/** Electron's binary is no npm package: it is downloaded at first use. Tried once for each version. */
function electron() {
  const folder = path.join(root, 'node_modules/electron');
  once('electron', readFileSync(path.join(folder, 'package.json')), () => {
    if (existsSync(path.join(folder, 'path.txt'))) return;
    console.error('Downloading Electron');
    spawnSync(node(), [path.join(folder, 'install.js')], { cwd: root, stdio: 'ignore', timeout: 300_000 });
  });
}

/**
 * The driver of the virtual reader, out of Debian's package but not installed: installed, it would make the system's
 * own PC/SC service open a reader to the whole network.
 */
function virtualReaderDriver() {
  const folder = path.join(cache, 'vpcd');
  if (existsSync(path.join(folder, 'usr/lib/pcsc/drivers/serial/libifdvpcd.so'))) return;
  console.error('Fetching the driver of the virtual reader (vsmartcard-vpcd, unpacked, not installed)');
  mkdirSync(folder, { recursive: true });
  run('apt-get', ['download', '-qq', '-o', 'APT::Sandbox::User=root', 'vsmartcard-vpcd'], {}, folder);
  const file = readdirSync(folder).find((name) => name.endsWith('.deb')) ?? '';
  run('dpkg', ['-x', file, '.'], {}, folder);
  rmSync(path.join(folder, file));
}

const sources = ['contract', 'x509', 'main', 'preload', 'renderer', 'issuer', 'phone', 'simulator', 'assets'];

function build() {
  const state = [...sources.flatMap((folder) => files(path.join(root, folder))), path.join(root, 'vite.config.ts')]
    .map((file) => [file, statSync(file)])
    .map(([file, stat]) => `${path.relative(root, file)} ${stat.size} ${stat.mtimeMs}`)
    .join('\n');
  once(
    'build',
    `${state}\n${existsSync(path.join(root, 'out'))}`,
    () => {
      console.error('Building');
      run('npm', ['run', '--silent', 'build']);
    },
    () => `${state}\ntrue`,
  );
}

function files(folder) {
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      // What `tsc -b` notes beside the sources is none of them.
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.tsbuildinfo'))
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
  );
}

/** Does `step` unless it was done for the same `input` before. */
function once(name, input, step, doneInput = () => input) {
  const digest = (data) => createHash('sha256').update(data).digest('hex');
  const stamp = path.join(cache, `${name}.done`);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(input)) return;
  step();
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, digest(doneInput()));
}

function succeeds(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Runs a step of the set-up without its chatter; when it fails, everything that it said is shown. */
function run(program, args, extra = {}, cwd = root) {
  const result = spawnSync(program, args, {
    cwd,
    stdio: ['inherit', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: environment(extra),
    shell: process.platform === 'win32',
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  const why = result.error ? result.error.message : `ended with ${result.status ?? result.signal}`;
  console.error(`Set-up stopped: "${program} ${args.join(' ')}" ${why}.`);
  process.exit(1);
}

// `node scripts/setup.mjs test`: the set-up alone.
if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  setUp(process.argv[2] ?? 'start');
