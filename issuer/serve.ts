// SPDX-License-Identifier: Apache-2.0
// The composition root of the issuer: builds everything in reading order, and takes it down again.

import { mkdirSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { parseCertificate } from '../x509/certificate.ts';
import { nameToString } from '../x509/name.ts';
import { type CertificateOrder, createActivations } from './activation/activations.ts';
import { createHub } from './activation/hub.ts';
import { practiceOrganisation, readAnchors, type TrustedCertificate } from './anchors/anchors.ts';
import { forbiddenMix, readTrustFile } from './anchors/import.ts';
import { type Authority, openAuthority } from './ca/authority.ts';
import type { IssuedRecord } from './ca/issued.ts';
import { derivedAuthentication } from './ca/profiles.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Configuration } from './config.ts';
import { createTrials } from './enrolment/trials.ts';
import { type Listener, listen } from './http/listener.ts';
import type { Log } from './http/log.ts';
import { createPhoneApp } from './http/phone-app.ts';
import { createStationApp } from './http/station-app.ts';
import { ownTlsIdentity, readTlsFiles, type TlsIdentity } from './http/tls.ts';
import { judge } from './login/judgement.ts';
import { createLoginDesk } from './login/login.ts';
import { createVisits } from './login/visits.ts';
import type { Store } from './records.ts';
import { openSecrets } from './secrets.ts';
import { lockFolder } from './store/sqlite.ts';
import { openStore, settlePractice } from './store/store.ts';

/** An issuer that answers. */
export interface RunningIssuer {
  readonly stationOrigin: string;
  readonly phoneOrigin: string;
  /** What a client must trust (as `ca`) to accept the listeners: the issuer's CA, or the configured TLS chain. PEM. */
  readonly certificatePem: string;
  /** Ends all connections and lets go of the data folder. */
  close(): Promise<void>;
}

/** Starts the issuer. Throws with a sentence for the administrator when that is not possible. */
export async function startIssuer(
  configuration: Configuration,
  { clock = systemClock, log = defaultLog() }: { clock?: Clock; log?: Log } = {},
): Promise<RunningIssuer> {
  await using undo = new AsyncDisposableStack();
  const { dataFolder } = configuration;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataFolder);
  undo.defer(() => lock.release());
  const store = await openStore(dataFolder);
  undo.defer(() => store.close());
  await settlePractice(store, configuration.practice);
  const configured = readTrustFiles(configuration, clock.now());

  const organisation = configuration.practice ? practiceOrganisation : configuration.organisation;
  const authority = openAuthority(dataFolder, organisation, clock.now());
  const identity = () => tlsIdentity(configuration, authority, clock.now());
  const { trust: certificatePem, ...tls } = identity();
  const station = await listen(configuration.station.host, configuration.station.port, {
    ...tls,
    trust: certificatePem,
  });
  undo.defer(() => station.close());
  const phone = await listen(configuration.phone.host, configuration.phone.port, { ...tls, trust: certificatePem });
  undo.defer(() => phone.close());
  const stationOrigin = configuration.station.origin ?? localOrigin(station);
  const phoneOrigin = configuration.phone.origin ?? localOrigin(phone);

  const hub = createHub();
  const activations = createActivations({
    store,
    clock,
    hub,
    secrets: openSecrets(dataFolder),
    activationMilliseconds: configuration.activationSeconds * 1000,
    collectionMilliseconds: configuration.collectionHours * 3_600_000,
    isCredentialType: (id) => configuration.credentialTypes.some((type) => type.id === id),
    makeCertificate: (order) => makeCertificate(configuration, organisation, authority, order),
  });
  const visits = createVisits({
    store,
    clock,
    hub,
    activations,
    idleMilliseconds: configuration.visitIdleSeconds * 1000,
    longestMilliseconds: configuration.visitMaximumMinutes * 60_000,
  });
  const judgeNow = async (certificate: Uint8Array) =>
    judge(certificate, {
      trusted: await readAnchors(store, configured),
      policies: configuration.login.policies,
      ownAuthority: authority.certificate,
      practice: configuration.practice,
      at: new Date(clock.now()),
    });
  const desk = createLoginDesk({ store, clock, hub, visits, activations, judge: judgeNow, origin: stationOrigin });
  const { organisation: named, support, practice, credentialTypes } = configuration;

  station.serve(
    createStationApp({
      info: {
        product: 'pivot',
        version: packageJson.version,
        organisation: named,
        origin: stationOrigin,
        phoneOrigin,
        practice,
        support,
      },
      listensOn: configuration.station.host,
      credentialTypes,
      judge: judgeNow,
      desk,
      visits,
      activations,
      nameOf: (visit) => nameOf(store, visit.accountId),
      hub,
      clock,
      log,
    }),
  );
  phone.serve(
    createPhoneApp({
      info: { organisation: named, practice, support },
      origin: phoneOrigin,
      listensOn: configuration.phone.host,
      credentialTypes,
      activations,
      trials: createTrials(store, clock, `${phoneOrigin}/api/trials`),
      authority: authority.certificate.bytes,
      pages: configuration.phonePages,
      clock,
      log,
    }),
  );

  undo.defer(
    everySecond(clock, log, async () => {
      await visits.sweep();
      await activations.sweep();
    }),
  );
  undo.defer(
    clock.every(86_400_000, () => {
      for (const listener of [station, phone]) listener.use(identity());
    }),
  );
  log.info({ stationOrigin, phoneOrigin, practice, dataFolder }, 'the issuer answers');
  const running = undo.move();
  return { stationOrigin, phoneOrigin, certificatePem, close: () => running.disposeAsync() };
}

