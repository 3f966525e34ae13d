// SPDX-License-Identifier: Apache-2.0
// The issuer under load, killed by SIGKILL at random moments, again and again. Afterwards nothing that it has answered is
// lost, nothing is doubled, no number is used twice, and the audit log is whole.

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyChain } from '../../issuer/audit/chain.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { type ConfigurationInput, configuration } from '../../issuer/config.ts';
import { openStore } from '../../issuer/store/store.ts';
import { makeCard, pki, type TestCard } from './cards.ts';
import type { Answer } from './http-client.ts';
import {
  act,
  cookieOf,
  enrol,
  type Listeners,
  logIn,
  makePhone,
  open,
  type Phone,
  phraseDigest,
  poll,
} from './journey.ts';
import { serveIssuer } from './serving-issuer.ts';
import { makeTestStore, queryRows } from './test-store.ts';

/** How long to go on, and with what. */
export interface SoakSettings {
  readonly rounds: number;
  /** Of the moments at which the issuer is killed. */
  readonly seed: number;
  /** The folder of PostgreSQL's socket; SQLite without one. */
  readonly cluster: string | undefined;
  readonly tell?: (line: string) => void;
}

/** What was done, and what was found wrong: nothing, if all is well. */
export interface SoakResult {
  readonly rounds: number;
  readonly keysTaken: number;
  readonly certificates: number;
  readonly auditRows: number;
  readonly problems: readonly string[];
}

/** A phone whose key was taken, with what its issuer has answered since. */
interface Taken {
  readonly phone: Phone;
  readonly cookie: string;
  confirmed: boolean;
  certificate?: string;
}

const people = ['a', 'b', 'c', 'd'];
/** The fifth key means that somebody's journey has come to its end. */
const fewestKeys = 5;
const mostKeys = 12;
const longestMilliseconds = 50;

/** Runs it. */
export async function soak({ rounds, seed, cluster, tell = () => undefined }: SoakSettings): Promise<SoakResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-soak-'));
  const dataFolder = path.join(folder, 'data');
  const store = await makeTestStore(dataFolder, cluster);
  try {
    const trustFile = path.join(folder, 'practice.pem');
    writeFileSync(trustFile, toPem(pki.root.certificate) + toPem(pki.intermediate.certificate));
    const ports = { station: { port: 0 }, phone: { port: 0 } };
    const settings = { dataFolder, store: store.settings, practice: true, trustFiles: [trustFile], ...ports };
    const start = () => serveIssuer(path.join(folder, 'issuer.json'), settings);
    const random = randomFrom(seed);
    const cards = people.map((person) => makeCard({ person }));
    const problems: string[] = [];
    let taken: readonly Taken[] = [];
    let keysTaken = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const issuer = await start();
      problems.push(...(await askAgain(issuer, taken)));
      const keys = fewestKeys + Math.floor(random() * (mostKeys - fewestKeys + 1));
      taken = await loadUntil(issuer, cards, keys, async () => {
        await pause(random() * longestMilliseconds);
        issuer.child.kill('SIGKILL');
        await once(issuer.child, 'exit');
      });
      keysTaken += taken.length;
      if (round % 10 === 0) tell(`${round} rounds, ${keysTaken} keys taken, ${problems.length} problems`);
    }
    const last = await start();
    problems.push(...(await askAgain(last, taken)));
    last.child.kill('SIGTERM');
    await once(last.child, 'exit');
    const kept = await look(settings);
    return { rounds, keysTaken, ...kept, problems: [...problems, ...kept.problems] };
  } finally {
    await store.remove();
    rmSync(folder, { recursive: true });
  }
}

/** Everyone's journeys, one after the other; `kill` is called when so many keys were taken. */
async function loadUntil(
  issuer: Listeners,
  cards: readonly TestCard[],
  keys: number,
  kill: () => Promise<void>,
): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  const enough = Promise.withResolvers<void>();
  const busy = cards.map((card) =>
    journeys(issuer, card, (phone) => {
      if (taken.push(phone) === keys) enough.resolve();
    }),
  );
  // A journey that ends before the issuer does has failed for another reason.
  await Promise.race([enough.promise, ...busy]);
  await kill();
  await Promise.allSettled(busy);
  return taken;
}

async function journeys(issuer: Listeners, card: TestCard, take: (taken: Taken) => void): Promise<never> {
  for (;;) {
    const login = await logIn(issuer, card);
    const { status, password = '' } = await open(issuer, login);
    const phone = makePhone();
    const pending = await enrol(issuer, status.id, password, phone);
    const own: Taken = { phone, cookie: cookieOf(pending), confirmed: false };
    take(own);
    const json = { phraseDigest: phraseDigest(status.id, phone, pending) };
    own.confirmed = (await act(issuer, login.visit, status.id, 'confirm', json)).status === 200;
    remember(own, await poll(issuer, own.cookie, phone));
  }
}

/** Asks for each phone what it was answered before the issuer was killed; what is different now is a problem. */
async function askAgain(issuer: Listeners, taken: readonly Taken[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const own of taken) {
    const { confirmed, certificate } = own;
    const answer = await poll(issuer, own.cookie, own.phone);
    const expected = confirmed ? [200] : [200, 202, 410];
    if (!expected.includes(answer.status)) problems.push(`a phone whose key was taken got ${answer.status}`);
    if (certificate !== undefined && answer.text !== certificate) problems.push('a phone got another certificate');
    remember(own, answer);
  }
  return problems;
}

function remember(own: Taken, { status, text }: Answer): void {
  if (status === 200) own.certificate = text;
}

async function look(settings: ConfigurationInput): Promise<Omit<SoakResult, 'rounds' | 'keysTaken'>> {
  const count = (sql: string) => Number(queryRows(settings.dataFolder, `select count(*) as n from ${sql}`)[0]?.n);
  const certificates = count('issued_certificates');
  const expected = {
    'activations that were confirmed': count(`activations where state in ('confirmed', 'collected')`),
    'activations that have one': count('(select distinct activation_id from issued_certificates) as a'),
    'serial numbers': count('(select distinct serial_number from issued_certificates) as a'),
    'rows in the audit log': count(`audit where event = 'certificate.issued'`),
  };
  const problems = Object.entries(expected)
    .filter(([, found]) => found !== certificates)
    .map(([what, found]) => `${certificates} certificates, but ${found} ${what}`);
  const { dataFolder, store: where } = configuration.parse(settings);
  const store = await openStore(dataFolder, where);
  const audit = await verifyChain(store);
  await store.close();
  if (!audit.ok) problems.push(`the audit log is broken at row ${audit.failure.brokenAt} of ${audit.failure.chain}`);
  return { certificates, auditRows: audit.ok ? audit.value.rows : 0, problems };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
