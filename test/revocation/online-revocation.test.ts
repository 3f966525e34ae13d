// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../contract/result.ts';
import type { Fetcher, FetchRequest } from '../../issuer/revocation/fetcher.ts';
import { createIssuerFinder } from '../../issuer/revocation/missing-issuers.ts';
import { onlineRevocation, tolerantRevocation } from '../../issuer/revocation/online-revocation.ts';
import { validatePath } from '../../issuer/trust/validate-path.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { encodeCertsOnly } from '../../x509/cms.ts';
import { deltaCrlIndicator, type RevokedEntry } from '../../x509/crl.ts';
import { der } from '../../x509/der.ts';
import {
  authorityInformationAccess,
  crlDistributionPoints,
  distributionPointName,
  extension,
  keyUsage,
} from '../../x509/extensions.ts';
import { oids } from '../../x509/oids.ts';
import { countTurns } from '../issuer/event-loop.ts';
import { manualClock } from '../issuer/manual-clock.ts';
import { type Authority, authorityExtensions, certify, newAuthority, revoke } from '../trust/authority.ts';
import { newCurrentRoot, newDelegate, respond, validity } from './responder.ts';

const minute = 60_000;
const [rootCrl, crl, delta, ocsp] = ['root.crl', 'ca.crl', 'delta.crl', 'ocsp'].map(
  (at) => `http://pki.example/${at}`,
) as [string, string, string, string];
const [rootCer, caCer] = ['http://pki.example/root.cer', 'http://pki.example/ca.p7c'];
const root = newCurrentRoot('Practice Root');
const authority = newAuthority(root, 'Practice Issuing CA', {
  ...validity,
  serialNumber: 2,
  extensions: authorityExtensions(crlDistributionPoints(rootCrl)),
});
const access = (places: { ocsp?: string[]; caIssuers?: string[] }) => authorityInformationAccess(places);
const card = certify(authority, {
  serialNumber: 3,
  extensions: [keyUsage('digitalSignature'), crlDistributionPoints(crl), access({ ocsp: [ocsp] })],
  ...validity,
});

/** A network of these places, that counts what is fetched. */
function network(places: Record<string, Uint8Array | ((request: FetchRequest) => Uint8Array)>) {
  const fetched: string[] = [];
  const fetcher: Fetcher = {
    fetch: async (request) => {
      fetched.push(request.url);
      const place = places[request.url];
      if (!place) return failed('no answer in time');
      return ok(typeof place === 'function' ? place(request) : place);
    },
  };
  return { fetched, fetcher, places };
}

const in30Days = new Date(Date.now() + 30 * 1440 * minute);
const listed = (issuer: Authority, revoked: readonly RevokedEntry[], more: Parameters<typeof revoke>[2] = {}) =>
  revoke(issuer, revoked, { nextUpdate: in30Days, ...more }).bytes;
const entry = { serialNumber: 3, revokedAt: new Date('2026-05-01T00:00:00Z') };

function checker(fetcher: Fetcher, { staleMilliseconds = 0, clock = manualClock() } = {}) {
  const revocation = onlineRevocation({ fetcher, clock, staleMilliseconds });
  const check = async (certificate: Certificate = card, source = revocation) => {
    const at = new Date(clock.now());
    const search = { intermediates: [authority.certificate], anchors: [root.certificate], at };
    const result = await validatePath({ certificate: certificate.bytes, ...search, revocation: source });
    return result.ok ? 'trusted' : result.code;
  };
  return { clock, check, revocation };
}

