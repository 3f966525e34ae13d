// SPDX-License-Identifier: Apache-2.0

import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listAccount } from '../../issuer/accounts/administration.ts';
import { findRows, namesOf } from '../../issuer/audit/search.ts';
import { openAuthority, toPem } from '../../issuer/ca/authority.ts';
import { readOrMakeProtectedKey, readPassphrase } from '../../issuer/ca/protected-key.ts';
import { unknownVariables } from '../../issuer/commands/variables.ts';
import { checkConfiguration } from '../../issuer/config-check.ts';
import { describedSchema, settingNames, settingsFromEnvironment } from '../../issuer/environment.ts';
import { settingTexts } from '../../issuer/setting-texts.ts';
import { backUp, restore } from '../../issuer/store/backup.ts';
import { openStore } from '../../issuer/store/store.ts';
import { pki } from './cards.ts';
import { act, collectCertificate, cookieOf, enrol, logIn, makePhone, open, phraseDigest, poll } from './journey.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-administration-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let issuer: TestIssuer | undefined;
afterEach(async () => {
  await issuer?.close();
  issuer = undefined;
});

async function start(...options: Parameters<typeof startTestIssuer>): Promise<TestIssuer> {
  issuer = await startTestIssuer(...options);
  return issuer;
}

function file(name: string, content: string, mode = 0o600): string {
  const place = path.join(folder, name);
  writeFileSync(place, content, { mode });
  chmodSync(place, mode);
  return place;
}

describe('the check of a configuration', () => {
  const dataFolder = '/nowhere/data';
  const problems = async (settings: object) =>
    (await checkConfiguration({ dataFolder, ...settings })).map(({ severity, setting }) => [severity, setting]);

  test('names each setting that is wrong, and what would be right', async () => {
    const settings = { dataFolder, station: { port: 70_000 }, tsl: {}, accounts: { rules: [{ upnSuffix: 'x' }] } };
    const found = await checkConfiguration(settings);
    expect(found).toContainEqual(
      expect.objectContaining({ setting: 'station.port', remedy: expect.stringContaining('1 to 65535') }),
    );
    const places = found.map(({ setting }) => setting);
    expect(places).toEqual(expect.arrayContaining(['accounts.rules.0.anchor', 'accounts.rules.0.upnSuffix']));
    expect(found).toContainEqual(
      expect.objectContaining({ problem: expect.stringContaining('tsl'), remedy: 'Is tls meant?' }),
    );
  });

  test('knows what a misspelt variable was meant to be', () => {
    const environment = {
      PIVOT_STATION_PROT: '1',
      PIVOT_MAIL_HSOT: 'x',
      PIVOT_PHONE_PORT: '1',
      PIVOT_NOTHING_LIKE_IT: '',
    };
    const found = unknownVariables(environment).map(({ setting, remedy }) => [setting, remedy]);
    expect(found).toEqual([
      ['PIVOT_STATION_PROT', 'Is PIVOT_STATION_PORT meant?'],
      ['PIVOT_MAIL_HSOT', 'Is PIVOT_MAIL_HOST meant?'],
      ['PIVOT_NOTHING_LIKE_IT', expect.stringContaining('Variables are')],
    ]);
  });

  test('finds a CA whose time has not come, is over, or is too short for what it issues', async () => {
    const year = 366 * 86_400_000;
    for (const [begun, severity] of [
      [86_400_000, 'error'],
      [-11 * year, 'error'],
      [-9 * year, 'warning'],
    ] as const) {
      const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'pivot-ca-'));
      openAuthority(dataFolder, 'Test Organisation', Date.now() + begun);
      expect(await problems({ dataFolder })).toContainEqual([severity, 'dataFolder']);
      rmSync(dataFolder, { recursive: true });
    }
  });

  test('finds that people cannot be told', async () => {
    const dataFolder = path.join(folder, 'without-addresses');
    const store = await openStore(dataFolder);
    const identifier = { kind: 'userPrincipalName', value: 'person@example.org' } as const;
    await store.transaction((records) => listAccount(records, { anchor: 'a'.repeat(64), identifier }, Date.now()));
    await store.close();
    const mail = { host: 'mail.example.org', from: 'pivot@example.org' };
    expect(await problems({ dataFolder, mail })).toContainEqual(['warning', 'mail']);
  });

  test('finds what does not fit together', async () => {
    const rules = [{ anchor: 'a'.repeat(64), policies: ['1.2.3'] }];
    const ports = { station: { port: 1, host: '0.0.0.0' }, phone: { port: 1 }, revocation: { httpPort: 1 } };
    expect(await problems({ ...ports, accounts: { rules } })).toEqual(
      expect.arrayContaining([
        ['error', 'phone.port'],
        ['error', 'revocation.httpPort'],
        ['error', 'accounts.rules.0.policies'],
      ]),
    );
  });

  test('reads the files that it names', async () => {
    const practice = file('practice.pem', toPem(pki.root.certificate));
    const settings = {
      trustFiles: [practice, '/nowhere/root.pem'],
      caPassphraseFile: file('open.txt', 'a passphrase that others can read', 0o644),
      tls: { certificateFile: practice, keyFile: practice },
    };
    const expected = ['trustFiles.0', 'trustFiles.1', 'caPassphraseFile', 'tls'].map((setting) => ['error', setting]);
    expect(await problems(settings)).toEqual(expect.arrayContaining(expected));
  });

  test('warns where nobody could log in, and where nobody would hear of the end of a credential', async () => {
    expect(await problems({})).toEqual([
      ['warning', 'revocation.publicUrl'],
      ['warning', 'mail.host'],
      ['warning', 'trustFiles'],
      ['warning', 'accounts.rules'],
    ]);
  });
});

