// SPDX-License-Identifier: Apache-2.0
// What a person does at the station with credentials of their own.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdings, type OwnCredential } from '../../contract/credentials.ts';
import { suspendCredential } from '../../issuer/revocation/credentials.ts';
import { openStore } from '../../issuer/store/store.ts';
import { makeCard } from './cards.ts';
import {
  act,
  askToOpen,
  bearer,
  collectCertificate,
  cookieOf,
  enrol,
  logIn,
  makePhone,
  type open,
  phraseDigest,
  poll,
  renew,
} from './journey.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
const card = makeCard();
const other = makeCard({ person: 'other' });
beforeEach(async () => {
  issuer = await startTestIssuer();
});
afterEach(() => issuer.close());

async function list(visit: string): Promise<readonly OwnCredential[]> {
  const answer = await issuer.station('/v1/credentials', bearer(visit));
  return holdings.parse(answer.json()).credentials;
}

function change(visit: string, id: string, what: string) {
  return issuer.station(`/v1/credentials/${id}/${what}`, bearer(visit, 'POST'));
}

describe('a person’s credentials', () => {
  test('are listed to nobody else, with how they stand', async () => {
    expect((await issuer.station('/v1/credentials')).code()).toBe('sessionEnded');
    const { id } = await collectCertificate(issuer, card);
    const mine = await logIn(issuer, card);
    expect(await list(mine.visit)).toMatchObject([
      { id, state: 'active', daysLeft: 1094, acts: ['renew', 'suspend', 'revoke', 'reportLost'] },
    ]);
    expect(await list((await logIn(issuer, other)).visit)).toEqual([]);
  });

  test('can be suspended, resumed and revoked, however often it is asked for', async () => {
    const { id } = await collectCertificate(issuer, card);
    const { visit } = await logIn(issuer, card);
    const states: unknown[] = [];
    for (const what of ['suspend', 'suspend', 'resume', 'resume', 'revoke', 'revoke']) {
      const answer = await change(visit, id, what);
      states.push([what, answer.status, holdings.parse(answer.json()).credentials[0]?.state]);
    }
    expect(states).toEqual([
      ['suspend', 200, 'suspended'],
      ['suspend', 200, 'suspended'],
      ['resume', 200, 'active'],
      ['resume', 200, 'active'],
      ['revoke', 200, 'revoked'],
      ['revoke', 200, 'revoked'],
    ]);
    for (const event of ['suspended', 'resumed', 'revoked']) {
      expect(auditRows(issuer.dataFolder, `credential.${event}`)).toMatchObject([{ cause: 'person' }]);
    }
    const late = await change(visit, id, 'suspend');
    expect([late.status, late.code()]).toEqual([409, 'credentialEnded']);
  });

  test('that are reported lost are revoked as compromised', async () => {
    const { id } = await collectCertificate(issuer, card);
    const { visit } = await logIn(issuer, card);
    expect((await change(visit, id, 'report-lost')).status).toBe(200);
    expect(auditRows(issuer.dataFolder, 'credential.revoked')).toMatchObject([
      { cause: 'person', reason: 'keyCompromise', note: 'the phone was reported lost' },
    ]);
    expect(await list(visit)).toMatchObject([{ state: 'revoked', acts: [] }]);
  });

  test('are nobody else’s to change', async () => {
    const { id } = await collectCertificate(issuer, card);
    const { visit } = await logIn(issuer, other);
    for (const what of ['suspend', 'resume', 'revoke', 'report-lost']) {
      const answer = await change(visit, id, what);
      expect([answer.status, answer.code()]).toEqual([404, 'notFound']);
    }
    const renewal = await askToOpen(issuer, visit, 'renewal', { replaces: id });
    expect(renewal.code()).toBe('notFound');
    expect(await list((await logIn(issuer, card)).visit)).toMatchObject([{ state: 'active' }]);
  });

  test('that an administrator suspended are not resumed by their person', async () => {
    const { id } = await collectCertificate(issuer, card);
    const [{ serialNumber } = {}] = auditRows(issuer.dataFolder, 'certificate.issued');
    const store = await openStore(issuer.dataFolder);
    const order = { cause: 'administrator', now: issuer.clock.now() } as const;
    await store.transaction((records) => suspendCredential(records, String(serialNumber), order));
    await store.close();
    const { visit } = await logIn(issuer, card);
    expect(await list(visit)).toMatchObject([{ state: 'suspended', acts: ['revoke', 'reportLost'] }]);
    expect((await change(visit, id, 'resume')).code()).toBe('credentialEnded');
  });

  test('are shown for a month after their end', async () => {
    const { id } = await collectCertificate(issuer, card);
    await change((await logIn(issuer, card)).visit, id, 'revoke');
    issuer.clock.advance(31 * 86_400_000);
    expect(await list((await logIn(issuer, card)).visit)).toEqual([]);
  });
});

