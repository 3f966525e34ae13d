// SPDX-License-Identifier: Apache-2.0
// Starts the issuer: takes the data folder, opens what lies in it, binds both listeners; and takes it all down again.

import { X509Certificate } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import { practiceOrganisation } from './anchors/anchors.ts';
import { readTrustFiles } from './anchors/import.ts';
import { type Aside, here } from './aside/tasks.ts';
import { type Assembly, assemble } from './assembly.ts';
import { createCheckpoints } from './audit/checkpoints.ts';
import { unreachedTime } from './audit/unreached-time.ts';
import { type Authority, openAuthority, toPem } from './ca/authority.ts';
import { readPassphrase } from './ca/protected-key.ts';
import { invalidTime } from './ca/validity.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Configuration, ListenerName } from './config.ts';
import type { ConnectionBounds } from './http/connection-bounds.ts';
import { type Clients, type Listener, listen, listenPlain, type PlainListener } from './http/listener.ts';
import type { Log } from './http/log.ts';
import { type TlsIdentity, tlsIdentity } from './http/tls.ts';
import { instanceName } from './instance.ts';
import { endUntrustedVisits } from './login/distrusted-visits.ts';
import { openKeyArchive } from './mail/key-archive.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { StoreUnavailable } from './records.ts';
import { fetchSharedKeys } from './shared-keys.ts';
import type { PostgresqlSettings } from './store/settings.ts';
import { lockFolder } from './store/sqlite.ts';
import { openStore, settlePractice } from './store/store.ts';

/** An issuer that answers. */
export interface RunningIssuer {
  readonly stationOrigin: string;
  readonly phoneOrigin: string;
  /** Where EST clients renew by TLS client certificate, if it is configured. */
  readonly estClientOrigin: string | undefined;
  /** The port of plain HTTP for CRLs and OCSP, if it is configured. */
  readonly revocationPort: number | undefined;
  /** What a client must trust (as `ca`) to accept the listeners: the issuer's CA, or the configured TLS chain. PEM. */
  readonly certificatePem: string;
  /** Ends all connections and lets go of the data folder. */
  close(): Promise<void>;
}

/** What may stand around an issuer. */
interface Around {
  readonly clock?: Clock;
  readonly log?: Log;
  /** Does tasks elsewhere than in this thread. */
  readonly aside?: Aside;
}

/** Starts the issuer. Throws with a sentence for the administrator when that is not possible. */
export async function startIssuer(
  configuration: Configuration,
  { clock = systemClock, log = defaultLog(), aside = here }: Around = {},
): Promise<RunningIssuer> {
  await using undo = new AsyncDisposableStack();
  const { dataFolder, practice } = configuration;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataFolder);
  undo.defer(() => lock.release());
  const { postgresql } = configuration.store;
  const name = postgresql && instanceName(dataFolder);
  const store = await openStore(dataFolder, configuration.store, name);
  undo.defer(() => store.close());
  await settlePractice(store, practice);
  const unreached = await unreachedTime(store, clock.now());
  if (unreached) log.error(`${unreached.problem} ${unreached.remedy}`);

  const sharedKeys = postgresql && (await fetchSharedKeys(store, dataFolder, postgresql.keyFile));
  const link = postgresql && name ? await openPostgresqlLink(postgresql, name) : undefined;
  undo.defer(async () => link?.close());
  const trusted = readTrustFiles(configuration.trustFiles, practice, clock.now());
  await endUntrustedVisits(store, trusted, clock.now());
  const organisation = practice ? practiceOrganisation : configuration.organisation;
  const keys = openKeys(configuration, organisation, clock.now());
  const { authority } = keys;
  const invalid = invalidTime(authority.certificate, clock.now());
  if (invalid) log.error(`${invalid.problem} Nothing is issued. ${invalid.remedy}`);
  const identity = tlsIdentity(configuration, authority, clock.now());
  const metrics = createMetrics();
  metrics.set('pivot_ca_certificate_ends_seconds', authority.certificate.notAfter.getTime() / 1000);
  noteEnd(metrics, identity);
  const { connections, proxies } = configuration;
  const bounds: BoundsOf = (name) => {
    const proxyProtocol = configuration.proxyProtocol.includes(name);
    return { ...connections, name, proxies, proxyProtocol, clock, log, metrics };
  };
  const listeners = await openListeners(configuration, identity, authority, bounds, undo);
  const origins = originsOf(configuration, listeners);
  const parts = { store, link, ...keys, ...origins, organisation, trusted, aside, clock, log, metrics };
  const issuer = assemble(configuration, parts);
  await sharedKeys?.share();
  const plain = await serve(configuration, listeners, issuer, bounds, undo);
  undo.defer(issuer.stop);
  const start = (milliseconds: number, task: () => Promise<void>) => undo.defer(repeat(clock, log, milliseconds, task));
  startTasks(issuer, start);
  if (name) start(5 * 60_000, createCheckpoints(store, clock, name));
  undo.defer(() => issuer.keepUses().catch(complain(log, 'what was noted last is lost')));
  start(5_000, issuer.keepUses);
  start(day, async () => noteEnd(metrics, renewTls(listeners, configuration, authority, clock)));
  const { station, phone } = listeners;
  const ports = { stationPort: station.port, phonePort: phone.port, revocationPort: plain?.port };
  log.info({ ...origins, ...ports, practice, dataFolder }, 'the issuer answers');
  const running = undo.move();
  return {
    ...origins,
    revocationPort: plain?.port,
    certificatePem: identity.trust,
    close: () => running.disposeAsync(),
  };
}

