// SPDX-License-Identifier: Apache-2.0
// Two who meet at the same thing in PostgreSQL, where transactions run side by side: one has come first and has not ended
// yet when the other begins. Neither undoes what the other does, and neither waits for ever.

import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EnrolledPhone, TrialChallenge } from '../../contract/phone-api.ts';
import type { Login } from '../../contract/station-api.ts';
import { setStatus } from '../../issuer/accounts/administration.ts';
import { distrust, readTrustFile, trust } from '../../issuer/anchors/import.ts';
import { report } from '../../issuer/audit/chain.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { createPhones } from '../../issuer/phones/phones.ts';
import { endPhone, enrolPhone } from '../../issuer/phones/registry.ts';
import { KeyTaken, type Records, type Store } from '../../issuer/records.ts';
import { revokeCredential } from '../../issuer/revocation/credentials.ts';
import { makeCard, pki, signChallenge } from './cards.ts';
import {
  act,
  bearer,
  collectCertificate,
  enrol,
  logIn,
  makePhone,
  open,
  phraseDigest,
  renew,
  toBase64,
} from './journey.ts';
import { makePhoneKey, type PhoneKey } from './phone-key.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';
import { cluster, queryRows } from './test-store.ts';

const credentialTypes = [
  { id: 'mail', names: { en: 'Secure mail' }, lifetimeDays: 30, mail: true, encryptionKey: 'P-256' as const },
];
let issuer: TestIssuer;
let store: Store;
beforeAll(async () => {
  const database = { host: cluster ?? '', answerSeconds: 3 };
  issuer = await startTestIssuer({ credentialTypes, trustFiles: [] }, undefined, database);
  store = await issuer.openStore();
  await trust(store, practiceAuthorities());
});
afterAll(async () => {
  await store.close();
  await issuer.close();
});
/** Proofs of phones are timed by the real clock. */
beforeEach(() => issuer.clock.advance(Math.max(0, Date.now() - issuer.clock.now())));

function practiceAuthorities() {
  const pem = toPem(pki.root.certificate) + toPem(pki.intermediate.certificate);
  const read = readTrustFile(Buffer.from(pem), issuer.clock.now());
  return read.ok ? read.value : [];
}

const waitingForLocks = () =>
  queryRows(
    issuer.dataFolder,
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  ).length;

/** Begins `other`, and lets it go as far as it gets while others hold what they hold. */
async function begin<Value>(other: () => Promise<Value>): Promise<{ readonly ended: Promise<Value> }> {
  const waiting = waitingForLocks();
  let settled = false;
  const ended = other().finally(() => {
    settled = true;
  });
  ended.catch(() => undefined);
  await expect.poll(() => settled || waitingForLocks() > waiting, { timeout: 20_000, interval: 20 }).toBe(true);
  return { ended };
}

/** Does `work` in a transaction, and begins `other` before that ends. What came of both. */
async function meet<Value, Other>(work: (records: Records) => Promise<Value>, other: () => Promise<Other>) {
  let begun: Promise<Other> | undefined;
  const first = store.transaction(async (records) => {
    const value = await work(records);
    begun = (await begin(other)).ended;
    return value;
  });
  const [one] = await Promise.allSettled([first]);
  const [two] = await Promise.allSettled([begun]);
  return [one, two] as const;
}

const answered = (status: number) => ({ status: 'fulfilled', value: expect.objectContaining({ status }) });
const accountOf = (person: string) =>
  String(queryRows(issuer.dataFolder, `select id from accounts where identifier like '${person}@%'`)[0]?.id);

describe('two accounts with one key', () => {
  test('are told at once which of them it belongs to', async () => {
    const key = Buffer.from('a key');
    const take = async (records: Records, account: string) => {
      await records.phoneKeys.take(key, account);
      await report(records, 1, 'tried', { account });
    };
    const first = async (records: Records) => {
      await take(records, 'one');
      // What was written has reached the database.
      await records.settings.get('anything');
    };
    const [one, other] = await meet(first, () => store.transaction((records) => take(records, 'other')));
    expect(one).toMatchObject({ status: 'fulfilled' });
    expect(other).toMatchObject({ status: 'rejected', reason: expect.any(KeyTaken) });
  });
});

