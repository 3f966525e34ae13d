// SPDX-License-Identifier: Apache-2.0
// The package as electron-builder makes it, unpacked, looked into. A file with a fuse wire stands for Electron's
// binary, which is not to be had everywhere: what is packed around it is the real thing.

import { spawn } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedPackages } from '../../scripts/licences.mjs';

const root = path.resolve(import.meta.dirname, '../..');

// What electron-builder itself uses to write them.
const require = createRequire(import.meta.url);
const ofBuilder = createRequire(createRequire(require.resolve('electron-builder')).resolve('app-builder-lib'));
const asar = ofBuilder('@electron/asar') as {
  listPackage(archive: string, options: object): string[];
  statFile(archive: string, file: string): { readonly unpacked?: boolean; readonly integrity?: { algorithm: string } };
  extractFile(archive: string, file: string): Buffer;
};
const fuses = ofBuilder('@electron/fuses') as {
  getCurrentFuseWire(file: string): Promise<Record<string, number | string>>;
  FuseV1Options: Record<string, number | string>;
};

let folder: string;
let resources: string;
let archive: string;
beforeAll(async () => {
  if (!existsSync(path.join(root, 'out/main/index.js'))) throw new Error('nothing is built: npm run build');
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-package-'));
  await pack();
  resources = path.join(folder, 'dist/linux-unpacked/resources');
  archive = path.join(resources, 'app.asar');
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The digit of a fuse that is on. */
const enabled = '1'.charCodeAt(0);

/** Electron's fuse wire: a sentinel, a version, the number of fuses, and a digit for each. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101000010'),
]);

async function pack(): Promise<void> {
  const dist = path.join(folder, 'electron');
  mkdirSync(dist);
  writeFileSync(path.join(dist, 'electron'), Buffer.concat([Buffer.from('stands for Electron'), fuseWire]), {
    mode: 0o755,
  });
  const config = [`-c.electronDist=${dist}`, `-c.directories.output=${path.join(folder, 'dist')}`];
  const builder = path.join(path.dirname(require.resolve('electron-builder/package.json')), 'cli.js');
  const child = spawn(process.execPath, [builder, '--linux', 'dir', '--publish=never', ...config], { cwd: root });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(said);
}

const packed = () => asar.listPackage(archive, {}).map((file) => file.slice(1));
const filesIn = () => packed().filter((file) => path.extname(file) !== '' || file === 'LICENSE');

describe('the package', () => {
  test('holds what runs, and the licences of what ships', () => {
    for (const file of [
      'package.json',
      'LICENSE',
      'THIRD-PARTY.txt',
      'out/main/index.js',
      'out/main/card-process.js',
      'out/main/issuer-process.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'out/phone/index.html',
    ]) {
      expect(packed(), file).toContain(file);
    }
  });

  test('holds nothing else: no sources, tests, maps or tools', () => {
    const allowed =
      /^(package\.json|LICENSE|THIRD-PARTY\.txt|out\/(main|preload|renderer|phone)\/|node_modules\/smartcard\/)/;
    expect(filesIn().filter((file) => !allowed.test(file))).toEqual([]);
    expect(filesIn().filter((file) => /\.(map|ts|tsx|test\.js|gyp|cc|h|md)$/.test(file))).toEqual([]);
    const modules = packed().filter((file) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(file) && !file.endsWith('/.bin'));
    expect(modules).toEqual(['node_modules/smartcard']);
  });

  test('lists every package that was built into it', () => {
    const listed = new Set(shippedPackages().map(({ name }) => name));
    const sources = globSync('out/**/*.map', { cwd: root }).flatMap((map) => {
      const { sources } = JSON.parse(readFileSync(path.join(root, map), 'utf8')) as { sources: string[] };
      return sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1]);
    });
    const built = new Set(sources.filter((name) => name !== undefined));
    expect(built.size).toBeGreaterThan(50);
    expect([...built].filter((name) => !listed.has(name))).toEqual([]);
  });

  test('has every file in the archive, which is checked at start, but the binary of the PC/SC binding', () => {
    const unpacked = globSync('app.asar.unpacked/**', { cwd: resources }).filter((file) =>
      statSync(path.join(resources, file)).isFile(),
    );
    expect(unpacked).toEqual(['app.asar.unpacked/node_modules/smartcard/build/Release/smartcard_napi.node']);
    for (const file of filesIn()) {
      const { integrity, unpacked: outside } = asar.statFile(archive, file);
      expect(outside ?? integrity?.algorithm, file).toBe(file.endsWith('.node') ? true : 'SHA256');
    }
  });

  test('names no folder of the computer that it was built on', () => {
    for (const file of filesIn().filter((each) => /\.(js|cjs|html|css|json)$/.test(each))) {
      expect(asar.extractFile(archive, file).includes(root), file).toBe(false);
    }
  });

  test('gives the page and what runs before it none of the schemas, by which main checks what comes from there', () => {
    const ofPages = filesIn().filter((file) => /^out\/(preload|renderer)\/.*js$/.test(file));
    expect(ofPages.length).toBeGreaterThan(2);
    for (const file of ofPages) expect(asar.extractFile(archive, file).includes('ZodError'), file).toBe(false);
  });

  test('is small: less than 8 MB without Electron', () => {
    const size =
      statSync(archive).size +
      statSync(`${archive}.unpacked/node_modules/smartcard/build/Release/smartcard_napi.node`).size;
    expect(size).toBeLessThan(8_000_000);
  });

  test('has the fuses that electron-builder.yml sets', async () => {
    const { FuseV1Options } = fuses;
    const wire = await fuses.getCurrentFuseWire(path.join(folder, 'dist/linux-unpacked/pivot'));
    const states = Object.fromEntries(
      Object.entries(FuseV1Options)
        .filter((entry): entry is [string, number] => typeof entry[1] === 'number' && String(entry[1]) in wire)
        .map(([name, index]) => [name, wire[index] === enabled]),
    );
    expect(states).toMatchObject({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      GrantFileProtocolExtraPrivileges: false,
    });
  });

  test('brings what the administrator reads and installs', () => {
    const brought = globSync('docs/**', { cwd: resources });
    for (const file of [
      'docs/kiosk.md',
      'docs/policy.schema.json',
      'docs/readers.md',
      'docs/kiosk/pivot-kiosk.service',
    ])
      expect(brought).toContain(file);
    const unit = readFileSync(path.join(resources, 'docs/kiosk/pivot-kiosk.service'), 'utf8');
    const [, script = ''] = /^ExecStart=\/opt\/Pivot\/resources\/(\S+)/m.exec(unit) ?? [];
    expect(statSync(path.join(resources, script)).mode & 0o111).toBe(0o111);
  });

  test('can be made into a Debian package, but for the program that writes one', async () => {
    const { build, Platform } = require('electron-builder') as typeof import('electron-builder');
    const asked: unknown[] = [];
    await build({
      projectDir: root,
      prepackaged: path.join(folder, 'dist/linux-unpacked'),
      targets: Platform.LINUX.createTarget('deb'),
      publish: 'never',
      config: { directories: { output: path.join(folder, 'deb') } },
      effectiveOptionComputed: async (options) => asked.push(options) > 0,
    });
    expect(asked).toEqual([[expect.arrayContaining(['--maintainer', '--url', '--after-install']), expect.anything()]]);
  });

  test('leaves nothing of the build in the project', () => {
    expect(readdirSync(root)).not.toContain('dist');
  });
});
