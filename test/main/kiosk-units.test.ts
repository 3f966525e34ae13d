// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { closedByStaff } from '../../main/kiosk/exit-pin.ts';

const docs = path.join(import.meta.dirname, '../../docs');
const unit = path.join(docs, 'kiosk/pivot-kiosk.service');

// The programs that they start need not be installed where they are checked.
test.skipIf(!existsSync('/usr/bin/systemd-analyze'))('unit files are such as systemd accepts', () => {
  const units = [unit, path.join(docs, 'issuer/pivot-issuer.service')];
  const { stderr } = spawnSync('systemd-analyze', ['verify', ...units], { encoding: 'utf8' });
  const complaints = stderr.split('\n').filter((line) => units.some((each) => line.includes(path.basename(each))));
  expect(complaints.filter((line) => !/Command \S+ is not executable/.test(line))).toEqual([]);
});

describe('the kiosk’s unit file', () => {
  test('does not start again what was refused for its policy or command line, or what staff have closed', () => {
    expect(readFileSync(unit, 'utf8')).toContain(`RestartPreventExitStatus=2 ${closedByStaff}`);
  });

  test.each([
    ['ends with the station’s own exit code, which cage before 0.2 keeps to itself', 'shift 2; "$@"; exit 0', 3],
    ['ends with a failure where nothing is known of the station', 'exit 0', 1],
  ])('starts a program that %s', (_, cage, code) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-cage-'));
    writeFileSync(path.join(folder, 'cage'), `#!/bin/sh\n${cage}\n`);
    chmodSync(path.join(folder, 'cage'), 0o755);
    const env = { PATH: `${folder}:${process.env.PATH}`, RUNTIME_DIRECTORY: folder };
    const { status } = spawnSync(path.join(docs, 'kiosk/pivot-kiosk.sh'), ['/bin/sh', '-c', 'exit 3'], { env });
    rmSync(folder, { recursive: true });
    expect(status).toBe(code);
  });

  test('and its companions are explained', () => {
    const text = readFileSync(path.join(docs, 'kiosk.md'), 'utf8');
    for (const name of ['pivot-kiosk.service', 'pivot-kiosk.sh', 'pivot-kiosk.sysusers', '50-pivot-pcscd.rules']) {
      expect(text).toContain(`(kiosk/${name})`);
      expect(existsSync(path.join(docs, 'kiosk', name))).toBe(true);
    }
  });
});