describe('settings', () => {
  test('have a text each, which the published schema holds', () => {
    expect(Object.keys(settingTexts).sort()).toEqual([...settingNames()].sort());
    const published = readFileSync(path.join(import.meta.dirname, '../../docs/issuer.schema.json'), 'utf8');
    expect(JSON.parse(published), 'npm run generate writes it').toEqual(JSON.parse(JSON.stringify(describedSchema())));
  });

  test('can come from the environment', () => {
    const environment = {
      PIVOT_ORGANISATION: '12',
      PIVOT_STATION_PORT: '8444',
      PIVOT_PRACTICE: 'true',
      PIVOT_TRUST_FILES: 'a.pem, b.pem',
      PIVOT_ACCOUNTS_RULES: '[{"anchor":"00"}]',
      PIVOT_VISIT_IDLE_SECONDS: 'soon',
    };
    expect(settingsFromEnvironment(environment)).toEqual({
      organisation: '12',
      station: { port: 8444 },
      practice: true,
      trustFiles: ['a.pem', 'b.pem'],
      accounts: { rules: [{ anchor: '00' }] },
      visitIdleSeconds: 'soon',
    });
  });
});

describe('a backup', () => {
  test('that was made while an activation was under way goes on from there', async () => {
    const running = await start();
    await collectCertificate(running);
    const person = await logIn(running);
    const { status, password = '' } = await open(running, person);
    const phone = makePhone();
    const pending = await enrol(running, status.id, password, phone);
    const backup = path.join(folder, 'running.backup');
    backUp(running.dataFolder, backup);
    expect(statSync(backup).mode & 0o777).toBe(0o600);

    await running.pause(async () => {
      rmSync(running.dataFolder, { recursive: true });
      restore(backup, running.dataFolder);
      const secret = readdirSync(running.dataFolder).filter((name) => /\.(key|sqlite)$/.test(name));
      const modes = secret.map((name) => statSync(path.join(running.dataFolder, name)).mode);
      expect(modes.every((mode) => (mode & 0o077) === 0)).toBe(true);
    });
    const digest = phraseDigest(status.id, phone, pending);
    expect((await act(running, person.visit, status.id, 'confirm', { phraseDigest: digest })).status).toBe(200);
    expect((await poll(running, cookieOf(pending), phone)).status).toBe(200);
  });

  test('is neither written over a file nor restored over data', async () => {
    const running = await start();
    const backup = path.join(folder, 'once.backup');
    backUp(running.dataFolder, backup);
    expect(() => backUp(running.dataFolder, backup)).toThrow('is there already');
    expect(() => restore(backup, running.dataFolder)).toThrow('has data already');
  });

  test('that is damaged, none or of a newer version leaves a data folder that can be restored into', async () => {
    const running = await start();
    const backup = path.join(folder, 'good.backup');
    backUp(running.dataFolder, backup);
    const bytes = readFileSync(backup);
    const place = (name: string) => path.join(folder, name);
    writeFileSync(place('cut.backup'), bytes.subarray(0, bytes.length / 2));
    withDatabase(place('other.sqlite'), 'CREATE TABLE something (name TEXT)');
    writeFileSync(place('newer.backup'), bytes);
    const step = "INSERT INTO kysely_migration VALUES ('999-later', '2030-01-01T00:00:00Z')";
    withDatabase(place('newer.backup'), step);
    const target = place('target');
    for (const [wrong, sentence] of [
      [file('no.backup', 'nothing of the kind'), 'is damaged, or no backup'],
      [place('cut.backup'), 'is damaged, or no backup'],
      [place('other.sqlite'), 'is no backup of an issuer'],
      [place('newer.backup'), 'newer version'],
    ] as const) {
      expect(() => restore(wrong, target)).toThrow(`${wrong} `);
      expect(() => restore(wrong, target)).toThrow(sentence);
    }
    restore(backup, target);
    expect(existsSync(path.join(target, 'ca.key'))).toBe(true);
    withDatabase(path.join(target, 'pivot.sqlite'), step);
    await expect(openStore(target)).rejects.toThrow('newer version');
  });
});

