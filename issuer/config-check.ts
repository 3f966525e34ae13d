// SPDX-License-Identifier: Apache-2.0
// Checks a configuration before it is used: first its settings by themselves, then whether they fit each other and what
// they name. Each problem says where it is and what would be right.

import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import { readTrustFiles } from './anchors/import.ts';
import { unreachedTime } from './audit/unreached-time.ts';
import { readPassphrase } from './ca/protected-key.ts';
import { invalidTime } from './ca/validity.ts';
import { type Configuration, configuration } from './config.ts';
import type { Account } from './login/accounts.ts';
import { nearestName } from './nearest.ts';
import { createMailer } from './notify/mail.ts';
import { readPemCertificates, readProfileSigner } from './profiles/signer.ts';
import type { Store } from './records.ts';
import { settingTexts } from './setting-texts.ts';
import { openStore, readPractice } from './store/store.ts';

/** One thing that is wrong (`error`), or probably not what was meant (`warning`). */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** The place of the setting, such as `station.port`. */
  readonly setting: string;
  readonly problem: string;
  readonly remedy: string;
}

/** All problems of a configuration as it is written. */
export async function checkConfiguration(settings: unknown): Promise<readonly Problem[]> {
  const read = configuration.safeParse(settings);
  if (!read.success) return read.error.issues.map(describeIssue);
  return [
    ...checkFiles(read.data),
    ...checkTogether(read.data),
    ...checkAuthority(read.data),
    ...(await checkStore(read.data)),
  ];
}

function describeIssue(issue: z.core.$ZodIssue): Problem {
  const place = issue.path.map(String).join('.');
  const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const meant = unknown === undefined ? undefined : nearestName(unknown, namesIn(place));
  const remedy = meant === undefined ? remedyFor(place || 'configuration') : `Is ${meant} meant?`;
  return error(place || 'configuration', issue.message, remedy);
}

/** What is in a group of settings, or at the top. */
function namesIn(place: string): readonly string[] {
  const prefix = place === '' ? '' : `${place}.`;
  const below = Object.keys(settingTexts).filter((name) => name.startsWith(prefix));
  return [...new Set(below.map((name) => name.slice(prefix.length).split('.')[0] ?? ''))];
}

/** The text of the setting, or of the one that it lies in; for a group, of what is in it. */
function remedyFor(setting: string): string {
  for (let place = setting; place !== ''; place = place.split('.').slice(0, -1).join('.')) {
    const text = settingTexts[place];
    if (text !== undefined) return `It must be ${text}.`;
  }
  const below = Object.keys(settingTexts).filter(
    (name) => setting === 'configuration' || name.startsWith(`${setting}.`),
  );
  return `Settings are ${below.join(', ')}.`;
}

function checkFiles(configuration: Configuration): readonly Problem[] {
  const { tls, trustFiles, practice, phonePages, caPassphraseFile, mail, profiles } = configuration;
  const { signer, trustFiles: profileRoots } = profiles;
  const { postgresql } = configuration.store;
  return [
    ...(tls ? attempt('tls', () => expectPair(tls.certificateFile, tls.keyFile)) : []),
    ...(tls ? checkTlsEnd(tls.certificateFile) : []),
    ...trustFiles.flatMap((file, index) =>
      attempt(`trustFiles.${index}`, () => readTrustFiles([file], practice, Date.now())),
    ),
    ...(phonePages === undefined ? [] : attempt('phonePages', () => readFileSync(path.join(phonePages, 'index.html')))),
    ...(caPassphraseFile === undefined ? [] : checkPassphrase('caPassphraseFile', caPassphraseFile)),
    ...(postgresql ? checkPassphrase('store.postgresql.keyFile', postgresql.keyFile) : []),
    ...(signer ? attempt('profiles.signer', () => readProfileSigner(signer)) : []),
    ...profileRoots.flatMap((file, index) => attempt(`profiles.trustFiles.${index}`, () => readPemCertificates(file))),
    ...(mail ? attempt('mail', () => createMailer(mail, '')) : []),
  ];
}

const day = 86_400_000;

/** An organisation's certificate is renewed by others, who may have forgotten. */
function checkTlsEnd(file: string): readonly Problem[] {
  if (!existsSync(file)) return [];
  try {
    const { validToDate } = new X509Certificate(readFileSync(file));
    if (validToDate.getTime() > Date.now() + 14 * day) return [];
    const remedy = 'Put a new one there: a running issuer takes it up within a day, or when it is started again.';
    return [warning('tls.certificateFile', `${file} is valid until ${validToDate.toISOString()}.`, remedy)];
  } catch {
    return []; // What is wrong with it is told by who looks whether it fits its key.
  }
}

