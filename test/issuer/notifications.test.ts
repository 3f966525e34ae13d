// SPDX-License-Identifier: Apache-2.0

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { languages } from '../../contract/view.ts';
import { notificationCommands } from '../../issuer/commands/notifications.ts';
import { configuration } from '../../issuer/config.ts';
import { checkConfiguration } from '../../issuer/config-check.ts';
import { announce } from '../../issuer/notify/announce.ts';
import { pauseAfter } from '../../issuer/notify/courier.ts';
import type { Store } from '../../issuer/records.ts';
import { openStore } from '../../issuer/store/store.ts';
import { startAdministrator } from '../revocation/administrator.ts';
import { makeCard } from './cards.ts';
import { collectCertificate } from './journey.ts';
import { type Mail, type MailServer, startMailServer } from './mail-server.ts';
import { auditRows, notificationRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

const day = 86_400_000;

let server: MailServer;
let issuer: TestIssuer | undefined;
beforeAll(async () => {
  server = await startMailServer();
});
afterEach(async () => {
  await issuer?.close();
  issuer = undefined;
  server.away(false);
  await server.clear();
});
afterAll(() => server.close());

async function start(changes: Parameters<typeof startTestIssuer>[0] = {}): Promise<TestIssuer> {
  issuer = await startTestIssuer({ mail: server.settings, ...changes });
  return issuer;
}

/** Lets a second pass until so many mails have arrived. */
async function arrived(running: TestIssuer, count: number): Promise<readonly Mail[]> {
  await vi.waitFor(
    () => {
      running.clock.advance(1000);
      expect(server.mails().length).toBeGreaterThanOrEqual(count);
    },
    { timeout: 25_000, interval: 200 },
  );
  return server.mails();
}

function linkIn({ text }: Mail): string {
  return /https:\/\/\S+(\/not-me\/[0-9a-f]{32})\n/.exec(text)?.[1] ?? '';
}

async function serialNumberOf({ dataFolder }: TestIssuer): Promise<string> {
  return String(auditRows(dataFolder, 'certificate.issued').at(-1)?.serialNumber);
}

/** Waits until the queue looks so. */
function queue({ dataFolder }: TestIssuer) {
  return expect.poll(() => notificationRows(dataFolder), { timeout: 20_000, interval: 100 });
}

/** Lets much time pass while the issuer is stopped, and a minute when it is there again. */
async function later(running: TestIssuer, milliseconds: number): Promise<void> {
  await running.pause(async () => running.clock.advance(milliseconds));
  running.clock.advance(60_000);
}

/** Works on the store while the issuer is stopped. */
function withStoreOf(running: TestIssuer, work: (store: Store) => Promise<void>): Promise<void> {
  return running.pause(async () => {
    const store = await running.openStore();
    try {
      await work(store);
    } finally {
      await store.close();
    }
  });
}

describe('mail about a credential', () => {
  test('tells the person promptly that a phone was set up, which, and what to do when it was not them', async () => {
    const running = await start();
    const { id } = await collectCertificate(running);
    const [mail] = await arrived(running, 1);
    expect(mail).toMatchObject({
      to: 'practice.cardholder@pivot.example',
      from: 'Test Organisation <pivot@pivot.example>',
      subject: 'A phone was set up with your smart card',
      language: 'en',
    });
    for (const body of [mail?.text, mail?.html]) {
      expect(body).toContain('Practice Cardholder practice.cardholder');
      expect(body).toContain('Mobile smart credential');
      expect(body).toMatch(/\/not-me\/[0-9a-f]{32}/);
      expect(body).not.toContain(id);
    }
    // Nothing comes from elsewhere, and nothing tells that the mail was opened.
    expect(mail?.html).not.toMatch(/<(img|script|link|iframe)|url\(|src=/);
    await queue(running).toEqual([]);
    expect(auditRows(running.dataFolder, 'notification.sent')).toHaveLength(1);
    const { text } = await running.station('/metrics');
    expect(text).toContain('pivot_notifications_total{event="issued",outcome="sent"} 1');
  });

  test('tells of each step of its life, in the language that the person speaks at the station', async () => {
    const running = await start({ mail: { ...server.settings, timeZone: 'Europe/Amsterdam' } });
    await collectCertificate({
      phone: running.phone,
      station: (route, ask) =>
        running.station(route, { ...ask, headers: { ...ask?.headers, 'accept-language': 'nl' } }),
    });
    const serialNumber = await serialNumberOf(running);
    const administrator = startAdministrator(running.dataFolder);
    try {
      const now = running.clock.now();
      await administrator.perform({ kind: 'suspend', serialNumber, now });
      await administrator.perform({ kind: 'resume', serialNumber, now: now + 1 });
      await administrator.perform({ kind: 'account', status: 'ended', serialNumber, now: now + 2 });
    } finally {
      await administrator.close();
    }
    const mails = await arrived(running, 4);
    expect(mails[0]?.text).toMatch(/Wanneer: \d+ \S+ \d+ om \d\d:\d\d CES?T\n/);
    expect(new Set(mails.map(({ subject }) => subject))).toEqual(
      new Set([
        'Er is een telefoon ingesteld met uw smartcard',
        'Het identiteitsbewijs op uw telefoon is gepauzeerd',
        'Het identiteitsbewijs op uw telefoon werkt weer',
        'Het identiteitsbewijs op uw telefoon is beëindigd',
      ]),
    );
    expect(new Set(mails.map(({ language }) => language))).toEqual(new Set(['nl']));
    const ended = mails.find(({ subject }) => subject.endsWith('beëindigd'));
    expect(ended?.text).not.toContain('Geldig tot');
  });

  test('tells once that a credential is about to expire', async () => {
    const lifetimeDays = 30;
    const credentialTypes = [{ id: 'short', names: { en: 'Short credential' }, lifetimeDays }];
    const running = await start({ credentialTypes });
    await collectCertificate(running);
    await arrived(running, 1);
    await later(running, 19 * day);
    await queue(running).toEqual([]);
    expect(server.mails()).toHaveLength(1);
    await later(running, 2 * day);
    const mails = await arrived(running, 2);
    expect(mails.map(({ subject }) => subject)).toContain('The credential on your phone is about to expire');
    for (let minutes = 0; minutes < 3; minutes += 1) running.clock.advance(60_000);
    await queue(running).toEqual([]);
    expect(server.mails()).toHaveLength(2);
  });

  test('leads to the next step when a phone has become known', async () => {
    const running = await start();
    await collectCertificate(running);
    await withStoreOf(running, async (store) => {
      const [account] = await store.transaction((records) => records.accounts.all());
      const event = { kind: 'phoneEnrolled', about: 'a phone', at: running.clock.now() } as const;
      await store.transaction((records) => announce(records, { ...event, accountId: account?.id ?? '' }));
    });
    const mails = await arrived(running, 2);
    const mail = mails.find(({ subject }) => subject === 'Next step: set up mobile smart card access');
    expect(mail?.text).toContain(`${running.phoneOrigin}/#access`);
    expect(mail?.text).not.toContain('/not-me/');
  });
});

describe('a mail server that is away', () => {
  test('holds up no journey; the mail waits, over a restart too, and is sent as soon as it can be', async () => {
    server.away(true);
    const running = await start();
    const { certificate } = await collectCertificate(running);
    expect(certificate.length).toBeGreaterThan(0);
    running.clock.advance(1000);
    await queue(running).toMatchObject([
      { kind: 'issued', state: 'waiting', attempts: 1, problem: expect.any(String) },
    ]);
    await running.restart();
    server.away(false);
    running.clock.advance(pauseAfter(1));
    const [mail] = await arrived(running, 1);
    expect(mail?.subject).toBe('A phone was set up with your smart card');
    await queue(running).toEqual([]);
    expect(server.mails()).toHaveLength(1);
  });

  test('is asked again after longer and longer pauses', () => {
    expect([1, 2, 3, 6, 7, 40].map((attempts) => pauseAfter(attempts) / 60_000)).toEqual([1, 2, 4, 32, 60, 60]);
  });

  test('is given up after three days, which the administrator sees', async () => {
    server.away(true);
    const running = await start();
    await collectCertificate(running);
    running.clock.advance(1000);
    await queue(running).toMatchObject([{ problem: expect.any(String) }]);
    await later(running, 3 * day);
    await queue(running).toMatchObject([{ state: 'failed' }]);
    expect(auditRows(running.dataFolder, 'notification.failed')).toHaveLength(1);
    await later(running, 31 * day);
    await queue(running).toEqual([]);
  });
});

test('an address that the mail server refuses is not tried again', async () => {
  const running = await start();
  await collectCertificate(running, makeCard({ person: 'refused' }));
  running.clock.advance(1000);
  const problem = expect.stringContaining('there is no such person');
  await queue(running).toMatchObject([{ state: 'failed', attempts: 1, problem }]);
});

/** With somebody who has a certificate, of which nobody is told. */
async function startWithoutMail(): Promise<TestIssuer> {
  const running = await start({ mail: undefined });
  await collectCertificate(running);
  running.clock.advance(1000);
  await queue(running).toEqual([]);
  return running;
}

/** Five events, a millisecond apart. */
function announceFive(store: Store, from: number): Promise<void> {
  return store.transaction(async (records) => {
    const [account] = await records.accounts.all();
    for (let count = 0; count < 5; count += 1) {
      const about = String(count);
      await announce(records, { kind: 'suspended', accountId: account?.id ?? '', about, at: from - 5 + count });
    }
  });
}

test('when too many wait, the newest are given up', async () => {
  const running = await startWithoutMail();
  await withStoreOf(running, async (store) => {
    await announceFive(store, running.clock.now());
    const { removed, left } = await store.transaction(async ({ notifications }) => {
      await notifications.removeBeyond(9);
      const removed = await notifications.removeBeyond(2);
      return { removed, left: await notifications.all(9) };
    });
    expect([removed, left.map(({ about }) => about)]).toEqual([3, ['0', '1']]);
  });
});

test('of two issuers that look for what is due, one gets each', async () => {
  const running = await startWithoutMail();
  await withStoreOf(running, async (store) => {
    const at = running.clock.now();
    await announceFive(store, at);
    const claim = () => store.transaction((records) => records.notifications.claim(at, at + 1000, 3));
    const ids = [...(await claim()), ...(await claim())].map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
    expect(await claim()).toEqual([]);
    // One that died while it was sending leaves them to the other.
    expect(await store.transaction((records) => records.notifications.claim(at + 1000, at + 2000, 9))).toHaveLength(5);
  });
});

describe('“this was not me”', () => {
  test('revokes what was given, once, and only when its button is pressed', async () => {
    const administrator = 'administrator@pivot.example';
    const running = await start({ mail: { ...server.settings, administrator } });
    await collectCertificate(running);
    const [mail] = await arrived(running, 1);
    const link = linkIn(mail as Mail);
    const [asked, again] = [await running.phone(link), await running.phone(link, { method: 'HEAD' })];
    expect([asked.status, again.status]).toEqual([200, 200]);
    expect(asked.text).toContain('Mobile smart credential');
    expect(asked.headers['content-security-policy']).toContain("form-action 'self'");
    expect(auditRows(running.dataFolder, 'credential.revoked')).toEqual([]);

    const foreign = await running.phone(link, { method: 'POST', headers: { origin: 'https://elsewhere.example' } });
    expect(foreign.status).toBe(403);
    const pressed = await running.phone(link, { method: 'POST', headers: { origin: running.phoneOrigin } });
    expect([pressed.status, pressed.text]).toEqual([200, expect.stringContaining('It was revoked')]);
    expect(auditRows(running.dataFolder, 'credential.revoked')).toMatchObject([
      { cause: 'person', reason: 'keyCompromise' },
    ]);
    expect(auditRows(running.dataFolder, 'credential.disavowed')).toMatchObject([{ notified: 'issued' }]);
    const repeated = await running.phone(link, { method: 'POST' });
    expect(repeated.text).toContain('This was done already');
    expect(auditRows(running.dataFolder, 'credential.revoked')).toHaveLength(1);
    const mails = await arrived(running, 3);
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual(
      expect.arrayContaining([
        ['practice.cardholder@pivot.example', 'The credential on your phone was revoked'],
        [administrator, 'A person says: this was not me'],
      ]),
    );
    const told = mails.find(({ to }) => to === administrator);
    expect(told?.text).toContain('Account: practice.cardholder@pivot.example');
    expect(told?.text).not.toMatch(/not-me|Dear/);
    const { text } = await running.station('/metrics');
    expect(text).toContain('pivot_alarms_total{event="credential.disavowed"} 1');
  });

  test('leads nowhere after 30 days, and never for who guesses', async () => {
    const running = await start();
    await collectCertificate(running);
    const [mail] = await arrived(running, 1);
    const link = linkIn(mail as Mail);
    await later(running, 30 * day);
    for (const address of [link, `/not-me/${'0'.repeat(32)}`, link.slice(0, -5)]) {
      const answer = await running.phone(address, { method: 'POST', headers: { 'accept-language': 'fr' } });
      expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('Ce lien ne mène plus nulle part')]);
    }
    expect(auditRows(running.dataFolder, 'credential.revoked')).toEqual([]);
  });

  test.each(languages)('speaks %s', async (language) => {
    const running = await start({ mail: { ...server.settings, language } });
    const answer = await running.phone(`/not-me/${'0'.repeat(32)}`, { headers: { 'accept-language': language } });
    expect(answer.text).toContain(`<html lang="${language}">`);
  });
});

