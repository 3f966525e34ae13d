// SPDX-License-Identifier: Apache-2.0
// `stations add`, `list` and `remove`.

import { readFileSync } from 'node:fs';
import { addStation, keyFingerprint, readStationKey, removeStation } from '../stations/stations.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { complain, print, printJson, printTable, timeText } from './output.ts';
import { withStore } from './stored.ts';

/** The commands. FILE is what a station prints with --station-key. */
export const stationCommands: readonly Command[] = [
  { usage: 'stations list', summary: 'list the stations that are registered, with their last contact', run: list },
  {
    usage: 'stations add NAME FILE',
    summary: 'register a station by its public key (PEM), which the station prints with --station-key',
    run: add,
  },
  {
    usage: 'stations remove NAME',
    summary: 'remove a station; from its next request on it is not registered',
    run: remove,
  },
];

function list(call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const stations = (await store.read((records) => records.stations.all())).map((station) => ({
      name: station.name,
      fingerprint: station.fingerprint,
      added: timeText(station.addedAt),
      contact: station.contactAt === undefined ? 'never' : timeText(station.contactAt),
    }));
    if (call.isSet('json')) return printJson(stations);
    const rows = stations.map(({ name, fingerprint, added, contact }) => [name, added, contact, fingerprint]);
    return printTable(['STATION', 'REGISTERED', 'LAST CONTACT', 'SHA-256 OF ITS KEY'], rows);
  });
}

function add(call: Call): Promise<number> {
  const [name = '', file = ''] = call.given;
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(name)) {
    throw new UsageError(
      'NAME must begin with a letter or a digit, and have at most 64 letters, digits, spaces and ._-',
    );
  }
  const key = readStationKey(readFileSync(file));
  if (!key) throw new Error(`${file} holds no public key: the station prints it with --station-key`);
  const fingerprint = keyFingerprint(key);
  return withStore(call, async (store) => {
    const station = { name, fingerprint, now: Date.now() };
    const refused = await store.transaction((records) => addStation(records, station));
    if (call.isSet('json')) {
      printJson(refused ? { failure: 'taken', ...refused } : { name, fingerprint });
      return refused ? 1 : 0;
    }
    if (refused) return complain(`This name or this key is registered already: ${refused.takenBy}`);
    return print(`${name} is registered. Compare with what its --check shows:\n${fingerprint}\n`);
  });
}

function remove(call: Call): Promise<number> {
  const [name = ''] = call.given;
  return withStore(call, async (store) => {
    const removed = await store.transaction((records) => removeStation(records, name, Date.now()));
    if (call.isSet('json')) printJson({ name, removed });
    else if (removed) print(`${name} is not registered any more.\n`);
    else complain(`No station is registered by the name ${name}.`);
    return removed ? 0 : 1;
  });
}
