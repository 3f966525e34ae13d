// SPDX-License-Identifier: Apache-2.0
// Reads a configuration profile with programs that are not ours: OpenSSL checks the signature, Python's plistlib the XML.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A value of a property list; data comes as bytes. */
type Read = string | number | boolean | Buffer | readonly Read[] | ReadDictionary;
interface ReadDictionary {
  readonly [key: string]: Read;
}

/** A payload of a profile. */
export interface ReadPayload extends ReadDictionary {
  readonly PayloadType: string;
  readonly PayloadUUID: string;
  readonly PayloadIdentifier: string;
}

/** A profile. */
export interface ReadProfile extends ReadPayload {
  readonly PayloadContent: readonly ReadPayload[];
}

const toJson = `
import json, plistlib, sys
data = lambda value: {"data": value.hex()} if isinstance(value, bytes) else str(value)
json.dump(plistlib.loads(sys.stdin.buffer.read()), sys.stdout, default=data)
`;

/** The profile in a signed message. Throws when the signature does not lead to the trusted certificate (PEM). */
export function readProfile(signed: Uint8Array, trustedPem: string): ReadProfile {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-profile-'));
  try {
    const trusted = path.join(folder, 'trusted.pem');
    writeFileSync(trusted, trustedPem);
    const verify = ['cms', '-verify', '-inform', 'DER', '-purpose', 'any', '-CAfile', trusted];
    const xml = execFileSync('openssl', verify, { input: signed, stdio: ['pipe', 'pipe', 'pipe'] });
    const json = execFileSync('python3', ['-c', toJson], { input: xml });
    return JSON.parse(json.toString(), reviveData) as ReadProfile;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The only payload of a type; of several, the one whose identifier ends in `part`. */
export function payloadOf({ PayloadContent }: ReadProfile, type: string, part = ''): ReadPayload {
  const [found, ...more] = PayloadContent.filter(
    ({ PayloadType, PayloadIdentifier }) => PayloadType === type && PayloadIdentifier.endsWith(part),
  );
  if (!found || more.length > 0) throw new Error(`the profile has ${more.length} payloads too many of ${type}`);
  return found;
}

function reviveData(_: string, value: unknown): unknown {
  const isData = typeof value === 'object' && value !== null && 'data' in value && typeof value.data === 'string';
  return isData ? Buffer.from(value.data as string, 'hex') : value;
}
