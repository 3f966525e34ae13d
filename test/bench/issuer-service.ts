// SPDX-License-Identifier: Apache-2.0
// The issuer as people meet it: a process of its own, asked over HTTPS by many at once, on each store; beside what the
// bare database can keep in the same run, with nothing switched off that protects from a loss of power.

import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, Agent as PlainAgent } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Pool } from 'pg';
import type { OpenedActivation } from '../../contract/station-api.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { issuerHashes } from '../../issuer/revocation/ocsp-answer.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { encodeCertId, encodeOcspRequest, parseOcspResponse } from '../../x509/ocsp.ts';
import { makeCard, pki } from '../issuer/cards.ts';
import { act, askToOpen, cookieOf, enrol, logIn, makePhone, phraseDigest, poll } from '../issuer/journey.ts';
import { startCluster } from '../issuer/postgresql.ts';
import { type ServingIssuer, serveIssuer } from '../issuer/serving-issuer.ts';
import { makeTestStore } from '../issuer/test-store.ts';
import { type Client, openClient, ratePerSecond } from './issuer-load.ts';

/** What one store allows. */
interface StoreRates {
  readonly commitsPerSecond: number;
  readonly loginsPerSecond: number;
  readonly enrolmentsPerSecond: number;
  readonly comparedEnrolmentsPerSecond: number;
}

const stations = 250;
const people = 4_000;
/** Enough that no core has nothing to do while the disk writes. */
const atOnce = 64;
const questions = 10_000;

/**
 * `commitsPerSecond`: transactions of one small row, the mean of before and after the enrolments, because a machine is not
 * always equally fast. `loginsPerSecond`: a challenge and its answer, with the path validated. `enrolmentsPerSecond`: a
 * request by EST that is checked and answered with the certificate, which is kept with its rows in the audit log in one
 * transaction; `enrolmentsPercentOfCommits` is what that is of the commits.
 * `leastWorkPerSecond`: the same requests answered by a program that does what no issuer can do without, HTTPS and two
 * signatures, and keeps nothing, or one small row in a commit of its own: what this machine leaves of the bare commits
 * with clients beside them.
 * `comparedEnrolmentsPerSecond`: those of phones, in three requests: theirs, the confirmation at the station, the
 * certificate collected. `ocspPerSecond`: answers over plain HTTP about some thousand certificates;
 * `ocspWithNoncePerSecond`: each signed for its own request. `rssGrowthMb`: of the issuer's process over so many
 * log-ins.
 */
