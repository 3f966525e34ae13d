// SPDX-License-Identifier: Apache-2.0
// A real issuer on free ports and in a folder of its own, with a clock that the test moves.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { here } from '../../issuer/aside/tasks.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { type ConfigurationInput, configuration } from '../../issuer/config.ts';
import type { Store } from '../../issuer/records.ts';
import { startIssuer } from '../../issuer/serve.ts';
import { openStore } from '../../issuer/store/store.ts';
import { pki } from './cards.ts';
import { type Answer, type Ask, ask, openEvents } from './http-client.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { makeTestStore, type TestStore } from './test-store.ts';

/** An issuer under test. */
export interface TestIssuer {
  readonly dataFolder: string;
  readonly storeSettings: TestStore['settings'];
  readonly clock: ManualClock;
  readonly stationOrigin: string;
  readonly phoneOrigin: string;
  /** Where EST clients renew by TLS client certificate, if that was configured. */
  readonly estClientOrigin: string | undefined;
  /** Where CRLs and OCSP are served over plain HTTP, if that was configured. */
  readonly revocationPort: number | undefined;
  readonly certificatePem: string;
  station(path: string, ask?: Ask): Promise<Answer>;
  phone(path: string, ask?: Ask): Promise<Answer>;
  events(path: string, visit: string): ReturnType<typeof openEvents>;
  /** Opens its store, as a command would. */
  openStore(): Promise<Store>;
  /** Stops and starts it on the same folder. */
  restart(): Promise<void>;
  /** Stops it, does `work` with its folder, and starts it again. */
  pause(work: () => Promise<void>): Promise<void>;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
}

/**
 * Starts an issuer for practice that trusts the test PKI; its store is in this PostgreSQL, where one is given, and what it
 * does aside is done by `aside`.
 */
export async function startTestIssuer(
  changes: Partial<ConfigurationInput> = {},
  clock = manualClock(),
  database?: { readonly host: string; readonly answerSeconds?: number },
  aside = here,
): Promise<TestIssuer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-issuer-'));
  const trustFile = path.join(folder, 'practice.pem');
  writeFileSync(trustFile, toPem(pki.root.certificate) + toPem(pki.intermediate.certificate));
  const dataFolder = path.join(folder, 'data');
  const store = await makeTestStore(dataFolder, database?.host);
  const { postgresql } = store.settings;
  const settings = configuration.parse({
    organisation: 'Test Organisation',
    practice: true,
    dataFolder,
    store: postgresql ? { postgresql: { ...postgresql, ...database } } : {},
    station: { port: 0 },
    phone: { port: 0 },
    trustFiles: [trustFile],
    ...changes,
  });
  const log = pino({ level: process.env.PIVOT_LOG ?? 'silent' }, pino.destination({ dest: 2, sync: true }));
  const start = () => startIssuer(settings, { clock, log, aside });
  const remove = async () => {
    await store.remove();
    rmSync(folder, { recursive: true });
  };
  let issuer = await start().catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const pause = async (work: () => Promise<void>) => {
    await issuer.close();
    try {
      await work();
    } finally {
      issuer = await start();
    }
  };
  return {
    dataFolder,
    storeSettings: store.settings,
    clock,
    get stationOrigin() {
      return issuer.stationOrigin;
    },
    get estClientOrigin() {
      return issuer.estClientOrigin;
    },
    get revocationPort() {
      return issuer.revocationPort;
    },
    get phoneOrigin() {
      return issuer.phoneOrigin;
    },
    get certificatePem() {
      return issuer.certificatePem;
    },
    station: (path, options) => ask(issuer.certificatePem, issuer.stationOrigin + path, options),
    phone: (path, options) => ask(issuer.certificatePem, issuer.phoneOrigin + path, options),
    events: (path, visit) =>
      openEvents(issuer.certificatePem, issuer.stationOrigin + path, { authorization: `Bearer ${visit}` }),
    openStore: () => openStore(dataFolder, settings.store),
    restart: () => pause(async () => undefined),
    pause,
    async close() {
      await issuer.close();
      await remove();
    },
  };
}
