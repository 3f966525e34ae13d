// SPDX-License-Identifier: Apache-2.0
// The issuer's keys other than those of the CA, of recovery and of web push, made anew. Nothing that was given depends on
// them for longer than minutes; what is under way does. (To the key of web push each subscription is bound for its life,
// RFC 8292 4: with another key, phones would be told nothing any more.)

import { rmSync } from 'node:fs';
import path from 'node:path';
import { advance } from './activation/progress.ts';
import { cancel } from './activation/transitions.ts';
import { practiceOrganisation } from './anchors/anchors.ts';
import { report } from './audit/chain.ts';
import { openAuthority } from './ca/authority.ts';
import { readPassphrase } from './ca/protected-key.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Configuration } from './config.ts';
import { openSigningKeys } from './device-login/signing-keys.ts';
import { tlsIdentity } from './http/tls.ts';
import type { Records, Store } from './records.ts';
import { openRegistrationAuthority } from './scep/registration-authority.ts';
import { openSecrets } from './secrets.ts';
import { fetchSharedKeys } from './shared-keys.ts';

/** Each by the name that the administrator knows it by, with its files in the data folder. */
const filesOf = {
  /** Under which numbers, typed codes and cookies are kept. */
  secret: ['secret.key'],
  /** Which signs the tokens of phones. */
  tokens: ['device-login.key'],
  /** Of SCEP's registration authority, which signs profiles too where the organisation has no signer of its own. */
  scep: ['scep-ra.key', 'scep-ra.pem'],
  /** Of the listeners, where the organisation has no certificate of its own. */
  tls: ['tls.key', 'tls.pem'],
} as const;

/** A key that can be made anew. */
export type RotatedKey = keyof typeof filesOf;

/** All of them. */
export const rotatedKeys = Object.keys(filesOf) as readonly RotatedKey[];

/** Makes keys anew; how many activations were cancelled because their codes count no more. No issuer may run. */
export async function rotateKeys(
  configuration: Configuration,
  store: Store,
  names: readonly RotatedKey[],
  clock: Clock = systemClock,
): Promise<{ readonly cancelled: number }> {
  const { dataFolder } = configuration;
  const { postgresql } = configuration.store;
  const sharedKeys = postgresql && (await fetchSharedKeys(store, dataFolder, postgresql.keyFile));
  for (const file of names.flatMap((name) => filesOf[name])) rmSync(path.join(dataFolder, file), { force: true });
  makeWhatIsMissing(configuration, clock.now());
  await sharedKeys?.share();
  return store.transaction(async (records) => {
    const cancelled = names.includes('secret') ? await cancelOpen(records, clock) : 0;
    await report(records, clock.now(), 'keys.rotated', { keys: names.join(' '), cancelled });
    return { cancelled };
  });
}

/** As the next start would; but here it can be shared with others. */
function makeWhatIsMissing(configuration: Configuration, now: number): void {
  const { dataFolder, practice, caPassphraseFile, scep } = configuration;
  const organisation = practice ? practiceOrganisation : configuration.organisation;
  const passphrase = caPassphraseFile === undefined ? undefined : readPassphrase(caPassphraseFile);
  const authority = openAuthority(dataFolder, organisation, now, passphrase);
  passphrase?.fill(0);
  openSecrets(dataFolder);
  openSigningKeys(dataFolder);
  if (scep.enabled) openRegistrationAuthority(dataFolder, authority, organisation, scep.keyBits, now);
  tlsIdentity(configuration, authority, now);
}

/** Their codes were kept under the old secret: nobody could use them any more. */
async function cancelOpen(records: Records, clock: Clock): Promise<number> {
  const open = await records.activations.due(Number.MAX_SAFE_INTEGER);
  const unit = { records, changed: () => undefined };
  for (const { id } of open) await advance({ clock }, unit, id, cancel);
  return open.length;
}