export async function measureService(logins: number): Promise<object> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-bench-'));
  const cluster = await startCluster({ safe: true });
  try {
    const sqlite = await measureStore(
      path.join(folder, 'sqlite'),
      undefined,
      async (issuer, clients, certificates) => ({
        ocspPerSecond: await ocspPerSecond(issuer, certificates, 'withoutNonce'),
        ocspWithNoncePerSecond: await ocspPerSecond(issuer, certificates, 'withNonce'),
        rssGrowthMb: await rssGrowthMb(issuer, clients, logins),
      }),
    );
    const postgresql = await measureStore(path.join(folder, 'postgresql'), cluster.socket, async () => ({}));
    const both = (name: keyof StoreRates) => ({ sqlite: sqlite[name], postgresql: postgresql[name] });
    return {
      commitsPerSecond: both('commitsPerSecond'),
      loginsPerSecond: both('loginsPerSecond'),
      enrolmentsPerSecond: both('enrolmentsPerSecond'),
      enrolmentsPercentOfCommits: { sqlite: percentOfCommits(sqlite), postgresql: percentOfCommits(postgresql) },
      leastWorkPerSecond: {
        nothingKept: await leastWorkPerSecond(),
        postgresql: await leastWorkPerSecond(cluster.socket),
      },
      comparedEnrolmentsPerSecond: both('comparedEnrolmentsPerSecond'),
      ocspPerSecond: sqlite.ocspPerSecond,
      ocspWithNoncePerSecond: sqlite.ocspWithNoncePerSecond,
      rssGrowthMb: sqlite.rssGrowthMb,
    };
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function percentOfCommits({ enrolmentsPerSecond, commitsPerSecond }: StoreRates): number {
  return Math.round((100 * enrolmentsPerSecond) / commitsPerSecond);
}

/** On SQLite, or on PostgreSQL where its socket is given; `measureMore` is asked while the issuer is there. */
async function measureStore<More>(
  dataFolder: string,
  socket: string | undefined,
  measureMore: (
    issuer: ServingIssuer,
    clients: readonly Client[],
    certificates: readonly Uint8Array[],
  ) => Promise<More>,
): Promise<StoreRates & More> {
  const store = await makeTestStore(dataFolder, socket);
  const commits = () => (socket === undefined ? commitsOfSqlite(dataFolder) : commitsOfPostgresql(socket));
  const trustFile = `${dataFolder}.pem`;
  writeFileSync(trustFile, toPem(pki.root.certificate) + toPem(pki.intermediate.certificate));
  const issuer = await serveIssuer(`${dataFolder}.json`, {
    dataFolder,
    store: store.settings,
    practice: true,
    trustFiles: [trustFile],
    station: { port: 0 },
    phone: { port: 0 },
    revocation: { httpPort: 0 },
    credentialTypes: [
      { id: 'phone', names: { en: 'Phone' }, lifetimeDays: 365 },
      { id: 'device', names: { en: 'Device' }, lifetimeDays: 365, comparison: 'inBrowsers' },
    ],
  });
  const clients = Array.from({ length: stations }, (_, number) => openClient(issuer, number));
  try {
    const loginsPerSecond = await logInOften(clients, 2_000);
    const comparedEnrolmentsPerSecond = await enrolPhones(clients);
    const before = await commits();
    const { enrolmentsPerSecond, certificates } = await enrolDevices(clients);
    const commitsPerSecond = Math.round((before + (await commits())) / 2);
    const rates = { commitsPerSecond, loginsPerSecond, enrolmentsPerSecond, comparedEnrolmentsPerSecond };
    return { ...rates, ...(await measureMore(issuer, clients, certificates)) };
  } finally {
    for (const client of clients) client.close();
    issuer.child.kill('SIGTERM');
    await once(issuer.child, 'exit');
    await store.remove();
  }
}

const smallRow = 'x'.repeat(300);

async function commitsOfSqlite(dataFolder: string): Promise<number> {
  const database = new DatabaseSync(`${dataFolder}.bare.sqlite`);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS rows (content TEXT)');
  const insert = database.prepare('INSERT INTO rows VALUES (?)');
  const rate = await ratePerSecond(2_000, 1, async () => void insert.run(smallRow));
  database.close();
  return rate;
}

/** As many at once as an issuer opens connections. */
async function commitsOfPostgresql(host: string): Promise<number> {
  const pool = new Pool({ host, user: 'pivot', database: 'postgres', max: 10 });
  await pool.query('CREATE TABLE IF NOT EXISTS rows (content TEXT)');
  const rate = await ratePerSecond(4_000, 10, async () => {
    await pool.query('INSERT INTO rows VALUES ($1)', [smallRow]);
  });
  await pool.end();
  return rate;
}

function logInOften(clients: readonly Client[], count: number): Promise<number> {
  const cards = Array.from({ length: stations }, (_, number) => makeCard({ person: `visitor${number}` }));
  return steadyRate(count, async (index) => {
    const { visit } = await logIn(at(clients, index), at(cards, index));
    if (visit === undefined) throw new Error('somebody was not let in');
  });
}

/** Of the second half: a program that has just begun is not compiled yet. */
async function steadyRate(count: number, work: (index: number) => Promise<void>): Promise<number> {
  const half = Math.floor(count / 2);
  await ratePerSecond(half, atOnce, work);
  return ratePerSecond(count - half, atOnce, (index) => work(half + index));
}

/** Everybody has logged in and sees the code when phones and devices begin. */
async function showCodes(clients: readonly Client[], credentialType: string) {
  const ready = Array.from({ length: people }, () => ({ visit: '', id: '', password: '', phone: makePhone() }));
  await ratePerSecond(people, atOnce, async (index) => {
    const client = at(clients, index);
    const { visit } = await logIn(client, makeCard({ person: `person${index}` }));
    const answer = await askToOpen(client, visit, `${credentialType}-${index}`, { credentialType });
    const { status, password = '' } = answer.json<OpenedActivation>();
    Object.assign(at(ready, index), { visit, id: status.id, password });
  });
  return ready;
}

/** One request each: no phrase is compared. */
async function enrolDevices(clients: readonly Client[]) {
  const ready = await showCodes(clients, 'device');
  const answers: string[] = [];
  const enrolmentsPerSecond = await steadyRate(people, async (index) => {
    const { id, password, phone } = at(ready, index);
    const { status, text } = await enrol(at(clients, index), id, password, phone);
    if (status !== 200) throw new Error(`a device got ${status}`);
    answers.push(text);
  });
  return { enrolmentsPerSecond, certificates: answers.flatMap((text) => parseCertsOnly(Buffer.from(text, 'base64'))) };
}

async function leastWorkPerSecond(...socket: string[]): Promise<number> {
  const program = fork(path.join(import.meta.dirname, 'bare-issuer.ts'), socket);
  const [{ port, ca }] = (await once(program, 'message')) as [{ port: number; ca: string }];
  const origin = `https://localhost:${port}`;
  const connect = (_: unknown, number: number) =>
    openClient({ ca, stationOrigin: origin, phoneOrigin: origin }, number);
  const clients = Array.from({ length: stations }, connect);
  const phone = makePhone();
  const rate = await steadyRate(people, async (index) => {
    await enrol(at(clients, index), 'A'.repeat(26), '0'.repeat(14), phone);
  });
  for (const client of clients) client.close();
  program.kill();
  await once(program, 'exit');
  return rate;
}

async function enrolPhones(clients: readonly Client[]): Promise<number> {
  const ready = await showCodes(clients, 'phone');
  return steadyRate(people, async (index) => {
    const client = at(clients, index);
    const { visit, id, password, phone } = at(ready, index);
    const pending = await enrol(client, id, password, phone);
    await act(client, visit, id, 'confirm', { phraseDigest: phraseDigest(id, phone, pending) });
    const { status } = await poll(client, cookieOf(pending), phone);
    if (status !== 200) throw new Error(`a phone got ${status}`);
  });
}

async function ocspPerSecond(
  issuer: ServingIssuer,
  certificates: readonly Uint8Array[],
  nonce: 'withNonce' | 'withoutNonce',
): Promise<number> {
  const authority = Buffer.from(issuer.ca.replace(/-----[^-]+-----/g, ''), 'base64');
  const certIds = certificates.map((certificate) => certIdOf(certificate, authority));
  const bodies = Array.from({ length: questions }, (_, index) =>
    encodeOcspRequest([at(certIds, index)], nonce === 'withNonce' ? randomBytes(16) : undefined),
  );
  const agent = new PlainAgent({ keepAlive: true });
  const url = `http://127.0.0.1:${issuer.revocationPort}/ocsp`;
  const answers: Buffer[] = [];
  const rate = await steadyRate(questions, async (index) => {
    answers.push(await post(url, agent, at(bodies, index)));
  });
  agent.destroy();
  // Read afterwards: it is not who asks that is measured.
  for (const answer of answers) expectGood(answer);
  return rate;
}

function expectGood(bytes: Uint8Array): void {
  const answer = parseOcspResponse(bytes);
  const status = answer.status === 'successful' ? answer.response.responses[0]?.status.status : answer.status;
  if (status !== 'good') throw new Error(`OCSP says ${status}`);
}

function certIdOf(certificate: Uint8Array, authority: Uint8Array): Uint8Array {
  const about = { certificate: parseCertificate(certificate), issuer: parseCertificate(authority) };
  const { serialNumber } = about.certificate;
  return encodeCertId({ hash: 'sha1', ...issuerHashes(about, 'sha1'), serialNumber });
}

async function post(url: string, agent: PlainAgent, body: Uint8Array): Promise<Buffer> {
  const outgoing = httpRequest(url, { method: 'POST', agent, headers: { 'content-type': 'application/ocsp-request' } });
  outgoing.end(body);
  const [incoming] = await once(outgoing, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * What the process holds more in the last tenth of so many log-ins than in the first. It goes up and down by a hundred
 * megabytes with the garbage that waits to be collected: so the lowest of each tenth is compared. One more tenth goes
 * before: once, V8 makes the room for what is new larger by half a hundred megabytes, and keeps it so.
 */
async function rssGrowthMb({ child }: ServingIssuer, clients: readonly Client[], logins: number): Promise<number> {
  await logInOften(clients, Math.ceil(logins / 10));
  const lowest: number[] = [];
  for (let tenth = 0; tenth < 10; tenth += 1) {
    let least = Number.POSITIVE_INFINITY;
    const watch = setInterval(() => {
      least = Math.min(least, residentMb(child.pid));
    }, 100);
    await logInOften(clients, Math.ceil(logins / 10));
    clearInterval(watch);
    lowest.push(least);
  }
  const [first = 0, last = 0] = [lowest[0], lowest.at(-1)];
  return Math.round((last - first) * 10) / 10;
}

function residentMb(pid: number | undefined): number {
  return Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('the list is empty');
  return item;
}