/** Where the CA is there already. */
function checkAuthority({ dataFolder, credentialTypes }: Configuration): readonly Problem[] {
  const file = path.join(dataFolder, 'ca.pem');
  if (!existsSync(file)) return [];
  const { validFromDate: notBefore, validToDate: notAfter } = new X509Certificate(readFileSync(file));
  const invalid = invalidTime({ notBefore, notAfter }, Date.now());
  if (invalid) return [error('dataFolder', invalid.problem, invalid.remedy)];
  const longest = Math.max(...credentialTypes.map(({ lifetimeDays }) => lifetimeDays));
  if (notAfter.getTime() > Date.now() + longest * day) return [];
  const problem = `The CA’s certificate is valid until ${notAfter.toISOString()}, and what it issues now ends with it.`;
  return [warning('dataFolder', problem, 'Plan for another issuer with a CA of its own to take over.')];
}

function checkPassphrase(setting: string, file: string): readonly Problem[] {
  return attempt(setting, () => readPassphrase(file));
}

function expectPair(certificateFile: string, keyFile: string): void {
  const certificate = new X509Certificate(readFileSync(certificateFile));
  if (!certificate.checkPrivateKey(createPrivateKey(readFileSync(keyFile)))) {
    throw new Error(`${keyFile} is not the key of ${certificateFile}`);
  }
  if (certificate.validToDate.getTime() < Date.now()) throw new Error(`${certificateFile} has expired`);
}

function checkTogether(settings: Configuration): readonly Problem[] {
  const { accounts, login, proxies, proxyProtocol } = settings;
  const problems: Problem[] = [];
  if (proxyProtocol.length > 0 && proxies.length === 0) {
    problems.push(error('proxyProtocol', 'There are no proxies to believe.', 'Name them in proxies.'));
  }
  for (const [index, { policies = [] }] of accounts.rules.entries()) {
    const foreign = policies.find((policy) => !login.policies.includes(policy));
    if (foreign === undefined) continue;
    const setting = `accounts.rules.${index}.policies`;
    problems.push(error(setting, `${foreign} never counts.`, 'Name it in login.policies too, or leave it out here.'));
  }
  return [
    ...checkPorts(settings),
    ...problems,
    ...checkComparisons(settings),
    ...checkProfiles(settings),
    ...checkAftermath(settings),
  ];
}

/** No two listeners can have one port of one address; `0.0.0.0` and `::` are all addresses. */
function checkPorts({ station, phone, est, revocation }: Configuration): readonly Problem[] {
  const listeners = [
    { setting: 'station.port', ...station },
    { setting: 'phone.port', ...phone },
    { setting: 'est.clientPort', host: phone.host, port: est.clientPort ?? 0 },
    { setting: 'revocation.httpPort', host: phone.host, port: revocation.httpPort ?? 0 },
  ];
  const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::';
  return listeners.flatMap(({ setting, host, port }, index) => {
    const other = listeners.slice(0, index).find((before) => {
      const overlap = before.host === host || isEverywhere(before.host) || isEverywhere(host);
      return overlap && port !== 0 && before.port === port;
    });
    return other ? [error(setting, `${other.setting} is ${port} too.`, 'Give each a port of its own.')] : [];
  });
}

/** What becomes of credentials that were given: without these nobody hears of it. */
function checkAftermath({ practice, locations, mail }: Configuration): readonly Problem[] {
  if (practice) return [];
  const problems: Problem[] = [];
  if (locations.crl.length + locations.ocsp.length === 0) {
    const problem = 'Certificates will not say where one can ask whether they were revoked, so that nobody does.';
    const remedy = 'Set revocation.httpPort, and this to the address by which others reach it.';
    problems.push(warning('revocation.publicUrl', problem, remedy));
  }
  if (!mail) {
    const problem = 'People are not told by mail when a phone is set up in their name.';
    problems.push(warning('mail.host', problem, 'Name a mail server.'));
  }
  return problems;
}

function checkComparisons({ credentialTypes }: Configuration): readonly Problem[] {
  return credentialTypes.flatMap(({ id, comparison }, index) => {
    if (comparison === 'always') return [];
    const problem = `Whoever sees the QR and the number at the station can take a credential of the type ${id}.`;
    const remedy = 'Leave comparison at always, or give the type to groups alone that need it.';
    return [warning(`credentialTypes.${index}.comparison`, problem, remedy)];
  });
}