describe('the administrator', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-notifications-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function command(usage: string, settings: object, ...given: string[]) {
    const found = notificationCommands.find((each) => each.usage.startsWith(usage));
    const written: string[] = [];
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const complained = vi.spyOn(console, 'error').mockImplementation((text) => void written.push(String(text)));
    try {
      const code = await found?.run({
        given,
        option: () => undefined,
        isSet: () => false,
        configuration: () => configuration.parse({ dataFolder: folder, practice: true, ...settings }),
      });
      return { code, text: written.join('') };
    } finally {
      out.mockRestore();
      complained.mockRestore();
    }
  }

  test('tries whether mail arrives, and is told the mail server’s own words when it does not', async () => {
    const mail = server.settings;
    const sent = await command('notifications test', { mail }, 'someone@pivot.example');
    expect(sent).toMatchObject({ code: 0, text: expect.stringContaining('has taken a test mail') });
    await expect.poll(() => server.mails()[0]?.subject, { timeout: 20_000 }).toBe('Test of the mail to people');
    const refused = await command('notifications test', { mail }, 'someone@elsewhere.example');
    expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('relaying is not permitted') });
    const { caFile: _, ...withoutCa } = mail;
    const untrusted = await command('notifications test', { mail: withoutCa }, 'someone@pivot.example');
    expect(untrusted).toMatchObject({ code: 1, text: expect.stringMatching(/self-signed|certificate/) });
    expect((await command('notifications test', {}, 'someone@pivot.example')).code).toBe(1);
  });

  test('sees what waits', async () => {
    server.away(true);
    const running = await start();
    await collectCertificate(running);
    const listed = await command('notifications list', { dataFolder: running.dataFolder });
    expect(listed.text).toMatch(/issued +practice\.cardholder@pivot\.example +mail .* waiting/);
    await (await openStore(folder)).close();
    expect((await command('notifications list', {})).text).toContain('Nothing waits');
    const store = await running.openStore();
    const [person] = await store.read(({ accounts }) => accounts.all());
    const at = running.clock.now();
    const event = { kind: 'revoked', accountId: person?.id ?? '', about: 'x', at, target: 'push:a-phone' } as const;
    const due = { state: 'waiting', attempts: 0, dueAt: at + 3_600_000, problem: undefined } as const;
    await store.transaction(({ notifications }) => notifications.add({ id: 'pushed', ...event, ...due }));
    await store.close();
    const both = await command('notifications list', { dataFolder: running.dataFolder });
    expect(both.text).toMatch(/revoked .* push to a-phone .* waiting/);
  });

  test('is told what is wrong with the settings', async () => {
    const passwordFile = path.join(folder, 'password');
    writeFileSync(passwordFile, 'x', { mode: 0o644 });
    const mail = { host: 'mail.example.org', from: 'pivot@example.org' };
    const problems = async (settings: object) =>
      (await checkConfiguration({ dataFolder: folder, practice: true, mail: { ...mail, ...settings } }))
        .filter(({ severity }) => severity === 'error')
        .map(({ setting }) => setting);
    expect(await problems({})).toEqual([]);
    expect(await problems({ security: 'none' })).toEqual(['mail.security']);
    expect(await problems({ user: 'issuer' })).toEqual(['mail.passwordFile']);
    expect(await problems({ user: 'issuer', passwordFile })).toEqual(['mail']);
    expect(await problems({ caFile: '/nowhere/ca.pem' })).toEqual(['mail']);
    expect(await problems({ from: 'nobody' })).toEqual(['mail.from']);
  });
});
