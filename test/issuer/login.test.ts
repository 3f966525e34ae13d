// SPDX-License-Identifier: Apache-2.0

import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Judgement, judgement, login } from '../../contract/station-api.ts';
import { makePracticePki, testPolicies } from '../../simulator/practice-pki.ts';
import { userPrincipalName } from '../../x509/general-name.ts';
import { oids } from '../../x509/oids.ts';
import { type CardDifferences, makeCard, signToken, type TestCard } from './cards.ts';
import { answerChallenge, askToOpen, bearer, challenge, collectCertificate, logIn } from './journey.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(() => issuer.close());

const day = 86_400_000;
const rsa = (modulusLength: number, publicExponent = 65_537) =>
  generateKeyPairSync('rsa', { modulusLength, publicExponent }).privateKey;

async function judge({ certificate }: TestCard): Promise<Judgement> {
  const json = { certificate: Buffer.from(certificate).toString('base64') };
  return judgement.parse((await issuer.station('/v1/judgements', { method: 'POST', json })).json());
}

describe('a certificate that may log in', () => {
  test('is accepted before the PIN is asked for, with the names that the page shows', async () => {
    const card = makeCard();
    expect(await judge(card)).toMatchObject({ accepted: true, holder: 'Practice Cardholder practice.cardholder' });
  });

  test.each(['RS256', 'PS256', 'RS512'] as const)('signs with %s', async (algorithm) => {
    const card = makeCard({ key: rsa(2048) });
    const { visit, nonce, origin } = await challenge(issuer);
    const json = { token: signToken(card, origin, nonce, algorithm) };
    expect((await issuer.station('/v1/logins', { ...bearer(visit, 'POST'), json })).status).toBe(200);
  });

  test('signs with ES384', async () => {
    const card = makeCard({ key: generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey });
    const { visit, nonce, origin } = await challenge(issuer);
    const json = { token: signToken(card, origin, nonce, 'ES384') };
    expect((await issuer.station('/v1/logins', { ...bearer(visit, 'POST'), json })).status).toBe(200);
  });

  test('gives a visit with a token of its own, and the one of the challenge is worth nothing', async () => {
    const card = makeCard();
    const given = await challenge(issuer);
    const person = login.parse((await answerChallenge(issuer, given, card)).json());
    expect(person.visit).not.toBe(given.visit);
    expect((await askToOpen(issuer, given.visit, 'key')).code()).toBe('sessionEnded');
  });

  test('names the credential types in the person’s language', async () => {
    const { visit, nonce, origin } = await challenge(issuer);
    const { headers } = bearer(visit);
    const answer = await issuer.station('/v1/logins', {
      method: 'POST',
      headers: { ...headers, 'accept-language': 'fr-BE, en;q=0.5' },
      json: { token: signToken(makeCard(), origin, nonce) },
    });
    expect(login.parse(answer.json()).credentialTypes[0]).toMatchObject({ id: 'mobile', name: 'Carte à puce mobile' });
  });

  test('shows the name in a certificate without what is no part of a name', async () => {
    const names = [
      userPrincipalName('plain@pivot.example'),
      { type: 'rfc822Name', value: 'a@b.example\nBcc: c@d' } as const,
    ];
    const { person } = await logIn(issuer, makeCard({ person: 'A\0da\u202E \r\nLovelace', names }));
    expect(person.name).toBe('Practice Cardholder Ada Lovelace');
  });

  test('leads to the same account at every log-in, whatever the case of its name', async () => {
    const upper = makeCard({ person: 'Same.Person' });
    const lower = makeCard({ person: 'same.person' });
    expect((await logIn(issuer, upper)).person.account).toBe((await logIn(issuer, lower)).person.account);
  });
});