function withDatabase(place: string, sql: string): void {
  const database = new DatabaseSync(place);
  database.exec(sql);
  database.close();
}

describe('a passphrase for the CA’s key', () => {
  const passphrase = Buffer.from('correct horse battery staple');

  test('encrypts the key that is there, and is needed from then on', () => {
    const keyFile = path.join(folder, 'ca.key');
    const publicKey = (key: KeyObject) => createPublicKey(key).export({ format: 'pem', type: 'spki' });
    const before = publicKey(readOrMakeProtectedKey(keyFile, undefined));
    expect(publicKey(readOrMakeProtectedKey(keyFile, passphrase))).toBe(before);
    expect(readFileSync(keyFile, 'utf8')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    expect(publicKey(readOrMakeProtectedKey(keyFile, passphrase))).toBe(before);
    expect(() => readOrMakeProtectedKey(keyFile, undefined)).toThrow('caPassphraseFile');
    expect(() => readOrMakeProtectedKey(keyFile, Buffer.from('another passphrase altogether'))).toThrow(
      'does not open',
    );
  });

  test('must be long, and nobody else’s to read', () => {
    expect(readPassphrase(file('passphrase', `${passphrase}\n`))).toEqual(passphrase);
    expect(() => readPassphrase(file('short', 'too short'))).toThrow('at least 20');
    expect(() => readPassphrase(file('shared', `${passphrase}`, 0o640))).toThrow('chmod 600');
  });

  test('lets the issuer work as ever', async () => {
    const running = await start({ caPassphraseFile: file('passphrase', `${passphrase}`) });
    await running.restart();
    expect(readFileSync(path.join(running.dataFolder, 'ca.key'), 'utf8')).toContain('ENCRYPTED');
    expect((await collectCertificate(running)).certificate.length).toBeGreaterThan(0);
  });
});

test('the audit log is searched by event, account and time', async () => {
  const running = await start();
  await collectCertificate(running);
  const store = await running.openStore();
  const events = async (question: Parameters<typeof findRows>[1]) => {
    const found: string[] = [];
    for await (const { event } of findRows(store, question)) found.push(event);
    return found;
  };
  try {
    expect(await events({ event: 'certificate.issued' })).toEqual(['certificate.issued']);
    expect(await events({ event: 'activation.' })).toContain('activation.claimed');
    // Rows have the account's id, and are found by the name that the person has now.
    const account = await namesOf(store, 'Practice.Cardholder@pivot.example');
    expect(await events({ account })).toEqual(await events({}));
    expect(await events({ since: running.clock.now() + 1 })).toEqual([]);
    expect(await events({ until: running.clock.now() })).toEqual([]);
  } finally {
    await store.close();
  }
});
