// SPDX-License-Identifier: Apache-2.0
// Starts the issuer: takes the data folder, opens what lies in it, binds both listeners; and takes it all down again.

import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import { practiceOrganisation } from './anchors/anchors.ts';
import { readTrustFiles } from './anchors/import.ts';
import { assemble } from './assembly.ts';
import { createCheckpoints } from './audit/checkpoints.ts';
import { openAuthority, toPem } from './ca/authority.ts';
import { readPassphrase } from './ca/protected-key.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Configuration } from './config.ts';
import { type Listener, listen, listenPlain } from './http/listener.ts';
import type { Log } from './http/log.ts';
import { tlsIdentity } from './http/tls.ts';
import { instanceName } from './instance.ts';
import { openKeyArchive } from './mail/key-archive.ts';
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

/** Starts the issuer. Throws with a sentence for the administrator when that is not possible. */
export async function startIssuer(
  configuration: Configuration,
  { clock = systemClock, log = defaultLog() }: { clock?: Clock; log?: Log } = {},
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

  const sharedKeys = postgresql && (await fetchSharedKeys(store, dataFolder, postgresql.keyFile));
  const link = postgresql && name ? await openPostgresqlLink(postgresql, name) : undefined;
  undo.defer(async () => link?.close());
  const trusted = readTrustFiles(configuration.trustFiles, practice, clock.now());
  const organisation = practice ? practiceOrganisation : configuration.organisation;
  const { caPassphraseFile } = configuration;
  const passphrase = caPassphraseFile === undefined ? undefined : readPassphrase(caPassphraseFile);
  const authority = openAuthority(dataFolder, organisation, clock.now(), passphrase);
  const archive = openKeyArchive(dataFolder, passphrase);
  passphrase?.fill(0);
  const identity = tlsIdentity(configuration, authority, clock.now());
  const station = await listen(configuration.station.host, configuration.station.port, identity, 'askForKey');
  undo.defer(() => station.close());
  const phone = await listen(configuration.phone.host, configuration.phone.port, identity);
  undo.defer(() => phone.close());

  const { clientPort } = configuration.est;
  const estClient =
    clientPort === undefined
      ? undefined
      : await listen(configuration.phone.host, clientPort, identity, {
          authority: toPem(authority.certificate.bytes),
        });
  undo.defer(async () => estClient?.close());

  const stationOrigin = configuration.station.origin ?? localOrigin(station, configuration.station.host);
  const phoneOrigin = configuration.phone.origin ?? localOrigin(phone, configuration.phone.host);
  const estClientOrigin = estClient && `https://${new URL(phoneOrigin).hostname}:${estClient.port}`;
  const parts = {
    store,
    link,
    authority,
    archive,
    estClientOrigin,
    organisation,
    trusted,
    stationOrigin,
    phoneOrigin,
    clock,
    log,
  };
  const issuer = assemble(configuration, parts);
  await sharedKeys?.share();
  station.serve(issuer.stationApp);
  phone.serve(issuer.phoneApp);
  if (issuer.estClientApp) estClient?.serve(issuer.estClientApp);
  const { httpPort } = configuration.revocation;
  const plain =
    httpPort === undefined ? undefined : await listenPlain(configuration.phone.host, httpPort, issuer.revocationApp);
  undo.defer(async () => plain?.close());
  undo.defer(issuer.stop);
  undo.defer(repeat(clock, log, 1000, issuer.sweep));
  undo.defer(repeat(clock, log, 1000, issuer.sendNotifications));
  undo.defer(repeat(clock, log, 60_000, issuer.upkeepNotifications));
  undo.defer(repeat(clock, log, 60_000, issuer.checkCards));
  if (name) undo.defer(repeat(clock, log, 5 * 60_000, createCheckpoints(store, clock, name)));
  undo.defer(issuer.keepUses);
  undo.defer(repeat(clock, log, 5_000, issuer.keepUses));
  undo.defer(
    repeat(clock, log, day, async () =>
      renewTls(estClient ? [station, phone, estClient] : [station, phone], configuration, authority, clock),
    ),
  );
  const ports = { stationPort: station.port, phonePort: phone.port, revocationPort: plain?.port };
  log.info({ stationOrigin, phoneOrigin, ...ports, practice, dataFolder }, 'the issuer answers');
  const running = undo.move();
  return {
    stationOrigin,
    phoneOrigin,
    estClientOrigin,
    revocationPort: plain?.port,
    certificatePem: identity.trust,
    close: () => running.disposeAsync(),
  };
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
      .catch((error: unknown) => log.error({ err: error }, 'a repeated task failed'))
      .finally(() => {
        running = undefined;
      });
  });
  return async () => {
    stop();
    await running;
  };
}

function renewTls(
  listeners: readonly Listener[],
  configuration: Configuration,
  authority: Parameters<typeof tlsIdentity>[1],
  clock: Clock,
): void {
  const identity = tlsIdentity(configuration, authority, clock.now());
  for (const listener of listeners) listener.use(identity);
}

/** A listener on loopback, or on all addresses, is known as localhost; one on an address of its own by that. */
function localOrigin({ port }: Listener, listensOn: string): string {
  const general = ['localhost', '127.0.0.1', '0.0.0.0'].includes(listensOn) || listensOn.includes(':');
  const name = general ? 'localhost' : listensOn.toLowerCase();
  return port === 443 ? `https://${name}` : `https://${name}:${port}`;
}
