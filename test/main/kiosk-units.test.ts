// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const docs = path.join(import.meta.dirname, '../../docs');
const unit = path.join(docs, 'kiosk/pivot-kiosk.service');

describe('the kiosk’s unit file', () => {
  // The two programs that it starts need not be installed where it is checked.
  test.skipIf(!existsSync('/usr/bin/systemd-analyze'))('is one that systemd accepts', () => {
    const { stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
    const complaints = stderr.split('\n').filter((line) => line.includes(path.basename(unit)));
    expect(complaints.filter((line) => !/Command \S+ is not executable/.test(line))).toEqual([]);
  });

  test('does not start again what was refused for its policy or command line', () => {
    expect(readFileSync(unit, 'utf8')).toContain('RestartPreventExitStatus=2');
  });

  test('and its companions are explained', () => {
    const text = readFileSync(path.join(docs, 'kiosk.md'), 'utf8');
    for (const name of ['pivot-kiosk.service', 'pivot-kiosk.sysusers', '50-pivot-pcscd.rules']) {
      expect(text).toContain(`(kiosk/${name})`);
      expect(existsSync(path.join(docs, 'kiosk', name))).toBe(true);
    }
  });
});
