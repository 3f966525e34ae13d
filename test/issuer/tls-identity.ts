// SPDX-License-Identifier: Apache-2.0

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openAuthority, publicKeyInfo, toPem } from '../../issuer/ca/authority.ts';
import { tlsServer } from '../../issuer/ca/profiles.ts';
import type { TlsIdentity } from '../../issuer/http/tls.ts';

/** A TLS identity for localhost, and the PEM of what vouches for it. */
export function ownTls(): { readonly identity: TlsIdentity; readonly ca: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-tls-'));
  try {
    const authority = openAuthority(folder, 'Test Organisation', Date.now());
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { bytes: certificate } = authority.issue(
      tlsServer(['localhost', '127.0.0.1'], publicKeyInfo(privateKey), Date.now()),
    );
    const ca = toPem(authority.certificate.bytes);
    const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    return { identity: { key, cert: toPem(certificate), trust: ca }, ca };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
