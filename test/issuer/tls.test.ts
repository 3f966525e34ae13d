// SPDX-License-Identifier: Apache-2.0

import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAuthority, publicKeyInfo, readOrMakeKey, toPem } from '../../issuer/ca/authority.ts';
import { tlsServer } from '../../issuer/ca/profiles.ts';
import { type ConfigurationInput, configuration } from '../../issuer/config.ts';
import { tlsIdentity } from '../../issuer/http/tls.ts';
import { startTestIssuer } from './running-issuer.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-tls-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const day = 86_400_000;
const start = Date.UTC(2027, 0, 1);

describe('the issuer’s own TLS certificate', () => {
  const authority = () => openAuthority(folder, 'Test Organisation', start);
  const certificateAt = (daysLater: number, changes: Partial<ConfigurationInput> = {}) => {
    const settings = configuration.parse({ dataFolder: folder, ...changes });
    return new X509Certificate(tlsIdentity(settings, authority(), start + daysLater * day).cert);
  };

  test('is kept until 30 days before its end, then made anew', () => {
    const first = certificateAt(0);
    expect(certificateAt(59).fingerprint256).toBe(first.fingerprint256);
    const next = certificateAt(61);
    expect(next.fingerprint256).not.toBe(first.fingerprint256);
    expect(next.validToDate.getTime()).toBe(start + 151 * day);
  });

  test('is for loopback and every configured host', () => {
    const certificate = certificateAt(61, {
      station: { host: '0.0.0.0', origin: 'https://10.1.2.3:8444' },
      phone: { host: 'fe80::1:2', origin: 'https://pivot.example' },
    });
    for (const host of ['localhost', 'pivot.example']) expect(certificate.checkHost(host)).toBe(host);
    for (const address of ['127.0.0.1', '::1', '10.1.2.3', 'fe80::1:2'])
      expect(certificate.checkIP(address)).toBe(address);
    expect(certificate.checkHost('elsewhere.example')).toBeUndefined();
  });
});

test('a TLS certificate of the organisation’s own is used when configured', async () => {
  const own = mkdtempSync(path.join(folder, 'own-'));
  const authority = openAuthority(own, 'Own Organisation', Date.now());
  const [certificateFile, keyFile] = [path.join(own, 'tls.pem'), path.join(own, 'tls.key')];
  const content = tlsServer(['localhost'], publicKeyInfo(readOrMakeKey(keyFile)), Date.now());
  writeFileSync(certificateFile, toPem(authority.issue(content).bytes) + toPem(authority.certificate.bytes));
  const issuer = await startTestIssuer({ tls: { certificateFile, keyFile } });
  expect((await issuer.station('/v1/info')).status).toBe(200);
  await issuer.close();
});
