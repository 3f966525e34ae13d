// SPDX-License-Identifier: Apache-2.0
// `trust`, `trusted` and `distrust`: whose cards are believed.

import { readFileSync } from 'node:fs';
import { distrust, forbiddenMix, readTrustFile, trust } from '../anchors/import.ts';
import type { Store } from '../records.ts';
import { readPractice, settlePractice } from '../store/store.ts';
import type { Call, Command } from './command.ts';
import { complain, print, printJson } from './output.ts';
import { fingerprintDigits, withStore } from './stored.ts';

/** The commands. */
export const trustCommands: readonly Command[] = [
  {
    usage: 'trust FILE',
    summary: 'trust the roots and intermediates in FILE (PEM, DER or PKCS#7); a running issuer uses them at once',
    run: trustFile,
  },
  { usage: 'trusted', summary: 'list what is trusted', run: listTrusted },
  {
    usage: 'distrust SHA256',
    summary: 'stop trusting a root or intermediate, by its SHA-256 or the beginning; a running issuer follows at once',
    run: distrustOne,
  },
];

/** A store that is new becomes one for real cards. */
async function trustFile(call: Call): Promise<number> {
  const [file = ''] = call.given;
  const read = readTrustFile(readFileSync(file), Date.now());
  if (!read.ok) return complain(`${file}: ${read.failure}`);
  const take = async (store: Store) => {
    const practice = (await readPractice(store)) ?? false;
    const mix = forbiddenMix(read.value, practice);
    if (mix) return complain(`${file}: ${mix}`);
    await settlePractice(store, practice);
    await trust(store, read.value);
    return print(read.value.map(({ kind, subject }) => `Trusted as ${describeKind(kind)}: ${subject}\n`).join(''));
  };
  return withStore(call, take, { make: true });
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

function distrustOne(call: Call): Promise<number> {
  const wanted = fingerprintDigits(call.given[0] ?? '');
  return withStore(call, async (store) => {
    const trusted = await store.read((records) => records.trusted.all());
    const [only, ...more] = trusted.filter(({ fingerprint }) => fingerprint.startsWith(wanted));
    if (wanted.length < shortestPrefix || !only || more.length > 0) {
      return complain(
        `Say which, by 8 characters or more of a SHA-256 that the command trusted lists.${inFiles(call)}`,
      );
    }
    await distrust(store, only, Date.now());
    const accounts = await accountsUnder(store, only.fingerprint);
    if (call.isSet('json')) return printJson({ distrusted: only.fingerprint, accounts });
    const left = `Of its ${accounts} accounts nobody can log in, but what they have been given stays. What revokes it: credentials revoke-under ${only.fingerprint.slice(0, 16)}\n`;
    return print(`Not trusted any more: ${only.subject}\n${accounts > 0 ? left : ''}`);
  });
}

/** As many as nobody types by chance. */
const shortestPrefix = 8;

function inFiles(call: Call): string {
  const { trustFiles } = call.configuration();
  return trustFiles.length > 0 ? ` What is in ${trustFiles.join(', ')} ends when it is taken out there.` : '';
}

async function accountsUnder(store: Store, root: string): Promise<number> {
  const accounts = await store.read((records) => records.accounts.all());
  return accounts.filter(({ anchor, status }) => anchor === root && status !== 'ended').length;
}

function describeKind(kind: string): string {
  return kind === 'anchor' ? 'root' : 'intermediate';
}