describe('a phone', () => {
  const about = (key: PhoneKey) =>
    issuer.phone('/api/phone', { headers: { dpop: key.prove('GET', `${issuer.phoneOrigin}/api/phone`) } });

  /** An express journey of a phone with this key. */
  async function express(key: PhoneKey, person: string): Promise<void> {
    const login = await logIn(issuer, makeCard({ person }));
    const { status, password = '' } = await open(issuer, login);
    const phone = makePhone();
    const dpop = key.prove('POST', `${issuer.phoneOrigin}/.well-known/est/simpleenroll`);
    const pending = await enrol(issuer, status.id, password, phone, { dpop });
    await act(issuer, login.visit, status.id, 'confirm', { phraseDigest: phraseDigest(status.id, phone, pending) });
  }

  test('that is enrolled twice at once is one', async () => {
    await logIn(issuer, makeCard({ person: 'twice' }));
    const wanted = { accountId: accountOf('twice'), thumbprint: 'its key', name: 'Phone', kind: 'Android' };
    const [, again] = await meet(
      async (records) => {
        await records.accounts.hold(wanted.accountId);
        await enrolPhone(records, { ...wanted, now: issuer.clock.now() });
      },
      () => createPhones(store, issuer.clock).enrol(wanted),
    );
    expect(again).toMatchObject({ status: 'fulfilled', value: { ok: true } });
    expect(queryRows(issuer.dataFolder, `select 1 from phones where thumbprint = 'its key'`)).toHaveLength(1);
  });

  test('that is heard of while it is reported lost stays lost', async () => {
    const key = makePhoneKey();
    await express(key, 'lost');
    const { phone } = (await about(key)).json<EnrolledPhone>();
    const order = { state: 'lost', cause: 'administrator', now: issuer.clock.now() } as const;
    const [, heard] = await meet(
      (records) => endPhone(records, phone.id, order),
      () => about(key),
    );
    expect(heard).toMatchObject(answered(403));
    const states = queryRows(issuer.dataFolder, `select state from phones where id = '${phone.id}'`);
    expect(states).toEqual([{ state: 'lost' }]);
  });
});

describe('a credential', () => {
  const order = () => ({ cause: 'administrator', reason: 'keyCompromise', now: issuer.clock.now() }) as const;
  const revoke = (id: string) => async (records: Records) => {
    const issued = await records.issued.ofActivation(id);
    return revokeCredential(records, issued?.serialNumber ?? '', order());
  };

  test('that is revoked while its phone asks for what belongs to it gets no more certificates', async () => {
    const { id, privateKey } = await collectCertificate(issuer, makeCard({ person: 'writer' }));
    const ask = { method: 'POST' };
    const path = `/api/activations/${id}/mail`;
    const { nonce, origin } = (await issuer.phone(`${path}-challenge`, ask)).json<TrialChallenge>();
    const { request } = makePhone();
    const signature = toBase64(signChallenge(privateKey, origin, nonce, 'ES256', Buffer.from(request, 'base64')));
    const json = { nonce, request, signature, form: 'current' };
    const [, collected] = await meet(revoke(id), () => issuer.phone(path, { ...ask, json }));
    expect(collected).toMatchObject(answered(403));
    const issued = queryRows(issuer.dataFolder, `select 1 from issued_certificates where activation_id = '${id}'`);
    expect(issued).toHaveLength(1);
  });

  test('that is revoked while it is renewed has no successor', async () => {
    const credential = await collectCertificate(issuer, makeCard({ person: 'renewer' }));
    const [, renewed] = await meet(revoke(credential.id), () => renew(issuer, credential, makePhone()));
    expect(renewed).toMatchObject(answered(403));
  });

  test('is resumed by a person whole, before the account is disabled, or not at all', async () => {
    const card = makeCard({ person: 'leaver' });
    const { id } = await collectCertificate(issuer, card);
    const { visit }: Login = await logIn(issuer, card);
    const post = bearer(visit, 'POST');
    await issuer.station(`/v1/credentials/${id}/suspend`, post);
    // The request comes as far as its visit; the administrator is next.
    const { host, database } = issuer.storeSettings.postgresql ?? {};
    const locker = new Client({ host: cluster ?? host, database, user: 'pivot' });
    await locker.connect();
    await locker.query('begin; select 1 from visits for update');
    const resumed = await begin(() => issuer.station(`/v1/credentials/${id}/resume`, post));
    const disabled = await begin(() =>
      store.transaction(async (records) => {
        const account = await records.accounts.hold(accountOf('leaver'));
        if (account) await setStatus(records, account, 'disabled', issuer.clock.now());
        const issued = await records.issued.ofActivation(id);
        return records.revocations.get(issued?.serialNumber ?? '');
      }),
    );
    await locker.query('rollback');
    await locker.end();
    // The person came first, with the whole act.
    expect(await disabled.ended).toMatchObject({ state: 'resumed' });
    expect(await resumed.ended).toMatchObject({ status: 200 });
  });
});

test('who logs in while the root is taken away can do nothing any more', async () => {
  const [root] = practiceAuthorities();
  if (!root) throw new Error('the practice PKI has a root');
  const removing = (records: Records) => {
    const within: Store = { ...store, transaction: (work) => work(records) };
    return distrust(within, root, issuer.clock.now());
  };
  const [, login] = await meet(removing, () => logIn(issuer, makeCard({ person: 'late' })));
  const { visit } = (login?.status === 'fulfilled' && login.value) || { visit: '' };
  expect(visit).not.toBe('');
  expect((await issuer.station('/v1/credentials', bearer(visit))).code()).toBe('sessionEnded');
});
