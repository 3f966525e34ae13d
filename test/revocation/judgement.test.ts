// SPDX-License-Identifier: Apache-2.0
// What revocation means for a log-in: a card of an authority that publishes over HTTP, judged by the issuer.

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configuration } from '../../issuer/config.ts';
import { type JudgementBasis, judge } from '../../issuer/login/judgement.ts';
import { createFetcher } from '../../issuer/revocation/fetcher.ts';
import { createIssuerFinder } from '../../issuer/revocation/missing-issuers.ts';
import { onlineRevocation } from '../../issuer/revocation/online-revocation.ts';
import type { Certificate } from '../../x509/certificate.ts';
import {
  authorityInformationAccess,
  certificatePolicies,
  crlDistributionPoints,
  extendedKeyUsage,
  keyUsage,
  subjectAlternativeName,
} from '../../x509/extensions.ts';
import { userPrincipalName } from '../../x509/general-name.ts';
import { oids } from '../../x509/oids.ts';
import { manualClock } from '../issuer/manual-clock.ts';
import { type Authority, authorityExtensions, certify, newAuthority, revoke } from '../trust/authority.ts';
import { newCurrentRoot, validity } from './responder.ts';

const policy = '2.16.840.1.101.3.2.1.3.13';
const root = newCurrentRoot('Example Root CA');
const own = newCurrentRoot('Own CA');
const published = new Map<string, Uint8Array>();
let server: Server;
let host: string;
let authority: Authority;
beforeAll(async () => {
  server = createServer((request, response) => {
    const found = published.get(request.url ?? '');
    response.writeHead(found ? 200 : 404).end(found);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `localhost:${(server.address() as AddressInfo).port}`;
  const extensions = authorityExtensions(crlDistributionPoints(`http://${host}/root.crl`), certificatePolicies(policy));
  authority = newAuthority(root, 'Example Issuing CA', { ...validity, serialNumber: 2, extensions });
  const nextUpdate = new Date(Date.now() + 86_400_000);
  published.set('/ca.cer', authority.certificate.bytes);
  published.set('/root.crl', revoke(root, [], { nextUpdate }).bytes);
  const revoked = [{ serialNumber: 4, revokedAt: new Date('2026-05-01T00:00:00Z') }];
  published.set('/ca.crl', revoke(authority, revoked, { nextUpdate }).bytes);
});
afterAll(() => void server.close().closeAllConnections());

function card(serialNumber: number, crl = '/ca.crl'): Uint8Array {
  const extensions = [
    keyUsage('digitalSignature'),
    extendedKeyUsage(oids.clientAuth),
    certificatePolicies(policy),
    subjectAlternativeName([userPrincipalName('cardholder@example.org')]),
    crlDistributionPoints(`http://${host}${crl}`),
    authorityInformationAccess({ caIssuers: [`http://${host}/ca.cer`] }),
  ];
  return certify(authority, { ...validity, serialNumber, extensions }).bytes;
}

async function codeFor(
  certificate: Uint8Array,
  internalHosts: readonly string[] = [host],
  intermediates: readonly Certificate[] = [],
): Promise<string> {
  const clock = manualClock();
  const fetcher = createFetcher({ internalHosts });
  const basis: JudgementBasis = {
    trusted: { anchors: [root.certificate], intermediates },
    policies: [policy],
    ownAuthority: own.certificate,
    practice: false,
    at: new Date(clock.now()),
    revocation: onlineRevocation({ fetcher, clock, staleMilliseconds: 0 }),
    findIssuers: createIssuerFinder(fetcher, clock),
  };
  const { outcome } = await judge(certificate, basis);
  return outcome.ok ? 'accepted' : outcome.failure.code;
}

describe('a log-in with a card whose authority publishes', () => {
  it('is accepted, with an authority that nobody configured', async () => {
    expect(await codeFor(card(3))).toBe('accepted');
  });

  it('is accepted, with the certificate for the new key of an authority whose old one is configured', async () => {
    const ended = { notBefore: new Date('2020-01-01'), notAfter: new Date('2025-01-01') };
    const { certificate: old } = newAuthority(root, 'Example Issuing CA', { ...ended, serialNumber: 5 });
    expect(await codeFor(card(3), [host], [old])).toBe('accepted');
    expect(await codeFor(card(3), [], [old])).toBe('certificateExpired');
  });

  it('is refused when the card was revoked', async () => {
    expect(await codeFor(card(4))).toBe('certificateRevoked');
  });

  it('is refused for another reason when nobody knows', async () => {
    expect(await codeFor(card(3, '/nothing.crl'))).toBe('revocationUnknown');
  });

  it('is refused when the places are inside the network and not listed', async () => {
    expect(await codeFor(card(3), [])).toBe('certificateNotTrusted');
  });
});

describe('the configuration of revocation', () => {
  const login = (input: object) => configuration.parse({ dataFolder: '/nowhere', ...input }).login;

  it('is strict for real cards and asks nobody about practice cards', () => {
    expect(login({})).toMatchObject({ revocation: 'required', staleCrlHours: 0, internalHosts: [] });
    expect(login({ practice: true })).toMatchObject({ revocation: 'off' });
    expect(login({ login: { revocation: 'whenAvailable' } })).toMatchObject({ revocation: 'whenAvailable' });
  });

  it('refuses values that it does not know', () => {
    for (const wrong of [{ revocation: 'maybe' }, { staleCrlHours: -1 }, { internalHosts: ['http://crl.example/'] }]) {
      expect(() => login({ login: wrong })).toThrow();
    }
  });
});
