// SPDX-License-Identifier: Apache-2.0
// What the station adds on top of the card's own time, on a card that takes 15 ms for each APDU: the station's workflow
// over its real card process, a real PC/SC service and the embedded issuer's process over HTTPS; without the drawing.
// The card's own time is measured at its contacts. Reader and service then count as ours, which they are not: what is
// left of it against a program that does nothing but send as many APDUs is told beside it. A busy machine spoils both.

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ok } from '../../contract/result.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { createCardReaders } from '../../main/card/client.ts';
import { systemClock } from '../../main/clock.ts';
import { createIssuerClient } from '../../main/issuer-client/issuer-client.ts';
import { createEmbeddedIssuer } from '../../main/issuer-process.ts';
import { createLoginSigning } from '../../main/signing/web-eid.ts';
import type { CardReaders } from '../../main/station/ports.ts';
import { type Station, startStation } from '../../main/station/station.ts';
import { type PcscService, startPcscService } from '../../simulator/pcsc-service.ts';
import { makePracticeCard, type PracticeCard, practicePin } from '../../simulator/practice-card.ts';
import { makePracticePki, type PracticePki } from '../../simulator/practice-pki.ts';
import { spawnCardProcess } from '../card/card-process.ts';
import { run } from '../simulator/run.ts';
import { usualRules } from '../station/usual-rules.ts';
import { insertCounted, median, type Traffic, withExtendedLength } from './card-stand.ts';

const millisecondsPerApdu = 15;
const rounds = 7;
/** Nobody types a PIN faster. Not counted: meanwhile the station fetches the challenge. */
const typingMilliseconds = 500;

/**
 * Percentages, medians of several log-ins with RSA-2048, and under `p256` with a card that needs fewer APDUs. Against the
 * card's own time; under `extendedLength` RSA-2048 again with a card that takes it, whose time is the shorter; under
 * `againstBareProgram` against `bareMillisecondsPerApdu`: card, virtual reader and PC/SC service.
 */
export async function measureStation(): Promise<object> {
  const pki = makePracticePki();
  const [service, rsa2048, p256] = await Promise.all([
    startPcscService(),
    makePracticeCard({ algorithm: 'rsa2048', slots: [0x9a], pki, quirks: ['noExtendedLength'] }),
    makePracticeCard({ algorithm: 'p256', slots: [0x9a], pki, quirks: ['noExtendedLength'] }),
  ]);
  const bare = await measureBare(service, p256);
  const stage = await startStage(service, pki, bare);
  try {
    // The first log-in of all warms up what stays warm for a station's whole day.
    await logIn(stage, rsa2048);
    const figures = { ...(await measure(stage, rsa2048)), p256: await measure(stage, p256) };
    const extendedLength = await measure(stage, withExtendedLength(rsa2048));
    return { ...figures, extendedLength, millisecondsPerApdu, bareMillisecondsPerApdu: rounded(bare) };
  } finally {
    await stage.close();
    await service.close();
  }
}

async function measureBare(service: PcscService, card: PracticeCard): Promise<number> {
  await insertCounted(service, card, millisecondsPerApdu);
  const program = path.join(import.meta.dirname, 'bare-program.ts');
  const { stdout, stderr } = await run(process.execPath, [program], service.environment);
  await service.remove();
  if (!(Number(stdout) > 0)) throw new Error(stderr);
  return Number(stdout);
}