describe('revocation over the network', () => {
  it('trusts what OCSP calls good, and asks nobody else', async () => {
    const { fetcher, fetched } = network({
      [rootCrl]: listed(root, []),
      [ocsp]: ({ body }) => respond(body?.bytes ?? new Uint8Array(), newDelegate(authority)),
    });
    expect(await checker(fetcher).check()).toBe('trusted');
    expect(fetched).toEqual([rootCrl, ocsp]);
  });

  it('falls back to the CRL when no responder answers', async () => {
    const { fetcher, fetched } = network({ [rootCrl]: listed(root, []), [crl]: listed(authority, []) });
    expect(await checker(fetcher).check()).toBe('trusted');
    expect(fetched).toEqual([rootCrl, ocsp, crl]);
    const revoked = network({ [rootCrl]: listed(root, []), [crl]: listed(authority, [entry]) });
    expect(await checker(revoked.fetcher).check()).toBe('revoked');
  });

  it('asks once for a card that is judged twice, and again a minute later', async () => {
    const { fetcher, fetched, places } = network({ [rootCrl]: listed(root, []), [crl]: listed(authority, []) });
    const { check, clock } = checker(fetcher);
    await check();
    expect(await check()).toBe('trusted');
    expect(fetched).toEqual([rootCrl, ocsp, crl]);
    clock.advance(minute);
    await check();
    expect(fetched).toEqual([rootCrl, ocsp, crl, ocsp]);
    clock.advance(minute);
    places[ocsp] = ({ body }) =>
      respond(body?.bytes ?? new Uint8Array(), newDelegate(authority), {
        status: { status: 'revoked', at: new Date(), reason: 'keyCompromise' },
      });
    expect(await check()).toBe('revoked');
  });

  it('asks again when the clock was ahead, and is set back', async () => {
    const { fetcher, fetched } = network({ [rootCrl]: listed(root, []), [crl]: listed(authority, []) });
    const { check, clock } = checker(fetcher);
    await check();
    clock.advance(-minute);
    expect(await check()).toBe('trusted');
    expect(fetched).toEqual([rootCrl, ocsp, crl, rootCrl, ocsp, crl]);
  });

  it('lets others have their turns while it reads a long CRL and checks its signature', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ ...entry, serialNumber: 2n ** 140n + BigInt(index) }));
    const long = listed(authority, many);
    const { fetcher } = network({ [rootCrl]: listed(root, []), [crl]: long });
    const turns = countTurns();
    expect(await checker(fetcher).check()).toBe('trusted');
    // Twice through its entries, so many of them at a time as there are in 16 KB.
    expect(turns.count()).toBeGreaterThan((2 * long.length) / 20_000);
    turns.stop();
  });

  it('refuses what nobody knows, unless the administrator chose otherwise', async () => {
    const { fetcher } = network({});
    const { check, revocation } = checker(fetcher);
    expect(await check()).toBe('revocationUnknown');
    const warnings: unknown[] = [];
    const tolerant = tolerantRevocation(revocation, { warn: (...about: unknown[]) => void warnings.push(about) });
    expect(await check(card, tolerant)).toBe('trusted');
    expect(warnings).toHaveLength(2);
  });

  it('does not take revoked for unknown when the administrator is tolerant', async () => {
    const { fetcher } = network({ [rootCrl]: listed(root, []), [crl]: listed(authority, [entry]) });
    const { check, revocation } = checker(fetcher);
    expect(await check(card, tolerantRevocation(revocation, { warn: () => undefined }))).toBe('revoked');
  });

  it('fetches a CRL again when its next update is due, not before', async () => {
    const clock = manualClock();
    const nextUpdate = new Date(clock.now() + 60 * minute);
    const { fetcher, fetched } = network({
      [rootCrl]: listed(root, []),
      [crl]: () =>
        listed(authority, [], { nextUpdate: new Date(Math.max(nextUpdate.getTime(), clock.now() + minute)) }),
    });
    const { check } = checker(fetcher, { clock });
    await check();
    clock.advance(59 * minute);
    await check();
    expect(fetched.filter((url) => url === crl)).toHaveLength(1);
    clock.advance(2 * minute);
    expect(await check()).toBe('trusted');
    expect(fetched.filter((url) => url === crl)).toHaveLength(2);
  });

  it.each([
    ['not at all by default', 0, 'revocationUnknown'],
    ['as long as configured', 120 * minute, 'trusted'],
  ])('lets a stale CRL count %s', async (_, staleMilliseconds, expected) => {
    const clock = manualClock();
    const { fetcher, places } = network({
      [rootCrl]: listed(root, []),
      [crl]: listed(authority, [], { nextUpdate: new Date(clock.now() + 10 * minute) }),
    });
    const { check } = checker(fetcher, { clock, staleMilliseconds });
    expect(await check()).toBe('trusted');
    delete places[crl];
    clock.advance(60 * minute);
    expect(await check()).toBe(expected);
    clock.advance(120 * minute);
    expect(await check()).toBe('revocationUnknown');
  });

  it.each([
    ['an older CRL that would still count', () => listed(authority, [], { number: 1 })],
    ['garbage', () => Buffer.from('garbage')],
    ['another CRL, and then an older one', () => listed(newCurrentRoot('Stranger'), [], { number: 9 })],
  ])('does not forget a CRL for %s', async (_, first) => {
    const clock = manualClock();
    const [soon, before] = [10, 8].map((minutes) => new Date(clock.now() + minutes * minute));
    const { fetcher, places } = network({
      [rootCrl]: listed(root, []),
      [crl]: listed(authority, [entry], { number: 2, ...(soon && { nextUpdate: soon }) }),
    });
    const { check } = checker(fetcher, { clock, staleMilliseconds: 120 * minute });
    expect(await check()).toBe('revoked');
    for (const replay of [first(), listed(authority, [], { number: 1, ...(before && { nextUpdate: before }) })]) {
      places[crl] = replay;
      clock.advance(20 * minute);
      expect(await check()).toBe('revoked');
    }
  });

  it('fetches anew what did not help, but not at once', async () => {
    const stranger = newCurrentRoot('Stranger');
    const { fetcher, fetched, places } = network({ [rootCrl]: listed(root, []), [crl]: listed(stranger, []) });
    const { check, clock } = checker(fetcher);
    expect(await check()).toBe('revocationUnknown');
    places[crl] = listed(authority, []);
    expect(await check()).toBe('revocationUnknown');
    expect(fetched.filter((url) => url === crl)).toHaveLength(1);
    clock.advance(minute);
    await check();
    expect(await check()).toBe('trusted');
  });

  it('reads the delta that a CRL points to', async () => {
    const freshest = extension(
      oids.freshestCRL,
      der.sequence(der.sequence(distributionPointName([delta]))),
      'notCritical',
    );
    const { fetcher } = network({
      [rootCrl]: listed(root, []),
      [crl]: listed(authority, [], { number: 5, extensions: [freshest] }),
      [delta]: listed(authority, [entry], { number: 6, extensions: [deltaCrlIndicator(5)] }),
    });
    expect(await checker(fetcher).check()).toBe('revoked');
  });
});

