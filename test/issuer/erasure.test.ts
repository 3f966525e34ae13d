// SPDX-License-Identifier: Apache-2.0
// Erasing people: all that could tell who somebody was goes, also from the files, and what must stay does stay.

import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { listAccount, setStatus } from '../../issuer/accounts/administration.ts';
import { eraseAccount, purgeRemains } from '../../issuer/accounts/erasure.ts';
import { createRetention, type RetentionPolicy } from '../../issuer/accounts/retention.ts';
import { verifyChain } from '../../issuer/audit/chain.ts';
import { readConfiguration } from '../../issuer/config.ts';
import type { Account } from '../../issuer/login/accounts.ts';
import { type Records, type Store, StoreUnavailable } from '../../issuer/records.ts';
import { backUp, restore } from '../../issuer/store/backup.ts';
import { openStore } from '../../issuer/store/store.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { parseCertificateRevocationList } from '../../x509/crl.ts';
import { encodeCertId, encodeOcspRequest, parseOcspResponse } from '../../x509/ocsp.ts';
import { makeCard, type TestCard } from './cards.ts';
import { answerChallenge, challenge, collectCertificate, enrol, logIn, makePhone, open } from './journey.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';
import { runCommand } from './serving-issuer.ts';
import { cluster, execute, queryRows } from './test-store.ts';

const day = 86_400_000;
let issuer: TestIssuer;
afterEach(() => issuer.close());

/** What nothing may be found of. It is in the card's certificate, its UPN, and whatever is kept of the person. */
const person = 'erased.person';