/** Logs to standard error, so that standard output stays for what a person asked for. */
function defaultLog(): Log {
  return pino(
    { name: 'pivot-issuer', level: process.env.PIVOT_LOG ?? 'info' },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** Runs `task` every second, never two at a time; returns how to stop and await the one under way. */
function everySecond(clock: Clock, log: Log, task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  const stop = clock.every(1000, () => {
    running ??= task()
      .catch((error: unknown) => log.error({ error }, 'the sweep failed'))
      .finally(() => {
        running = undefined;
      });
  });
  return async () => {
    stop();
    await running;
  };
}

function tlsIdentity(
  { tls, dataFolder, station, phone }: Configuration,
  authority: Authority,
  now: number,
): TlsIdentity {
  if (tls) return readTlsFiles(tls);
  const configured = [station, phone].flatMap(({ host, origin }) => [host, origin && new URL(origin).hostname]);
  const hosts = ['localhost', '127.0.0.1', '::1', ...configured.filter((host) => host !== undefined)];
  const names = hosts.map((host) => host.replace(/^\[|\]$/g, '')).filter((host) => host !== '0.0.0.0' && host !== '::');
  return ownTlsIdentity(dataFolder, authority, [...new Set(names)], now);
}

function localOrigin({ port }: Listener): string {
  return port === 443 ? 'https://localhost' : `https://localhost:${port}`;
}

function readTrustFiles({ trustFiles, practice }: Configuration, now: number): readonly TrustedCertificate[] {
  return trustFiles.flatMap((file) => {
    const read = readTrustFile(readFileSync(file), now);
    if (!read.ok) throw new Error(`${file}: ${read.failure}`);
    const mix = forbiddenMix(read.value, practice);
    if (mix) throw new Error(`${file}: ${mix}`);
    return read.value;
  });
}

function makeCertificate(
  { credentialTypes, locations }: Configuration,
  organisation: string,
  authority: Authority,
  { activationId, account, credentialType, publicKey, now }: CertificateOrder,
): IssuedRecord {
  const type = credentialTypes.find(({ id }) => id === credentialType);
  if (!type) throw new Error(`the credential type ${credentialType} is not configured any more`);
  const { lifetimeDays, policies } = type;
  const bytes = authority.issue(
    derivedAuthentication({ account, organisation, publicKey, lifetimeDays, policies, locations, now }),
  );
  const certificate = parseCertificate(bytes);
  return {
    serialNumber: certificate.serialNumber.toString(16),
    activationId,
    accountId: account.id,
    credentialType,
    subject: nameToString(certificate.subject),
    notBefore: certificate.notBefore.getTime(),
    notAfter: certificate.notAfter.getTime(),
    certificate: bytes,
    issuedAt: now,
  };
}

async function nameOf(store: Store, accountId: string): Promise<string> {
  const account = await store.transaction((records) => records.accounts.get(accountId));
  return account?.name ?? '';
}