/** The keys that a passphrase may protect; it is forgotten then. */
function openKeys({ caPassphraseFile, dataFolder }: Configuration, organisation: string, now: number) {
  const passphrase = caPassphraseFile === undefined ? undefined : readPassphrase(caPassphraseFile);
  const authority = openAuthority(dataFolder, organisation, now, passphrase);
  const archive = openKeyArchive(dataFolder, passphrase);
  passphrase?.fill(0);
  return { authority, archive };
}

/** Those that speak TLS. */
interface Listeners {
  readonly station: Listener;
  readonly phone: Listener;
  /** Where EST clients renew by TLS client certificate, if it is configured. */
  readonly estClient: Listener | undefined;
}

/** What bounds the connections of a listener, by its name. */
type BoundsOf = (name: ListenerName) => ConnectionBounds;

async function openListeners(
  { station, phone, est }: Configuration,
  identity: TlsIdentity,
  { certificate }: Authority,
  bounds: BoundsOf,
  undo: AsyncDisposableStack,
): Promise<Listeners> {
  const open = async (name: ListenerName, host: string, port: number, clients: Clients) => {
    const listener = await listen(host, port, identity, clients, bounds(name));
    undo.defer(() => listener.close());
    return listener;
  };
  const { clientPort } = est;
  const ownClients = { authority: toPem(certificate.bytes) };
  return {
    station: await open('station', station.host, station.port, 'askForKey'),
    phone: await open('phone', phone.host, phone.port, 'anyone'),
    estClient: clientPort === undefined ? undefined : await open('est-client', phone.host, clientPort, ownClients),
  };
}

/** As clients see the listeners. */
function originsOf({ station, phone }: Configuration, listeners: Listeners) {
  const { estClient } = listeners;
  const phoneOrigin = phone.origin ?? localOrigin(listeners.phone, phone.host);
  return {
    stationOrigin: station.origin ?? localOrigin(listeners.station, station.host),
    phoneOrigin,
    estClientOrigin: estClient && `https://${new URL(phoneOrigin).hostname}:${estClient.port}`,
  };
}

/** Lets the listeners answer; the one without TLS, if it is configured, is opened here. */
async function serve(
  { phone, revocation }: Configuration,
  listeners: Listeners,
  issuer: Assembly,
  bounds: BoundsOf,
  undo: AsyncDisposableStack,
): Promise<PlainListener | undefined> {
  listeners.station.serve(issuer.stationApp);
  listeners.phone.serve(issuer.phoneApp);
  if (issuer.estClientApp) listeners.estClient?.serve(issuer.estClientApp);
  const { httpPort } = revocation;
  if (httpPort === undefined) return undefined;
  const plain = await listenPlain(phone.host, httpPort, issuer.revocationApp, bounds('revocation'));
  undo.defer(() => plain.close());
  return plain;
}

function startTasks(issuer: Assembly, start: (milliseconds: number, task: () => Promise<void>) => void): void {
  start(1000, issuer.sweep);
  start(1000, issuer.sendNotifications);
  start(60_000, issuer.upkeepNotifications);
  start(60_000, issuer.checkCards);
  start(60_000, issuer.eraseDue);
}

/** Its driver is loaded only where it is used. */
async function openPostgresqlLink(settings: PostgresqlSettings, name: string) {
  const { openLink } = await import('./store/link.ts');
  return openLink(settings, name);
}

const day = 86_400_000;

/** Logs to standard error, so that standard output stays for what a person asked for. */
function defaultLog(): Log {
  const destination = pino.destination({ dest: 2, sync: true });
  return pino({ name: 'pivot-issuer', level: process.env.PIVOT_LOG ?? 'info' }, destination);
}

/** Runs `task` every so often, never two at a time; returns how to stop and await the one under way. */
function repeat(clock: Clock, log: Log, milliseconds: number, task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  const stop = clock.every(milliseconds, () => {
    running ??= task()
      .catch(complain(log, 'a repeated task failed'))
      .finally(() => {
        running = undefined;
      });
  });
  return async () => {
    stop();
    await running;
  };
}

/** That the store is away is told once, where it is noticed (`store/watched.ts`). */
function complain(log: Log, message: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof StoreUnavailable)) log.error({ err: error }, message);
  };
}

function renewTls(
  { station, phone, estClient }: Listeners,
  configuration: Configuration,
  authority: Authority,
  clock: Clock,
): TlsIdentity {
  const identity = tlsIdentity(configuration, authority, clock.now());
  for (const listener of [station, phone, estClient]) listener?.use(identity);
  return identity;
}

/** So that whoever watches the numbers hears of it in time. */
function noteEnd(metrics: Metrics, { cert }: TlsIdentity): void {
  metrics.set('pivot_tls_certificate_ends_seconds', new X509Certificate(cert).validToDate.getTime() / 1000);
}

/** A listener on loopback, or on all addresses, is known as localhost; one on an address of its own by that. */
function localOrigin({ port }: Listener, listensOn: string): string {
  const general = ['localhost', '127.0.0.1', '0.0.0.0'].includes(listensOn) || listensOn.includes(':');
  const name = general ? 'localhost' : listensOn.toLowerCase();
  return port === 443 ? `https://${name}` : `https://${name}:${port}`;
}
