// SPDX-License-Identifier: Apache-2.0
// What a renderer that is taken over could still do, when even its own code is not to be trusted: looked at from outside.
// Chromium's sandbox is off for root, so the station runs as another user here: in a user namespace, where whoever runs
// the tests has another number and no rights that go with it.

import { mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import electronPath from 'electron';
import { processTree } from './processes.ts';
import { expect, heading, stationCommand, test } from './virtual-station.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-sandbox-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

test('a page has no network, no files, no rights and few system calls', async () => {
  const station = await startUnprivileged();
  try {
    await heading(await station.firstWindow(), 'Put your smart card in the reader').waitFor();
    // A process that has just begun, or is about to end, is looked at again.
    await expect(() => lookAtRenderers(station.process().pid ?? 0)).toPass({ timeout: 30_000 });
  } finally {
    await station.close();
  }
});

function lookAtRenderers(root: number): void {
  const renderers = processTree(root).filter((pid) => commandOf(pid).includes('--type=renderer'));
  expect(renderers.length).toBeGreaterThan(0);
  for (const pid of renderers) {
    // Its network has no interface but an idle loopback; its processes are its own; its root is a folder without files.
    for (const kind of ['net', 'pid', 'user'] as const) {
      expect(namespaceOf(pid, kind), kind).not.toBe(namespaceOf(process.pid, kind));
    }
    expect(interfacesOf(pid)).toEqual(['lo']);
    expect(readlinkSync(`/proc/${pid}/root`)).toMatch(/^\/proc\/\d+\/fdinfo/);
    expect(statusOf(pid)).toMatchObject({ CapEff: '0000000000000000', NoNewPrivs: '1', Seccomp: '2' });
  }
}

function startUnprivileged(): Promise<ElectronApplication> {
  const wrapper = path.join(folder, 'electron');
  const namespace = process.getuid?.() === 0 ? 'unshare --user --map-user=65534 --map-group=65534 -- ' : '';
  writeFileSync(wrapper, `#!/bin/sh\nexec ${namespace}"${electronPath}" "$@"\n`, { mode: 0o755 });
  return _electron.launch({
    executablePath: wrapper,
    args: stationCommand(path.join(folder, 'station'), '--practice'),
    cwd: path.join(import.meta.dirname, '../..'),
    env: { ...(process.env as Record<string, string>), STANDIN_HEADLESS: '1' },
  });
}

function namespaceOf(pid: number, kind: 'net' | 'pid' | 'user'): string {
  return readlinkSync(`/proc/${pid}/ns/${kind}`);
}

/** proc(5): two lines of heading, then one for each interface of the process's network. */
function interfacesOf(pid: number): readonly string[] {
  const lines = readFileSync(`/proc/${pid}/net/dev`, 'utf8').trim().split('\n').slice(2);
  return lines.map((line) => line.split(':')[0]?.trim() ?? '');
}

function statusOf(pid: number): Readonly<Record<string, string>> {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Object.fromEntries([...text.matchAll(/^(\w+):\s*(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
}

/** A process may end while it is looked at. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
