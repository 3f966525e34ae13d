// SPDX-License-Identifier: Apache-2.0
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLog } from '../../main/log.ts';
import { RotatingFile } from '../../main/rotating-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

describe('a log file', () => {
  test('is put aside before it grows beyond its bound, and the oldest is dropped', () => {
    const file = new RotatingFile(path.join(folder, 'a.log'), { largest: 20, kept: 2 });
    for (const number of [1, 2, 3, 4, 5, 6, 7]) file.write(`line ${number}\n`.padStart(10, '.'));
    file.close();
    expect(readdirSync(folder).toSorted()).toEqual(['a.log', 'a.log.1', 'a.log.2']);
    expect(read('a.log')).toBe('...line 7\n'.padStart(10, '.'));
    expect(read('a.log.1')).toContain('line 6');
    expect(read('a.log.2')).toContain('line 3');
    for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).size).toBeLessThanOrEqual(20);
  });

  test('goes on where the last start ended', () => {
    writeFileSync(path.join(folder, 'a.log'), 'before\n');
    const file = new RotatingFile(path.join(folder, 'a.log'), { largest: 12, kept: 1 });
    file.write('after\n');
    file.close();
    expect(read('a.log.1')).toBe('before\n');
    expect(read('a.log')).toBe('after\n');
  });

  test('keeps a line that is longer than its bound whole', () => {
    const file = new RotatingFile(path.join(folder, 'a.log'), { largest: 4, kept: 1 });
    file.write('a long line\n');
    file.write('b\n');
    file.close();
    expect([read('a.log.1'), read('a.log')]).toEqual(['a long line\n', 'b\n']);
  });

  test('is for its owner only, and a line that cannot be written ends nothing', () => {
    const file = new RotatingFile(path.join(folder, 'logs', 'a.log'));
    expect(statSync(path.join(folder, 'logs', 'a.log')).mode & 0o077).toBe(0);
    file.close();
    writeFileSync(path.join(folder, 'taken'), '');
    expect(() => new RotatingFile(path.join(folder, 'taken', 'a.log')).write('lost\n')).not.toThrow();
  });

  test('that cannot be put aside writes into no file that was opened meanwhile, and goes on when it can', () => {
    const file = new RotatingFile(path.join(folder, 'a.log'), { largest: 8, kept: 1 });
    file.write('first\n');
    mkdirSync(path.join(folder, 'a.log.1'));
    file.write('lost\n');
    const other = openSync(path.join(folder, 'other'), 'w');
    file.write('lost\n');
    writeSync(other, 'other’s');
    expect([read('a.log'), read('other')]).toEqual(['first\n', 'other’s']);
    rmSync(path.join(folder, 'a.log.1'), { recursive: true });
    file.write('second\n');
    expect([read('a.log.1'), read('a.log')]).toEqual(['first\n', 'second\n']);
    closeSync(other);
    file.close();
  });

  test('of the station holds a JSON object a line, with its time', () => {
    openLog(folder).info({ event: 'cardRead' }, 'station');
    const { time, ...line } = JSON.parse(read('station.log')) as { time: string };
    expect(line).toEqual({ level: 30, event: 'cardRead', msg: 'station' });
    expect(new Date(time).toISOString()).toBe(time);
  });
});
