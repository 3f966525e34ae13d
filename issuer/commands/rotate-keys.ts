// SPDX-License-Identifier: Apache-2.0
// `rotate-keys`.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { type RotatedKey, rotatedKeys, rotateKeys } from '../key-rotation.ts';
import { takeAlone } from './alone.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { complain, print, printJson, printTable } from './output.ts';
import { withStore } from './stored.ts';

/** The command. */
export const rotateKeysCommand: Command = {
  usage: 'rotate-keys',
  summary:
    'make the issuer’s keys anew, except those of the CA, recovery and web push; no issuer of this store may be running',
  options: { only: { value: 'KEYS', summary: `only these of ${rotatedKeys.join(', ')}, with commas between them` } },
  run: rotate,
};

async function rotate(call: Call): Promise<number> {
  const keys = wantedKeys(call.option('only'));
  const configuration = call.configuration();
  const { dataFolder } = configuration;
  if (!existsSync(path.join(dataFolder, 'ca.key'))) return complain(`${dataFolder} has no keys yet.`);
  // The key of TLS is each issuer's own.
  const lock = await takeAlone(configuration, { othersToo: keys.some((key) => key !== 'tls') });
  try {
    const { cancelled } = await withStore(call, (store) => rotateKeys(configuration, store, keys));
    if (call.isSet('json')) return printJson({ keys, cancelled });
    printTable(
      ['KEY', 'MADE ANEW, AND WHAT FOLLOWS'],
      keys.map((key) => [key, consequences[key]]),
    );
    return print(`${cancelled} activations were under way and are cancelled.\n`);
  } finally {
    lock.release();
  }
}

function wantedKeys(only: string | undefined): readonly RotatedKey[] {
  if (only === undefined) return rotatedKeys;
  const names = new Set(only.split(',').map((name) => name.trim()));
  const keys = rotatedKeys.filter((key) => names.has(key));
  if (keys.length === names.size) return keys;
  throw new UsageError(`--only takes ${rotatedKeys.join(', ')}, with commas between`);
}

const consequences: Readonly<Record<RotatedKey, string>> = {
  secret: 'numbers, codes and profiles that were shown count no more',
  tokens: 'phones that are being signed in by a code begin anew',
  scep: 'SCEP clients fetch the registration authority’s certificate anew',
  tls: 'none for who trusts the CA',
};