describe('a renewal at the station', () => {
  test('keeps name and kind, makes room for itself, and ends the old credential once the new one is there', async () => {
    await issuer.close();
    const names = { en: 'One' };
    issuer = await startTestIssuer({
      credentialTypes: [
        { id: 'any', names, lifetimeDays: 30 },
        { id: 'one', names, lifetimeDays: 30, maximumPerPerson: 1 },
      ],
    });
    const first = await collect({ name: 'Blue phone', credentialType: 'one' });
    expect((await askToOpen(issuer, first.visit, 'second', { credentialType: 'one' })).code()).toBe(
      'tooManyCredentials',
    );
    const second = await collect({ replaces: first.id });
    expect(await list(second.visit)).toMatchObject([
      { id: second.id, name: 'Blue phone', credentialType: 'One', state: 'active' },
      { id: first.id, state: 'revoked' },
    ]);
    expect(auditRows(issuer.dataFolder, 'credential.revoked')).toMatchObject([
      { cause: 'person', reason: 'superseded' },
    ]);
    expect((await askToOpen(issuer, second.visit, 'third', { replaces: first.id })).code()).toBe('credentialEnded');
  });

  test('ends what the phone has made of the old credential by itself meanwhile, too', async () => {
    const old = await collectCertificate(issuer, card);
    const { visit } = await logIn(issuer, card);
    const { status, password = '' } = (await askToOpen(issuer, visit, 'renewal', { replaces: old.id })).json<
      Awaited<ReturnType<typeof open>>
    >();
    expect((await renew(issuer, old, makePhone())).status).toBe(200);
    issuer.clock.advance(1_000);
    const phone = makePhone();
    const pending = await enrol(issuer, status.id, password, phone);
    await act(issuer, visit, status.id, 'confirm', { phraseDigest: phraseDigest(status.id, phone, pending) });
    expect(await list(visit)).toMatchObject([{ id: status.id, state: 'active' }, { state: 'revoked' }]);
    expect(auditRows(issuer.dataFolder, 'credential.revoked')).toHaveLength(2);
  });

  test('leaves the old credential alone where it is given up', async () => {
    const { id } = await collectCertificate(issuer, card);
    const person = await logIn(issuer, card);
    const opened = await askToOpen(issuer, person.visit, 'renewal', { replaces: id });
    const { status } = opened.json<Awaited<ReturnType<typeof open>>>();
    await issuer.station(`/v1/activations/${status.id}`, bearer(person.visit, 'DELETE'));
    expect(await list(person.visit)).toMatchObject([{ id, state: 'active' }]);
  });
});

/** The whole journey for this request. */
async function collect(request: object): Promise<{ readonly id: string; readonly visit: string }> {
  const { visit } = await logIn(issuer, card);
  const { status, password = '' } = (
    await askToOpen(issuer, visit, JSON.stringify(request).replaceAll(' ', '_'), request)
  ).json<Awaited<ReturnType<typeof open>>>();
  const phone = makePhone();
  const pending = await enrol(issuer, status.id, password, phone);
  await act(issuer, visit, status.id, 'confirm', { phraseDigest: phraseDigest(status.id, phone, pending) });
  await poll(issuer, cookieOf(pending), phone);
  issuer.clock.advance(1_000);
  return { id: status.id, visit };
}