/** A phone asks its person whether to trust a server that the profile does not name: who is asked so says yes. */
function checkProfiles({ scep, profiles: { wifi, vpn, mail, trustFiles } }: Configuration): readonly Problem[] {
  const problems: Problem[] = [];
  if (!scep.enabled && (wifi.length > 0 || vpn.length > 0 || mail)) {
    problems.push(warning('profiles', 'There are no profiles without SCEP.', 'Set scep.enabled to true.'));
  }
  for (const [index, { ssid, serverNames }] of wifi.entries()) {
    if (serverNames.length > 0 && trustFiles.length > 0) continue;
    const problem = `Phones will ask people whether to trust the servers of ${ssid}.`;
    const remedy = 'Give serverNames here, and their root in profiles.trustFiles.';
    problems.push(warning(`profiles.wifi.${index}`, problem, remedy));
  }
  return problems;
}

/** What the store has to do with it. A data folder that is not there yet is made at the first start. */
async function checkStore(settings: Configuration): Promise<readonly Problem[]> {
  const { dataFolder, store: where } = settings;
  if (!where.postgresql && !existsSync(path.join(dataFolder, 'pivot.sqlite'))) return checkPeople(settings, 0, 0);
  try {
    const store = await openStore(dataFolder, where);
    try {
      return await checkStored(settings, store);
    } finally {
      await store.close();
    }
  } catch (caught) {
    const remedy = 'See whether store.postgresql says where it is, and whether it runs.';
    return [error('store', `The store cannot be opened: ${reasonOf(caught)}.`, remedy)];
  }
}

/** Node gathers the errors of several addresses into one without a message. */
function reasonOf(caught: unknown): string {
  const [first] = caught instanceof AggregateError ? caught.errors : [caught];
  return first instanceof Error ? first.message : String(first);
}

async function checkStored(settings: Configuration, store: Store): Promise<readonly Problem[]> {
  const settled = await readPractice(store);
  if (settled !== undefined && settled !== settings.practice) {
    const problem = `The data folder is for ${settled ? 'practice' : 'real cards'}.`;
    return [error('practice', problem, `Set it to ${settled}, or name another dataFolder.`)];
  }
  const [trusted, accounts] = await store.transaction(async (records) => [
    await records.trusted.all(),
    await records.accounts.all(),
  ]);
  const unreached = await unreachedTime(store, Date.now());
  return [
    ...(unreached ? [warning('dataFolder', unreached.problem, unreached.remedy)] : []),
    ...checkPeople(settings, trusted.length, accounts.filter(({ source }) => source === 'list').length),
    ...checkAddresses(settings, accounts),
  ];
}

/** Who has no address hears by mail of nothing that is done in their name. */
function checkAddresses({ mail }: Configuration, accounts: readonly Account[]): readonly Problem[] {
  const active = accounts.filter(({ status }) => status === 'active');
  const without = active.filter(({ email, kind }) => email === undefined && kind !== 'email');
  if (!mail || without.length === 0) return [];
  const problem = `${without.length} of ${active.length} accounts have no address of e-mail: unless their cards name one, these people are told nothing by mail.`;
  return [warning('mail', problem, 'npm run issuer -- accounts import FILE, with the column email')];
}

/** With real cards, an issuer that lets nobody in is safe, and hardly what was meant. */
function checkPeople(
  { practice, trustFiles, accounts }: Configuration,
  trusted: number,
  listed: number,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (trusted + trustFiles.length === 0) {
    problems.push(warning('trustFiles', 'No root is trusted, so no card is.', 'npm run issuer -- trust FILE'));
  }
  if (!practice && accounts.rules.length + listed === 0) {
    const remedy = 'npm run issuer -- accounts import FILE, or a rule here';
    problems.push(warning('accounts.rules', 'Nobody is on the list of accounts, and there is no rule.', remedy));
  }
  return problems;
}

function attempt(setting: string, work: () => unknown): readonly Problem[] {
  try {
    work();
    return [];
  } catch (caught) {
    return [error(setting, caught instanceof Error ? caught.message : String(caught), remedyFor(setting))];
  }
}

function error(setting: string, problem: string, remedy: string): Problem {
  return { severity: 'error', setting, problem, remedy };
}

function warning(setting: string, problem: string, remedy: string): Problem {
  return { severity: 'warning', setting, problem, remedy };
}
