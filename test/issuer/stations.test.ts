// SPDX-License-Identifier: Apache-2.0
// Stations that are registered by their own key, with the station's own client.

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../contract/result.ts';
import type { Records } from '../../issuer/records.ts';
import { addStation, keyFingerprint, readStationKey, removeStation } from '../../issuer/stations/stations.ts';
import { createIssuerClient } from '../../main/issuer-client/issuer-client.ts';
import { openStationKey, type StationKey } from '../../main/station-key.ts';
import { makeCard, signToken } from './cards.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let folder: string;
let issuer: TestIssuer;
const closing: (() => void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-station-'));
});
afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await issuer.close();
  rmSync(folder, { recursive: true });
});

/** The key of the station in the folder of this name. */
function keyOf(name: string): StationKey {
  const key = openStationKey(path.join(folder, name));
  if (!key.ok) throw new Error(key.failure);
  return key.value;
}

/** A station's line to the issuer. */
function connect(stationKey?: StationKey) {
  const { stationOrigin: origin, certificatePem: trusted } = issuer;
  const address = { origin, trusted, ...(stationKey && { stationKey }) };
  const client = createIssuerClient({ find: async () => ok(address), language: () => 'en' });
  closing.push(client.close);
  return client;
}

/** What the administrator does, with a store of its own. */
async function administer<Value>(work: (records: Records) => Promise<Value>): Promise<Value> {
  const store = await issuer.openStore();
  try {
    return await store.transaction(work);
  } finally {
    await store.close();
  }
}

/** Registers what the station prints. */
function register(name: string, { publicKey }: StationKey) {
  const key = readStationKey(Buffer.from(publicKey));
  if (!key) throw new Error('this is no public key');
  const station = { name, fingerprint: keyFingerprint(key), now: issuer.clock.now() };
  return administer((records) => addStation(records, station));
}

const unknown = { ok: false, failure: { code: 'stationUnknown' } };

test('where only registered stations may, one gets in by its key, and is a stranger as soon as it is removed', async () => {
  issuer = await startTestIssuer({ stations: { registeredOnly: true } });
  const key = keyOf('lobby');
  expect(await connect().info()).toMatchObject(unknown);
  const station = connect(key);
  expect(await station.info()).toMatchObject(unknown);
  expect(await station.challenge()).toMatchObject(unknown);

  expect(await register('Lobby', key)).toBeUndefined();
  const challenge = await station.challenge();
  if (!challenge.ok) throw new Error(challenge.failure.detail);
  const { visit, nonce, origin } = challenge.value;
  expect(await station.logIn(visit, signToken(makeCard(), origin, nonce))).toMatchObject({ ok: true });
  expect(auditRows(issuer.dataFolder, 'login.accepted')).toMatchObject([{ station: 'Lobby' }]);
  expect(await connect(keyOf('elsewhere')).info()).toMatchObject(unknown);

  const now = issuer.clock.now();
  expect(await administer((records) => removeStation(records, 'Lobby', now))).toBe(true);
  expect(await station.info()).toMatchObject(unknown);
  expect((await issuer.station('/healthz')).status).toBe(200);
});

test('where all may, those that are registered are known all the same', async () => {
  issuer = await startTestIssuer();
  const key = keyOf('lobby');
  await register('Lobby', key);
  for (const each of [key, keyOf('elsewhere'), undefined])
    expect(await connect(each).info()).toMatchObject({ ok: true });
  const stations = await administer((records) => records.stations.all());
  expect(stations).toMatchObject([{ name: 'Lobby', fingerprint: key.fingerprint, contactAt: issuer.clock.now() }]);
});

test('guesses at one station do not make another one wait, though both come from one address', async () => {
  issuer = await startTestIssuer({ limits: { station: 2 } });
  await register('Lobby', keyOf('lobby'));
  await register('Canteen', keyOf('canteen'));
  const guess = async (name: string, person: string) => {
    const station = connect(keyOf(name));
    const challenge = await station.challenge();
    if (!challenge.ok) throw new Error(challenge.failure.detail);
    const { visit, nonce, origin } = challenge.value;
    const forged = { ...makeCard({ person }), privateKey: makeCard().privateKey };
    const answer = await station.logIn(visit, signToken(forged, origin, nonce));
    return answer.ok ? 'ok' : answer.failure.code;
  };
  for (const person of ['a', 'b']) expect(await guess('lobby', person)).toBe('signatureWrong');
  expect([await guess('lobby', 'c'), await guess('canteen', 'c')]).toEqual(['tooManyTries', 'signatureWrong']);
});

test('a name and a key are registered once', async () => {
  issuer = await startTestIssuer();
  await register('Lobby', keyOf('lobby'));
  expect(await register('Lobby', keyOf('elsewhere'))).toEqual({ takenBy: 'Lobby' });
  expect(await register('Canteen', keyOf('lobby'))).toEqual({ takenBy: 'Lobby' });
});

test('a station keeps its key, for its owner alone', async () => {
  issuer = await startTestIssuer();
  expect(keyOf('lobby')).toMatchObject({ fingerprint: keyOf('lobby').fingerprint });
  expect(statSync(path.join(folder, 'lobby', 'station.key')).mode & 0o777).toBe(0o600);
  expect(readStationKey(Buffer.from(keyOf('lobby').key))).toBeUndefined();
});
