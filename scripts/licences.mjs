// SPDX-License-Identifier: Apache-2.0
// Writes THIRD-PARTY.txt: the licences of all packages that ship with Pivot (`npm run generate`).

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.join(import.meta.dirname, '..');
const rule = '='.repeat(80);

/** What other packages use where it is there: it is there when Pivot is built, and gets into the build. */
const builtIn = ['has-flag', 'pg-cloudflare', 'supports-color'].map((name) => `node_modules/${name}`);

/** What is compiled into a package's binary, and what is said of it. The text is the same as of Pivot itself. */
const compiledIn = [{ name: 'zxing-cpp', version: '(in zxing-wasm)', licence: 'Apache-2.0', text: textIn('.') }];

/** The packages that ship, by the lock file, and what is in them: `{name, version, licence, text}`, by name. */
export function shippedPackages() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([folder, entry]) => isShipped(folder, entry))
    .map(([folder, { version }]) => packageIn(folder, version))
    .concat(compiledIn)
    .toSorted((one, other) => (one.name + one.version < other.name + other.version ? -1 : 1));
}

function isShipped(folder, { dev, optional, devOptional }) {
  return builtIn.includes(folder) || (folder !== '' && !dev && !optional && !devOptional);
}

/** The whole file: a list, then each text once with the packages that it belongs to. */
export function thirdPartyText() {
  const shipped = shippedPackages();
  const texts = Map.groupBy(shipped, ({ text }) => text);
  return [
    'Pivot ships with the packages below. Electron and Chromium come with lists of their own, which stand beside the',
    'program: LICENSE.electron.txt and LICENSES.chromium.html.',
    '',
    ...shipped.map(({ name, version, licence }) => `${name} ${version}: ${licence}`),
    ...[...texts].flatMap(([text, users]) => ['', rule, users.map(({ name }) => name).join(', '), rule, '', text]),
    '',
  ].join('\n');
}

function packageIn(folder, version) {
  const found = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const licence = found.license ?? 'unknown';
  return { name: found.name, version, licence, text: textIn(folder) || `(${licence}, without a file of its own)` };
}

function textIn(folder) {
  const file = readdirSync(path.join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
  if (!file) return '';
  return readFileSync(path.join(root, folder, file), 'utf8')
    .replaceAll('\r', '')
    .trim();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(path.join(root, 'THIRD-PARTY.txt'), thirdPartyText());
}
