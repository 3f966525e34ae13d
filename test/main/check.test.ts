// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failed, ok } from '../../contract/result.ts';
import { createPivReaders } from '../../main/card/piv-readers.ts';
import { checkStation } from '../../main/check/check.ts';
import { asJson, asTable, exitCodeOf, type Finding } from '../../main/check/findings.ts';
import { unmanaged } from '../../main/policy/policy.ts';
import type { ReaderName } from '../../main/station/ports.ts';
import { openStationKey, type StationKey } from '../../main/station-key.ts';
import { createVirtualDriver } from '../../simulator/driver.ts';
import { type Identity, makeIdentity, reply, serve, type TestServer } from '../issuer-client/https-server.ts';

const reader = 'Reader one' as ReaderName;
const identity: Identity = makeIdentity();
const otherRoot = makeIdentity().root;
let server: TestServer;
let keyOfStation: StationKey;
let practice = false;
beforeAll(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-check-'));
  const opened = openStationKey(folder);
  rmSync(folder, { recursive: true });
  if (!opened.ok) throw new Error(opened.failure);
  keyOfStation = opened.value;
  server = await serve(identity, (_request, response) =>
    reply(response, 200, {
      product: 'pivot',
      version: '9.9.9',
      organisation: 'Example Agency',
      origin: server.origin,
      phoneOrigin: 'https://localhost',
      practice,
      support: 'the help desk',
    }),
  );
});
afterAll(() => server.close());

interface Change {
  readonly trusted?: string;
  readonly now?: number;
  readonly readers?: ReaderName[];
  readonly stationKey?: 'none';
}

/** What is found about one thing, where `change` is not as it should be. */
async function found(name: Finding['name'], change: Change = {}) {
  const { trusted = identity.root, now = Date.now(), readers = [reader], stationKey } = change;
  const driver = createVirtualDriver(readers);
  const findings = await checkStation({
    settings: {
      options: {
        issuer: { kind: 'external', origin: server.origin, trustedFile: '/etc/pivot/root.pem' },
        practice: false,
        readers: 'pcsc',
        kiosk: false,
      },
      policy: { file: '/etc/pivot/policy.json', settings: unmanaged },
    },
    readers: createPivReaders(driver, () => undefined),
    issuer: ok({ origin: server.origin, trusted, ...(stationKey !== 'none' && { stationKey: keyOfStation }) }),
    now: () => now,
  });
  return { finding: findings.find((each) => each.name === name), exitCode: exitCodeOf(findings) };
}

describe('a check', () => {
  test('finds nothing wrong where everything is right', async () => {
    expect(await found('policy')).toEqual({
      finding: { name: 'policy', state: 'right', found: '/etc/pivot/policy.json' },
      exitCode: 0,
    });
    expect((await found('issuer')).finding?.found).toContain('Example Agency, version 9.9.9');
    expect((await found('readers')).finding?.found).toBe('Reader one (no card)');
    expect((await found('stationKey')).finding?.found).toBe(keyOfStation.fingerprint);
    expect((await found('stationKey', { stationKey: 'none' })).finding?.state).toBe('wrong');
    expect((await found('trust')).finding?.found).toBe('1 in /etc/pivot/root.pem, 1 of them valid now');
  });

  test('finds that no reader is there', async () => {
    expect(await found('readers', { readers: [] })).toMatchObject({ finding: { state: 'wrong' }, exitCode: 1 });
  });

  test('finds an issuer that is not the one', async () => {
    const { finding, exitCode } = await found('issuer', { trusted: otherRoot });
    expect(finding).toMatchObject({ state: 'wrong', found: expect.stringContaining('issuerNotGenuine') });
    expect(exitCode).toBe(1);
  });

  test('finds an issuer for practice where a real one is needed', async () => {
    practice = true;
    expect((await found('issuer')).finding).toMatchObject({ state: 'wrong' });
    practice = false;
  });

  test.each([
    ['behind', -120_000],
    ['ahead of', 120_000],
  ])('finds a clock that is two minutes %s the issuer’s', async (words, milliseconds) => {
    const { finding } = await found('clock', { now: Date.now() + milliseconds });
    expect(finding).toMatchObject({ state: 'wrong', found: expect.stringContaining(words) });
  });

  test('finds a root whose time is over', async () => {
    const { finding } = await found('trust', { now: Date.now() + 100 * 365 * 86_400_000 });
    expect(finding).toMatchObject({ state: 'wrong', found: '1 in /etc/pivot/root.pem, 0 of them valid now' });
  });

  test('says why an issuer of the station’s own does not start, and leaves alone one that is in use', async () => {
    const driver = createVirtualDriver([reader]);
    const parts = {
      settings: {
        options: { issuer: { kind: 'embedded' }, practice: false, readers: 'pcsc', kiosk: false },
        policy: { settings: unmanaged },
      },
      readers: createPivReaders(driver, () => undefined),
      now: Date.now,
    } as const;
    const failure = failed({ code: 'issuerUnreachable', detail: 'the data folder is not ours' } as const);
    const broken = await checkStation({ ...parts, issuer: failure });
    expect(asTable(broken)).toContain('the data folder is not ours');
    const inUse = await checkStation({ ...parts, issuer: 'inUse' });
    expect(exitCodeOf(inUse)).toBe(0);
    expect(JSON.parse(asJson(inUse))).toMatchObject({
      ok: true,
      findings: expect.arrayContaining([expect.anything()]),
    });
  });
});
