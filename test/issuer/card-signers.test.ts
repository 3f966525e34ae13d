// SPDX-License-Identifier: Apache-2.0
// Who signed the card: judged for the person whose visit it is, told to staff and kept in the audit log.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CardSignerJudgement, cardSignerJudgement } from '../../contract/station-api.ts';
import { makePracticePki, testPolicies } from '../../simulator/practice-pki.ts';
import { der } from '../../x509/der.ts';
import { oids } from '../../x509/oids.ts';
import { makeCard, pki } from './cards.ts';
import { bearer, logIn } from './journey.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(() => issuer.close());

async function judge(visit: string, certificate: Uint8Array): Promise<CardSignerJudgement> {
  const json = { certificate: Buffer.from(certificate).toString('base64') };
  return cardSignerJudgement.parse(
    (await issuer.station('/v1/card-signers', { ...bearer(visit, 'POST'), json })).json(),
  );
}

const signer = { extendedKeyUsage: [oids.pivContentSigning], policies: [testPolicies.contentSigning] };

/** A certificate with a purpose that is no object identifier. */
function damagedPurpose(certificate: Uint8Array): Uint8Array {
  const bytes = Buffer.from(certificate);
  bytes.writeUInt8(0x05, bytes.indexOf(der.oid(oids.pivContentSigning)));
  return bytes;
}

test('who signed a card counts where a path for content signing leads to a trusted root, and nowhere else', async () => {
  const { visit } = await logIn(issuer, makeCard());
  expect(await judge(visit, pki.contentSigner.certificate)).toEqual({ trusted: true });
  const refused = [
    [makePracticePki().contentSigner.certificate, /^issuerNotTrusted: /],
    [makeCard({ ...signer, policies: [testPolicies.pivAuthentication] }).certificate, /^policyMissing: /],
    [makeCard({ ...signer, extendedKeyUsage: [oids.clientAuth] }).certificate, /id-PIV-content-signing/],
    [makeCard({ ...signer, notAfter: new Date(Date.now() - 86_400_000) }).certificate, /^expired: /],
    [new Uint8Array([0x30, 0x00]), /cannot be read/],
    [damagedPurpose(pki.contentSigner.certificate), /cannot be read/],
  ] as const;
  for (const [certificate, reason] of refused) {
    expect(await judge(visit, certificate)).toEqual({ trusted: false, reason: expect.stringMatching(reason) });
  }
  const rows = auditRows(issuer.dataFolder, 'cardSigner.judged');
  expect(rows.map(({ trusted }) => trusted)).toEqual([true, ...refused.map(() => false)]);
  expect(rows[0]).toMatchObject({ signer: expect.stringMatching(/^Practice Content Signer /) });
});

test('nobody is told without a visit', async () => {
  const json = { certificate: Buffer.from(pki.contentSigner.certificate).toString('base64') };
  expect((await issuer.station('/v1/card-signers', { method: 'POST', json })).code()).toBe('sessionEnded');
});