/** A station, and what it last did with its card. */
interface Stage {
  readonly station: Station;
  readonly service: PcscService;
  /** Milliseconds of an APDU, see `measureBare`. */
  readonly bare: number;
  readonly signedAt: () => number;
  /** Resolves when the card is let go. */
  readonly released: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How long a part of a log-in took, and what of it was the card's. */
interface Span {
  readonly milliseconds: number;
  readonly cardMilliseconds: number;
  readonly apdus: number;
}

interface Login {
  readonly insertToCertificate: Span;
  readonly pinToSigned: Span;
}

async function measure(stage: Stage, card: PracticeCard) {
  const logins: Login[] = [];
  for (let round = 0; round < rounds; round += 1) logins.push(await logIn(stage, card));
  const figures = (own: (span: Span) => number) => ({
    insertToCertificateOverheadPct: overhead(
      logins.map(({ insertToCertificate }) => insertToCertificate),
      own,
    ),
    pinToSignedOverheadPct: overhead(
      logins.map(({ pinToSigned }) => pinToSigned),
      own,
    ),
  });
  const times = (part: keyof Login) => rounded(median(logins.map((login) => login[part].milliseconds)));
  return {
    ...figures(({ cardMilliseconds }) => cardMilliseconds),
    insertToCertificateMilliseconds: times('insertToCertificate'),
    pinToSignedMilliseconds: times('pinToSigned'),
    againstBareProgram: figures(({ apdus }) => apdus * stage.bare),
  };
}

/** What was added to `own` time, in per cent of that: the median. */
function overhead(spans: readonly Span[], own: (span: Span) => number): number {
  return rounded(median(spans.map((span) => (span.milliseconds / own(span) - 1) * 100)));
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

async function logIn(stage: Stage, card: PracticeCard): Promise<Login> {
  const { station, service } = stage;
  await reach(station, 'welcome');
  const traffic = await insertCounted(service, card, millisecondsPerApdu);
  const inserted = performance.now();
  await reach(station, 'enterPin');
  const insertToCertificate = { ...traffic, milliseconds: performance.now() - inserted };
  await delay(typingMilliseconds);
  const pinToSigned = await signIn(stage, traffic);
  // pcsc-lite misses a card that is put in right after one that was pulled while it was reset.
  await stage.released();
  await service.remove();
  return { insertToCertificate, pinToSigned };
}

async function signIn({ station, signedAt }: Stage, traffic: Traffic): Promise<Span> {
  const before = { ...traffic };
  const pressed = performance.now();
  station.dispatch({ kind: 'submitPin', payload: new TextEncoder().encode(practicePin) });
  await reach(station, 'actions');
  return {
    milliseconds: signedAt() - pressed,
    cardMilliseconds: traffic.cardMilliseconds - before.cardMilliseconds,
    apdus: traffic.apdus - before.apdus,
  };
}

/** Resolves as soon as the station shows this page. */
function reach(station: Station, kind: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const overdue = setTimeout(
      () => reject(new Error(`${kind} is not reached: ${JSON.stringify(station.view().page)}`)),
      20_000,
    );
    const look = () => {
      if (station.view().page.kind !== kind) return;
      clearTimeout(overdue);
      stop();
      resolve();
    };
    const stop = station.onView(look);
    look();
  });
}

async function startStage(service: PcscService, pki: PracticePki, bare: number): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-bench-'));
  const embedded = startIssuer(folder, pki);
  const running = await embedded.running();
  if (!running.ok) throw new Error(running.failure.detail);
  const { stationOrigin: origin, certificatePem: trusted } = running.value;
  const issuer = createIssuerClient({ find: async () => ok({ origin, trusted }), language: () => 'en' });
  const real = createCardReaders({ spawn: () => spawnCardProcess(['--driver=pcsc'], service.environment) });
  let signed = 0;
  let released = Promise.resolve();
  const readers: CardReaders = {
    ...real,
    sign: async (...parameters) => {
      const signature = await real.sign(...parameters);
      signed = performance.now();
      return signature;
    },
    release: (reader) => {
      released = real.release(reader);
      return released;
    },
  };
  const equipment = { readers, issuer, close: () => readers.close() };
  const outside = {
    clock: systemClock,
    signing: createLoginSigning('https://pivot.example/bench'),
    open: async () => ok(equipment),
    newId: randomUUID,
    journal: () => undefined,
  };
  const station = startStation(outside, { ...usualRules, practiceAllowed: false });
  const close = async () => {
    await station.close();
    issuer.close();
    await embedded.stop();
    rmSync(folder, { recursive: true });
  };
  return { station, service, bare, signedAt: () => signed, released: () => released, close };
}

function startIssuer(folder: string, { root, intermediate }: PracticePki) {
  const trustFile = path.join(folder, 'trust.pem');
  writeFileSync(trustFile, toPem(root.certificate) + toPem(intermediate.certificate));
  return createEmbeddedIssuer({
    spawn: () => spawnCardProcess([], {}, new URL('../../issuer/embedded.ts', import.meta.url)),
    configuration: { dataFolder: path.join(folder, 'issuer'), practice: true, trustFiles: [trustFile] },
  });
}
