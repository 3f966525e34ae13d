// SPDX-License-Identifier: Apache-2.0
// What a credential is for: a phone joins a Wi-Fi network by EAP-TLS, until the credential is revoked.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { revokeCredential } from '../../issuer/revocation/credentials.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { makeCard, type TestCard } from '../issuer/cards.ts';
import { collectCertificate } from '../issuer/journey.ts';
import { manualClock } from '../issuer/manual-clock.ts';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';
import { openNetwork, type Revocation } from './access-point.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-network-'));
let issuer: TestIssuer;
beforeAll(async () => {
  // Two minutes ago: time enough for a new CRL that others do not take for one of the future.
  issuer = await startTestIssuer({ revocation: { httpPort: 0 } }, manualClock(Date.now() - 120_000));
});
afterAll(async () => {
  await issuer.close();
  rmSync(folder, { recursive: true });
});

const address = (place: string) => `http://127.0.0.1:${issuer.revocationPort}/${place}`;

/** The complete CRL of this moment, PEM. */
async function crl(): Promise<string> {
  const response = await fetch(address('crl.der'));
  const input = Buffer.from(await response.arrayBuffer());
  return execFileSync('openssl', ['crl', '-inform', 'DER'], { input, encoding: 'utf8' });
}

async function revoke({ certificate }: TestCard): Promise<void> {
  const store = await issuer.openStore();
  const serialNumber = parseCertificate(certificate).serialNumber.toString(16);
  const order = { cause: 'administrator', reason: 'keyCompromise', now: issuer.clock.now() } as const;
  expect(await store.transaction((records) => revokeCredential(records, serialNumber, order))).toMatchObject({
    ok: true,
  });
  await store.close();
}

async function tryToJoin(name: string, revocation: Revocation, phones: readonly TestCard[]) {
  const network = await openNetwork(path.join(folder, name), issuer.certificatePem, revocation);
  try {
    const answers: string[] = [];
    for (const phone of phones) answers.push(await network.join(phone));
    return answers;
  } finally {
    await network.close();
  }
}

test('FreeRADIUS lets a credential into the network, by CRL and by OCSP, until it is revoked', async () => {
  const [phone, other] = [
    await collectCertificate(issuer, makeCard({ person: 'phone' })),
    await collectCertificate(issuer, makeCard({ person: 'other' })),
  ];
  const byOcsp = { ocsp: address('ocsp') };
  const stranger = makeCard();
  expect(await tryToJoin('crl', { crl: await crl() }, [phone, stranger])).toEqual(['accepted', 'refused']);
  expect(await tryToJoin('ocsp', byOcsp, [phone])).toEqual(['accepted']);
  await revoke(phone);
  issuer.clock.advance(60_000);
  expect(await tryToJoin('newer-crl', { crl: await crl() }, [phone, other])).toEqual(['refused', 'accepted']);
  expect(await tryToJoin('later-ocsp', byOcsp, [phone, other])).toEqual(['refused', 'accepted']);
});