describe('missing authorities', () => {
  const deep = newAuthority(authority, 'Practice Sub CA', {
    ...validity,
    extensions: authorityExtensions(access({ caIssuers: [caCer] })),
  });
  const below = certify(deep, { ...validity, extensions: [access({ caIssuers: ['ldap://x', rootCer] })] });

  it('are found step by step, as a certificate or a bundle', async () => {
    const places = { [rootCer]: deep.certificate.bytes, [caCer]: encodeCertsOnly([authority.certificate.bytes]) };
    const { fetcher, fetched } = network(places);
    const find = createIssuerFinder(fetcher, manualClock());
    const found = await find(below, [root.certificate]);
    expect(found.map(({ bytes }) => bytes)).toEqual([deep.certificate.bytes, authority.certificate.bytes]);
    await find(below, [root.certificate]);
    expect(fetched).toEqual([rootCer, caCer]);
  });

  it('are not looked for when the issuer is known, and nothing comes of garbage', async () => {
    const { fetcher, fetched } = network({ [rootCer]: Buffer.from('garbage') });
    const find = createIssuerFinder(fetcher, manualClock());
    expect(await find(below, [deep.certificate])).toEqual([]);
    expect(fetched).toEqual([]);
    expect(await find(below, [])).toEqual([]);
  });

  it('do not lead on for ever', async () => {
    const { fetcher, fetched } = network({});
    const looping = (request: FetchRequest) => {
      const next = Number(request.url.split('/').at(-1)) + 1;
      const upper = certify(root, {
        ...validity,
        name: `CA ${next - 1}`,
        issuer: certify(root, { name: `CA ${next}` }).subject.bytes,
        extensions: [access({ caIssuers: [`http://pki.example/${next}`] })],
      });
      return upper.bytes;
    };
    const endless: Fetcher = {
      fetch: async (request) => {
        await fetcher.fetch(request);
        return ok(looping(request));
      },
    };
    const start = certify(root, {
      ...validity,
      issuer: certify(root, { name: 'CA 0' }).subject.bytes,
      extensions: [access({ caIssuers: ['http://pki.example/0'] })],
    });
    await createIssuerFinder(endless, manualClock())(start, []);
    expect(fetched).toHaveLength(4);
  });
});