describe('a certificate that may not log in', () => {
  const cases: readonly (readonly [string, string, () => CardDifferences])[] = [
    ['expired', 'certificateExpired', () => ({ notAfter: new Date(Date.now() - day) })],
    ['not yet valid', 'certificateNotYetValid', () => ({ notBefore: new Date(Date.now() + day) })],
    ['of a foreign CA', 'certificateNotTrusted', () => ({ pki: makePracticePki() })],
    ['without a PIV-authentication policy', 'policyMissing', () => ({ policies: [testPolicies.hardware] })],
    [
      'for card authentication by its policy (9E)',
      'policyMissing',
      () => ({ policies: [testPolicies.cardAuthentication] }),
    ],
    [
      'for card authentication by its usage (9E)',
      'policyMissing',
      () => ({ extendedKeyUsage: [oids.clientAuth, oids.pivCardAuth] }),
    ],
    [
      'of a derived credential',
      'derivedCredential',
      () => ({ policies: [testPolicies.pivAuthentication, testPolicies.derivedAuthentication] }),
    ],
    ['without clientAuth', 'certificateUnusable', () => ({ extendedKeyUsage: [oids.emailProtection] })],
    ['without digitalSignature', 'certificateUnusable', () => ({ keyUsage: 'keyEncipherment' })],
    ['with a weak key', 'certificateUnusable', () => ({ key: rsa(1024) })],
    ['with a weak exponent', 'certificateUnusable', () => ({ key: rsa(2048, 3) })],
    [
      'that names nobody but for a NUL',
      'certificateUnusable',
      () => ({ names: [userPrincipalName('ada\0@pivot.example')] }),
    ],
    [
      'that names somebody in other letters',
      'certificateUnusable',
      () => ({ names: [userPrincipalName('\uFB01@pivot.example')] }),
    ],
    ['that names nobody', 'certificateUnusable', () => ({ names: [{ type: 'dNSName', value: 'card.pivot.example' }] })],
  ];

  test.each(cases)('%s is refused as %s, before the PIN and after it', async (_, code, differences) => {
    const card = makeCard(differences());
    expect(await judge(card)).toMatchObject({ accepted: false, refusal: code });
    const refused = await answerChallenge(issuer, await challenge(issuer), card);
    expect([refused.status, refused.code()]).toEqual([403, code]);
  });

  test('issued by this issuer itself is refused', async () => {
    const { certificate, privateKey } = await collectCertificate(issuer);
    expect(await judge({ certificate, privateKey })).toMatchObject({ accepted: false, refusal: 'ownCertificate' });
  });

  test('that cannot be read is refused', async () => {
    const json = { certificate: Buffer.from('no certificate').toString('base64') };
    const answer = await issuer.station('/v1/judgements', { method: 'POST', json });
    expect(answer.json()).toMatchObject({ accepted: false, refusal: 'certificateUnusable' });
  });
});

describe('a challenge', () => {
  test('is refused when it is used twice', async () => {
    const given = await challenge(issuer);
    expect((await answerChallenge(issuer, given, makeCard())).status).toBe(200);
    expect((await answerChallenge(issuer, given, makeCard())).code()).toBe('challengeExpired');
  });

  test('is refused when two use it at the same moment, but for one', async () => {
    const given = await challenge(issuer);
    const card = makeCard();
    const answers = await Promise.all([1, 2, 3, 4].map(() => answerChallenge(issuer, given, card)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('is refused after five minutes', async () => {
    const given = await challenge(issuer);
    issuer.clock.advance(5 * 60_000);
    expect((await answerChallenge(issuer, given, makeCard())).code()).toBe('challengeExpired');
  });

  test('is spent by a wrong answer', async () => {
    const given = await challenge(issuer);
    const [card, other] = [makeCard(), makeCard()];
    const forged = { ...card, privateKey: other.privateKey };
    expect((await answerChallenge(issuer, given, forged)).code()).toBe('signatureWrong');
    expect((await answerChallenge(issuer, given, card)).code()).toBe('challengeExpired');
  });

  test('signed for another origin is refused', async () => {
    const given = await challenge(issuer);
    const elsewhere = { ...given, origin: 'https://elsewhere.example' };
    expect((await answerChallenge(issuer, elsewhere, makeCard())).code()).toBe('signatureWrong');
  });

  test('of another visit is refused', async () => {
    const [mine, other] = [await challenge(issuer), await challenge(issuer)];
    const swapped = { ...mine, visit: other.visit };
    expect((await answerChallenge(issuer, swapped, makeCard())).code()).toBe('signatureWrong');
  });

  test('signed with an algorithm that is not the key’s is refused', async () => {
    const { visit, nonce, origin } = await challenge(issuer);
    const token = { ...signToken(makeCard(), origin, nonce), algorithm: 'ES384' };
    const answer = await issuer.station('/v1/logins', { ...bearer(visit, 'POST'), json: { token } });
    expect(answer.code()).toBe('signatureWrong');
  });
});

describe('a visit', () => {
  test('ends after five minutes without activity', async () => {
    const { visit } = await logIn(issuer);
    issuer.clock.advance(299_000);
    expect((await askToOpen(issuer, visit, 'a')).status).toBe(201);
    issuer.clock.advance(300_000);
    expect((await askToOpen(issuer, visit, 'b')).code()).toBe('sessionEnded');
  });

  test('ends after twenty minutes whatever happens', async () => {
    const { visit } = await logIn(issuer);
    for (let minute = 0; minute < 19; minute += 1) {
      issuer.clock.advance(60_000);
      expect((await askToOpen(issuer, visit, `key${minute}`)).status).toBe(201);
    }
    issuer.clock.advance(60_000);
    expect((await askToOpen(issuer, visit, 'late')).code()).toBe('sessionEnded');
  });

  test('ends when the same person logs in elsewhere', async () => {
    const first = await logIn(issuer);
    await logIn(issuer);
    expect((await askToOpen(issuer, first.visit, 'key')).code()).toBe('sessionEnded');
  });

  test('ends by signing out', async () => {
    const { visit } = await logIn(issuer);
    expect((await issuer.station('/v1/visit', bearer(visit, 'DELETE'))).status).toBe(204);
    expect((await issuer.station('/v1/visit', bearer(visit, 'DELETE'))).code()).toBe('sessionEnded');
  });
});