async function withStore<Value>(work: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await issuer.openStore();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const change = <Value>(work: (records: Records) => Promise<Value>) => withStore((store) => store.transaction(work));

async function accountOf(name: string): Promise<Account> {
  const [account] = await change((records) => records.accounts.named(`${name}@pivot.example`));
  if (!account) throw new Error(`there is no ${name}`);
  return account;
}

/** Ends accounts, and has the issuer do what follows. */
async function end(...accounts: readonly Account[]): Promise<void> {
  await change(async (records) => {
    for (const account of accounts) await setStatus(records, account, 'ended', issuer.clock.now());
  });
  issuer.clock.advance(1000);
  await issuer.restart();
}

/** Keeps something of each kind that only comes about in the course of a longer life. */
async function fill(records: Records, { id, identifier }: Account): Promise<void> {
  const [issued] = await records.issued.ofAccount(id);
  if (!issued) throw new Error('there is no certificate');
  const at = issuer.clock.now();
  const about = issued.activationId;
  const phone = { id: 'phone', accountId: id, thumbprint: 'key', name: `Phone of ${person}`, kind: 'phone' };
  await records.phones.save({ ...phone, enrolledAt: at, contactAt: at, state: 'enrolled', endedAt: undefined });
  const keys = { publicKey: new Uint8Array(65), secret: new Uint8Array(16) };
  const endpoint = `https://push.example/${person}`;
  await records.pushSubscriptions.save({ ...keys, phoneId: 'phone', endpoint, language: 'en', since: at });
  await records.phones.keepActivation(about, 'key');
  const told = { kind: 'issued', accountId: id, about, target: 'mail', state: 'failed' } as const;
  await records.notifications.add({ ...told, id: 'n', at: 1, attempts: 1, dueAt: 1, problem: `550 ${identifier}` });
  const right = { hash: 'h', accountId: id, about, kind: 'issued', language: 'en' } as const;
  await records.disavowals.add({ ...right, expiresAt: at + day, usedAt: undefined });
  await records.uses.save(about, { at, place: 'service', address: `${person}.example` });
  const code = { userCodeMac: new Uint8Array(4), phone: 'phone', address: '192.0.2.1', polledAt: undefined };
  const asked = { ...code, askedAt: at, expiresAt: at + day, intervalSeconds: 5, accountId: undefined };
  await records.signIns.add({ ...asked, id: 's', account: identifier, state: 'waiting' });
  const payload = JSON.stringify({ deviceInfo: { account: identifier } });
  await records.oidc.save({ kind: 'DeviceCode', id: 'd', grantId: undefined, payload, expiresAt: at + day });
}

/** As if a key for mail were kept for the account. */
async function keepMailKey(records: Records, { id }: Account): Promise<void> {
  const [issued] = await records.issued.ofAccount(id);
  const sealed = Buffer.from(`sealed for ${person}`);
  await records.archivedKeys.add({ serialNumber: issued?.serialNumber ?? '', accountId: id, sealed, archivedAt: 1 });
}

/** All that is in the database, whatever tables it has. */
function allRows(): string {
  if (cluster) return allPostgresqlRows();
  const tables = queryRows(issuer.dataFolder, "select name from sqlite_master where type = 'table'");
  const rows = tables.flatMap(({ name }) => queryRows(issuer.dataFolder, `select * from ${name}`));
  const textOf = (value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
  return rows.flatMap((row) => Object.values(row).map(textOf)).join('\n');
}

/** With one query, and what is bytes, which comes in hexadecimal, as text too. */
function allPostgresqlRows(): string {
  const names = "select table_name as name from information_schema.tables where table_schema = 'public'";
  const selects = queryRows(issuer.dataFolder, names).map(
    ({ name }) => `select (select json_agg(each)::text from ${name} each) as content`,
  );
  const text = queryRows(issuer.dataFolder, selects.join(' union all '))
    .map(({ content }) => content)
    .join('\n');
  const bytes = [...text.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'));
  return [text, ...bytes].join('\n');
}

/**
 * All that is in SQLite's files, used or not. Another process reads them: closing a file that SQLite has open lets go of
 * this process's locks on it (sqlite.org/howtocorrupt.html, 2.2).
 */
function fileBytes(folder = issuer.dataFolder): string {
  const files = readdirSync(folder).filter((name) => name.startsWith('pivot.sqlite'));
  return execFileSync('cat', files, { cwd: folder, encoding: 'latin1', maxBuffer: 2 ** 28 });
}

async function ocspStatus(card: TestCard): Promise<string | undefined> {
  const authority = parseCertificate(new X509Certificate(issuer.certificatePem).raw);
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  const certId = encodeCertId({
    hash: 'sha256',
    issuerNameHash: digest(authority.subject.bytes),
    issuerKeyHash: digest(authority.subjectPublicKeyInfo.publicKey),
    serialNumber: parseCertificate(card.certificate).serialNumber,
  });
  const headers = { 'content-type': 'application/ocsp-request' };
  const answer = await issuer.phone('/ocsp', { method: 'POST', headers, body: encodeOcspRequest([certId]) });
  const parsed = parseOcspResponse(answer.bytes);
  return parsed.status === 'successful' ? parsed.response.responses[0]?.status.status : parsed.status;
}

async function isOnList({ certificate }: TestCard): Promise<boolean> {
  const list = parseCertificateRevocationList((await issuer.phone('/crl.der')).bytes);
  return list.revoked.find(parseCertificate(certificate)) !== undefined;
}

describe('the audit log, where nothing can be erased,', () => {
  test('calls whoever is known by an id, also where a card is refused, and others by what their card says', async () => {
    issuer = await startTestIssuer();
    const notAfter = new Date(issuer.clock.now() + 3 * day);
    const card = makeCard({ person, notAfter });
    await logIn(issuer, card);
    const { id: account, anchor, kind, identifier } = await accountOf(person);
    const wanted = { anchor, identifier: { kind, value: identifier }, email: `${person}@mail.example`, name: person };
    await change((records) => listAccount(records, wanted, issuer.clock.now()));
    issuer.clock.advance(4 * day);
    const ask = (shown: TestCard) => challenge(issuer).then((given) => answerChallenge(issuer, given, shown));
    expect((await ask(card)).code()).toBe('certificateExpired');
    const known = await accountOf(person);
    await change((records) => setStatus(records, known, 'disabled', issuer.clock.now()));
    expect((await ask(makeCard({ person }))).code()).toBe('loginRefused');
    const refused = auditRows(issuer.dataFolder, 'login.refused');
    expect(refused).toMatchObject([
      { account, code: 'certificateExpired' },
      { account, code: 'loginRefused', reason: `the account ${account} is disabled` },
    ]);
    const rows = queryRows(issuer.dataFolder, 'select details from audit').map(({ details }) => String(details));
    expect(rows.filter((details) => details.includes(person))).toEqual([]);
    await ask(makeCard({ person: 'stranger', notAfter: new Date(issuer.clock.now() - day) }));
    expect(auditRows(issuer.dataFolder, 'login.refused').at(-1)?.holder).toContain('stranger');
  });
});

describe('a person who is erased', () => {
  test('is found nowhere any more, while what must stay does', async () => {
    issuer = await startTestIssuer();
    const card = makeCard({ person });
    const credential = await collectCertificate(issuer, card);
    const account = await accountOf(person);
    await change((records) => fill(records, account));
    await change((records) => keepMailKey(records, account));
    expect(allRows()).toContain(person);
    const config = path.join(issuer.dataFolder, '../issuer.json');
    const settings = { practice: true, dataFolder: issuer.dataFolder, store: issuer.storeSettings };
    writeFileSync(config, JSON.stringify(settings));
    const erase = (...more: string[]) =>
      runCommand('accounts', 'erase', `${person}@pivot.example`, '--config', config, ...more);
    const order = { now: issuer.clock.now(), withMailKeys: true };
    const eraseAgain = () => change((records) => eraseAccount(records, account.id, order));
    expect(await eraseAgain()).toEqual({ ok: false, failure: 'notEnded' });

    await end(account);
    expect(await ocspStatus(credential)).toBe('revoked');
    expect(await erase()).toMatchObject({ code: 1, stderr: expect.stringContaining('--destroy-mail-keys') });
    const planned = JSON.parse((await erase('--dry-run', '--json')).stdout);
    const phones = { cards: 1, phones: 1, certificates: 1, activations: 1, mailKeys: 1, uses: 1 };
    expect(planned).toMatchObject({ erased: { ...phones, signIns: 2 }, stays: { serialNumbers: 1, keyHashes: 1 } });
    expect(planned.naming).toBe(0);
    expect(allRows()).toContain(person);
    const done = await erase('--destroy-mail-keys');
    expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining(`Keep the id ${account.id}`) });
    expect(allRows()).not.toContain(person);
    if (!cluster) expect(fileBytes()).not.toContain(person);

    await issuer.restart();
    expect(await ocspStatus(credential)).toBe('revoked');
    expect(await isOnList(credential)).toBe(true);
    await withStore(async (store) => expect(await verifyChain(store)).toMatchObject({ ok: true }));
    expect(auditRows(issuer.dataFolder, 'account.erased')).toMatchObject([{ account: account.id, mailKeys: 1 }]);

    // Nothing comes back by a list that still says who has left.
    const { anchor, kind, identifier } = account;
    const wanted = { anchor, identifier: { kind, value: identifier } };
    const left = { ...wanted, name: person, email: account.email, status: 'ended' } as const;
    expect(await change((records) => listAccount(records, left, issuer.clock.now()))).toBe('unchanged');
    expect(allRows()).not.toContain(person);

    // Neither the card nor the administrator brings the old account back.
    const again = () => challenge(issuer).then((given) => answerChallenge(issuer, given, card));
    expect((await again()).code()).toBe('loginRefused');
    expect(await change((records) => setStatus(records, account, 'active', issuer.clock.now()))).toBe(false);
    expect(await eraseAgain()).toEqual({ ok: false, failure: 'erasedBefore' });

    // Who is listed again is a new account, to which the old one's key does not come.
    await change((records) => listAccount(records, wanted, issuer.clock.now()));
    const login = await logIn(issuer, card);
    expect((await accountOf(person)).id).not.toBe(account.id);
    const { status, password = '' } = await open(issuer, login);
    expect((await enrol(issuer, status.id, password, makePhone(credential.privateKey))).code()).toBe('csrKeyTaken');
  }, 120_000);

  // Backups are SQLite's, and so are the files.
  if (cluster) return;
  test('is back with an older backup, and is erased again', async () => {
    issuer = await startTestIssuer();
    await collectCertificate(issuer, makeCard({ person }));
    const account = await accountOf(person);
    const { id } = account;
    await end(account);
    const backup = path.join(issuer.dataFolder, '../before.backup');
    backUp(issuer.dataFolder, backup);
    const folder = path.join(issuer.dataFolder, '../restored');
    restore(backup, folder);
    expect(fileBytes(folder)).toContain(person);
    const store = await openStore(folder);
    const order = { now: issuer.clock.now(), withMailKeys: false };
    expect(await store.transaction((records) => eraseAccount(records, id, order))).toMatchObject({ ok: true });
    await purgeRemains(store);
    expect(fileBytes(folder)).not.toContain(person);
    await store.close();
  });

  test('is left in the files while another program reads them, and nobody waits for that', async () => {
    issuer = await startTestIssuer();
    await issuer.pause(() =>
      withStore(async (store) => {
        await store.transaction(({ settings }) => settings.save('something', 'in the log'));
        const reader = new DatabaseSync(path.join(issuer.dataFolder, 'pivot.sqlite'), { readOnly: true });
        reader.exec('BEGIN; SELECT count(*) FROM accounts');
        const logBytes = () => statSync(path.join(issuer.dataFolder, 'pivot.sqlite-wal')).size;
        const before = logBytes();
        // A store that waited for readers as long as for writers would take half a minute, and let nobody else do anything.
        for (let tries = 0; tries < 3; tries += 1) await expect(store.purge()).rejects.toThrow(StoreUnavailable);
        expect(logBytes()).toBe(before);
        reader.close();
        await store.purge();
        expect(logBytes()).toBe(0);
      }),
    );
  }, 20_000);
});

describe('what was kept for long enough', () => {
  const policy: RetentionPolicy = { endedAccountDays: 30, expiredCredentialDays: 60, mailKeys: 'keep' };

  /** Four people who are gone, one of them with a key for mail, and one who stays. */
  async function makePeople(): Promise<void> {
    issuer = await startTestIssuer();
    for (const name of ['a', 'b', 'c', 'with.mail', 'stays']) {
      await collectCertificate(issuer, makeCard({ person: `${person}.${name}` }));
    }
    const gone: Account[] = [];
    for (const name of ['a', 'b', 'c', 'with.mail']) gone.push(await accountOf(`${person}.${name}`));
    await change((records) => keepMailKey(records, gone[3] as Account));
    await end(...gone);
  }

  const statuses = () =>
    queryRows(issuer.dataFolder, 'select status from accounts order by status').map(({ status }) => status);
  const erased = () => auditRows(issuer.dataFolder, 'account.erased').map(({ account }) => account);
  const later = (days: number) => ({ now: () => issuer.clock.now() + days * day });

  test('goes once, whenever who erases it is killed', async () => {
    await makePeople();
    await withStore((store) => createRetention({ store, clock: later(29), policy })());
    expect(erased()).toEqual([]);
    let deaths = 0;
    for (let isDone = false; !isDone; deaths += 1) {
      await withStore(async (store) => {
        // As a process that is killed after one transaction more each time, and is started again.
        const dying = dyingStore(store, deaths);
        isDone = await createRetention({ store: dying, clock: later(31), policy })().then(
          () => true,
          () => false,
        );
      });
    }
    expect(deaths).toBeGreaterThan(3);
    expect(statuses()).toEqual(['active', 'ended', 'erased', 'erased', 'erased']);
    expect(new Set(erased()).size).toBe(3);
    expect(erased()).toHaveLength(3);
    await withStore((store) =>
      createRetention({ store, clock: later(33), policy: { ...policy, mailKeys: 'erase' } })(),
    );
    expect(statuses()).toEqual(['active', 'erased', 'erased', 'erased', 'erased']);
    await withStore(async (store) => expect(await verifyChain(store)).toMatchObject({ ok: true }));
    if (cluster) return;
    for (const name of ['a', 'b', 'c', 'with.mail']) expect(fileBytes()).not.toContain(`${person}.${name}`);
    expect(fileBytes()).toContain(`${person}.stays`);
  });

  test('goes once where several issuers look at the same time, and of who stays only what is over', async () => {
    await makePeople();
    const far = later(3000);
    await withStore((one) =>
      withOther(one, (other) =>
        Promise.all([one, other].map((store) => createRetention({ store, clock: far, policy })())),
      ),
    );
    expect(erased()).toHaveLength(3);
    expect(auditRows(issuer.dataFolder, 'certificate.erased')).toHaveLength(1);
    const kept = queryRows(issuer.dataFolder, `select subject from issued_certificates where subject <> ''`);
    expect(kept.map(({ subject }) => subject)).toEqual([expect.stringContaining('with.mail')]);
    const [stays] = queryRows(issuer.dataFolder, `select name from accounts where status = 'active'`);
    expect(stays?.name).toContain('stays');
    await logIn(issuer, makeCard({ person: `${person}.stays` }));
  });

  test('is counted from the end that the audit log tells of, where accounts ended before the update', async () => {
    issuer = await startTestIssuer();
    await logIn(issuer, makeCard({ person }));
    const account = await accountOf(person);
    await end(account);
    const before = queryRows(issuer.dataFolder, 'select ended_at from accounts');
    await issuer.pause(async () => {
      execute(issuer.dataFolder, 'drop index accounts_ended');
      execute(issuer.dataFolder, 'alter table accounts drop column ended_at');
      execute(issuer.dataFolder, 'drop table erased_people');
      execute(issuer.dataFolder, "delete from kysely_migration where name = '095-erasure'");
    });
    expect(queryRows(issuer.dataFolder, 'select ended_at from accounts')).toEqual(before);
    await withStore((store) => createRetention({ store, clock: later(31), policy })());
    expect(erased()).toEqual([account.id]);
  });

  test('is said in the configuration, keys for mail by name', async () => {
    issuer = await startTestIssuer({ retention: policy });
    const read = (retention: object) => readConfiguration({ dataFolder: 'x', retention });
    expect(read({})).toMatchObject({ value: { retention: {} } });
    const unsaid = { ok: false, failure: expect.stringContaining('erase or keep') };
    expect(read({ endedAccountDays: 30 })).toMatchObject(unsaid);
    expect(read({ expiredCredentialDays: 29 }).ok).toBe(false);
    await logIn(issuer, makeCard({ person }));
    await end(await accountOf(person));
    issuer.clock.advance(32 * day);
    await issuer.restart();
    issuer.clock.advance(60_000);
    await issuer.restart();
    expect(erased()).toHaveLength(1);
  });
});

/** A store that is gone after so many transactions. */
function dyingStore(store: Store, transactions: number): Store {
  let left = transactions;
  return {
    ...store,
    transaction(work) {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('killed')) : store.transaction(work);
    },
  };
}

/** Another issuer's way to the database; SQLite has one issuer, which may look twice. */
async function withOther<Value>(store: Store, work: (other: Store) => Promise<Value>): Promise<Value> {
  return cluster ? withStore(work) : work(store);
}
