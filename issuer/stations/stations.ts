// SPDX-License-Identifier: Apache-2.0
// The stations that an administrator has registered. Each has a key of its own, made at its first start, which it shows
// to have in TLS; it is known by the hash of the public key, whatever the certificate around it says.

import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { report } from '../audit/chain.ts';
import type { Records } from '../records.ts';

/** One of them. */
export interface RegisteredStation {
  /** What the administrator calls it. */
  readonly name: string;
  /** SHA-256 of its SubjectPublicKeyInfo, hexadecimal. */
  readonly fingerprint: string;
  readonly addedAt: number;
  /** When it was last heard of, to the minute. */
  readonly contactAt: number | undefined;
}

/** The fingerprint of a public key. */
export function keyFingerprint(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}

/** The public key in a file's content: PEM of a public key or a certificate. Undefined when it holds neither. */
export function readStationKey(content: Buffer): KeyObject | undefined {
  try {
    // A private key would be accepted too, but must never come here.
    if (content.includes('PRIVATE KEY')) return undefined;
    return content.includes('BEGIN CERTIFICATE') ? new X509Certificate(content).publicKey : createPublicKey(content);
  } catch {
    return undefined;
  }
}

/** Registers a station. Refused when its name or its key is registered already: then by which name. */
export async function addStation(
  records: Records,
  { name, fingerprint, now }: { readonly name: string; readonly fingerprint: string; readonly now: number },
): Promise<{ readonly takenBy: string } | undefined> {
  const taken = (await records.stations.named(name)) ?? (await records.stations.withKey(fingerprint));
  if (taken) return { takenBy: taken.name };
  await records.stations.add({ name, fingerprint, addedAt: now, contactAt: undefined });
  await report(records, now, 'station.added', { station: name, fingerprint });
  return undefined;
}

/** Removes a station, which is a stranger from its next request on. False when there was none of this name. */
export async function removeStation(records: Records, name: string, now: number): Promise<boolean> {
  const station = await records.stations.named(name);
  if (!station) return false;
  await records.stations.remove(name);
  await report(records, now, 'station.removed', { station: name, fingerprint: station.fingerprint });
  return true;
}
