// SPDX-License-Identifier: Apache-2.0

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packagesFor, planPackages } from '../../scripts/system-packages.mjs';

const debian = { platform: 'linux', debian: true, root: true, sudo: false, missing: [] as string[] };

test('a user who only starts the station gets nothing that fakes a reader', () => {
  expect(Object.keys(packagesFor('start'))).not.toContain('vsmartcard-vpcd');
  expect(Object.keys(packagesFor('start'))).not.toContain('libqrencode4');
  expect(Object.keys(packagesFor('test'))).toEqual(expect.arrayContaining(['pcscd', 'libqrencode4', 'opensc']));
});

test('what is there already is not installed again', () => {
  expect(planPackages('start', debian)).toEqual({ nothing: true });
});

test('root installs with apt, a user with sudo through sudo, and anyone else is told', () => {
  const missing = ['pcscd'];
  expect(planPackages('start', { ...debian, missing })).toEqual({ install: missing, with: 'apt' });
  expect(planPackages('start', { ...debian, root: false, sudo: true, missing })).toEqual({
    install: missing,
    with: 'sudo',
  });
  const told = planPackages('start', { ...debian, root: false, missing });
  expect(told.tell?.join('\n')).toMatch(/as root.*\n {2}pcscd +the PC\/SC service/);
});

test('a Linux that is not Debian is told everything in one list', () => {
  const told = planPackages('test', { ...debian, debian: false, missing: Object.keys(packagesFor('test')) });
  for (const name of Object.keys(packagesFor('test'))) expect(told.tell?.join('\n')).toContain(name);
});

test('Windows and macOS start the station without further packages', () => {
  expect(planPackages('start', { ...debian, platform: 'win32', debian: false })).toEqual({ nothing: true });
  expect(planPackages('demo', { ...debian, platform: 'darwin', debian: false }).tell).toBeDefined();
});

test('the set-up ends with exit code 2 where there is no apt', () => {
  const empty = mkdtempSync(path.join(os.tmpdir(), 'pivot-no-apt-'));
  const setup = path.join(import.meta.dirname, '../../scripts/setup.mjs');
  const result = spawnSync(process.execPath, [setup, 'test'], { env: { PATH: empty }, encoding: 'utf8' });
  rmSync(empty, { recursive: true });
  expect(result.status).toBe(2);
  expect(result.stderr).toContain('pcscd');
});

test('without a display npm start says what to do instead', () => {
  const start = path.join(import.meta.dirname, '../../scripts/start.mjs');
  const result = spawnSync(process.execPath, [start], { env: { PATH: process.env.PATH }, encoding: 'utf8' });
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('npm run demo');
});
