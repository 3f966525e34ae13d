// SPDX-License-Identifier: Apache-2.0
// Electron's security list, as far as it can be read off the sources. What must be seen at work is in
// test/e2e/station-guards.spec.ts; docs/security-model.md says for each item where it is held.

import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const sources = globSync(['main/**/*.ts', 'preload/*.ts', 'renderer/**/*.{ts,tsx,html}'], { cwd: root });
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

describe('the sources of the station', () => {
  test.each([
    ['openExternal', 'item 15'],
    ['allowRunningInsecureContent', 'item 8'],
    ['experimentalFeatures', 'item 9'],
    ['enableBlinkFeatures', 'item 10'],
    ['webviewTag', 'items 11 and 12'],
    ['nodeIntegration: true', 'item 2'],
    ['nodeIntegrationInSubFrames', 'item 2'],
    ['contextIsolation: false', 'item 3'],
    ['sandbox: false', 'item 4'],
    ['webSecurity: false', 'item 6'],
    ["unsafe-inline'", 'item 7'],
    ["unsafe-eval'", 'item 7'],
    ['bypassCSP', 'item 7'],
    ['setCertificateVerifyProc', 'item 1'],
    ['rejectUnauthorized: false', 'item 1'],
    ['loadFile', 'item 18'],
    ['@electron/remote', 'item 20'],
    ['child_process', 'item 19'],
    ['dangerouslySetInnerHTML', 'item 7'],
  ])('have no %s (%s)', (word) => {
    expect(sources.filter((file) => textOf(file).includes(word))).toEqual([]);
  });

  test('reach ipcMain and the bridge to the page in one file each', () => {
    const users = (word: string) => sources.filter((file) => new RegExp(`\\b${word}\\b`).test(textOf(file)));
    expect(users('contextBridge')).toEqual(['preload/index.ts']);
    expect(sources.filter((file) => textOf(file).includes('ipcMain.'))).toEqual(['main/ipc.ts']);
  });
});

describe('the table of Electron’s list in docs/security-model.md', () => {
  const rows = [...textOf('docs/security-model.md').matchAll(/^\| (\d+) \| (.+?) \| (.+?) \|$/gm)];

  test('has all 20 items', () => {
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test('names files that exist, at least one for each item', () => {
    for (const [row] of rows) {
      const files = [...row.matchAll(/`([\w./-]+\.(?:ts|tsx|yml|html|json))`/g)].flatMap(([, file]) => file ?? []);
      expect(files, row).not.toEqual([]);
      for (const file of files) expect(existsSync(path.join(root, file)), file).toBe(true);
    }
  });
});
