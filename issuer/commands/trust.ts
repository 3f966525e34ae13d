// SPDX-License-Identifier: Apache-2.0
// `trust` and `trusted`: whose cards are believed.

import { readFileSync } from 'node:fs';
import { forbiddenMix, readTrustFile, trust } from '../anchors/import.ts';
import { readPractice, settlePractice } from '../store/store.ts';
import type { Call, Command } from './command.ts';
import { complain, print, printJson } from './output.ts';
import { withStore } from './stored.ts';

/** The commands. */
export const trustCommands: readonly Command[] = [
  {
    usage: 'trust FILE',
    summary: 'trust the roots and intermediates in FILE (PEM, DER or PKCS#7); a running issuer uses them at once',
    run: trustFile,
  },
  { usage: 'trusted', summary: 'list what is trusted', run: listTrusted },
];

/** A store that is new becomes one for real cards. */
async function trustFile(call: Call): Promise<number> {
  const [file = ''] = call.given;
  const read = readTrustFile(readFileSync(file), Date.now());
  if (!read.ok) return complain(`${file}: ${read.failure}`);
  return withStore(call, async (store) => {
    const practice = (await readPractice(store)) ?? false;
    const mix = forbiddenMix(read.value, practice);
    if (mix) return complain(`${file}: ${mix}`);
    await settlePractice(store, practice);
    await trust(store, read.value);
    return print(read.value.map(({ kind, subject }) => `Trusted as ${describeKind(kind)}: ${subject}\n`).join(''));
  });
}

function listTrusted(call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const trusted = await store.transaction((records) => records.trusted.all());
    const described = trusted.map(({ kind, subject, fingerprint }) => ({ kind, subject, fingerprint }));
    if (call.isSet('json')) return printJson(described);
    if (trusted.length === 0) return print('Nothing is trusted yet.\n');
    return print(
      described
        .map(({ kind, subject, fingerprint }) => `${describeKind(kind)}: ${subject}\n  SHA-256 ${fingerprint}\n`)
        .join(''),
    );
  });
}

function describeKind(kind: string): string {
  return kind === 'anchor' ? 'root' : 'intermediate';
}
