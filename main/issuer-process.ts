// SPDX-License-Identifier: Apache-2.0
// The issuer that the station starts by itself when none is configured: a process of its own, started again when it
// dies, always on the same ports, so that the phone's page keeps its origin and with it what the phone has stored.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { failed, ok, type Result } from '../contract/result.ts';
import type { ConfigurationInput } from '../issuer/config.ts';
import type { EmbeddedReply, EmbeddedRequest } from '../issuer/embedded.ts';
import type { ProcessHandle } from './card/client.ts';
import { systemClock } from './clock.ts';
import type { IssuerFailure } from './station/ports.ts';
import { within } from './station/within.ts';

/** Where a running issuer is, and what a client must trust to accept it (PEM). */
interface RunningIssuer {
  readonly stationOrigin: string;
  readonly certificatePem: string;
}

/** How the issuer's process is started. */
export interface EmbeddedIssuerOptions {
  readonly spawn: () => ProcessHandle;
  /** The issuer's own settings but for the ports. */
  readonly configuration: ConfigurationInput;
  /** Where phones are answered; on loopback alone when left out. */
  readonly phoneAddress?: string;
  /** How long a start may take. */
  readonly startMilliseconds?: number;
  /** Is told, for the log, that the process ended by itself, or why it did not start. */
  readonly onTrouble?: (reason: string) => void;
}

/** The issuer as the station has it. */
export interface EmbeddedIssuer {
  /** Where it is, as soon as it runs; it is started when it does not. */
  running(): Promise<Result<RunningIssuer, IssuerFailure>>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

const patience = 20_000;
const firstPause = 250;
const longestPause = 10_000;
const stopMilliseconds = 3_000;
const killMilliseconds = 1_000;

const reply = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ready'),
    stationOrigin: z.string(),
    phoneOrigin: z.string(),
    certificatePem: z.string(),
  }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]) satisfies z.ZodType<EmbeddedReply>;

interface Life {
  readonly handle: ProcessHandle;
  readonly started: Promise<Result<RunningIssuer, IssuerFailure>>;
  readonly ended: Promise<void>;
}

/** Makes the issuer; it starts with the first call of `running`. */
export function createEmbeddedIssuer(options: EmbeddedIssuerOptions): EmbeddedIssuer {
  const { onTrouble = () => undefined } = options;
  const portsFile = path.join(options.configuration.dataFolder, 'ports.json');
  let life: Life | undefined;
  let pause = firstPause;
  let restart: NodeJS.Timeout | undefined;
  let stopped = false;

  function start(): Life {
    clearTimeout(restart);
    const begun = begin(options, portsFile);
    life = begun;
    void begun.started.then((started) => {
      if (started.ok) pause = firstPause;
      else onTrouble(started.failure.detail);
    });
    void begun.ended.then(() => {
      if (life === begun) life = undefined;
      if (!stopped) restartLater();
    });
    return begun;
  }

  /** An issuer that ran is missed at once; one that cannot start is tried less and less often. */
  function restartLater(): void {
    onTrouble('the issuer ended');
    clearTimeout(restart);
    restart = setTimeout(() => void (life ?? start()), pause);
    pause = Math.min(pause * 2, longestPause);
  }

  return {
    running: async () => (stopped ? notStarted('the station is ending') : (life ?? start()).started),
    stop: async () => {
      stopped = true;
      clearTimeout(restart);
      if (life) await end(life);
    },
  };
}

/** Asks first, so that what it is at is done; then ends it. One that survives both goes when the station is gone. */
async function end({ handle, ended }: Life): Promise<void> {
  handle.postMessage({ kind: 'stop' } satisfies EmbeddedRequest);
  await within(systemClock, stopMilliseconds, ended);
  handle.kill();
  await within(systemClock, killMilliseconds, ended);
}

function begin(options: EmbeddedIssuerOptions, portsFile: string): Life {
  const { configuration, startMilliseconds = patience } = options;
  const ports = readPorts(portsFile);
  const handle = options.spawn();
  const ended = new Promise<void>((resolve) => handle.onExit(resolve));
  const started = new Promise<Result<RunningIssuer, IssuerFailure>>((resolve) => {
    const overdue = setTimeout(() => handle.kill(), startMilliseconds);
    const settle = (outcome: Result<RunningIssuer, IssuerFailure>): void => {
      clearTimeout(overdue);
      resolve(outcome);
    };
    handle.onMessage((message) => settle(outcomeOf(message, portsFile, handle)));
    void ended.then(() => settle(notStarted('the issuer ended before it was ready')));
  });
  handle.postMessage({
    ...configuration,
    station: { host: '127.0.0.1', port: ports.station },
    phone: { host: options.phoneAddress ?? '127.0.0.1', port: ports.phone },
  } satisfies EmbeddedRequest);
  return { handle, started, ended };
}

function outcomeOf(message: unknown, portsFile: string, handle: ProcessHandle): Result<RunningIssuer, IssuerFailure> {
  const said = reply.safeParse(message);
  if (!said.success) return notStarted('the issuer said something that is not understood');
  if (said.data.kind === 'ready') {
    const { stationOrigin, phoneOrigin, certificatePem } = said.data;
    writePorts(portsFile, { station: portOf(stationOrigin), phone: portOf(phoneOrigin) });
    return ok({ stationOrigin, certificatePem });
  }
  // A port that another program has taken meanwhile is given up: better another origin than no issuer.
  if (said.data.reason.includes('EADDRINUSE')) writePorts(portsFile, anyPorts);
  handle.kill();
  return notStarted(said.data.reason);
}

function notStarted(detail: string): Result<never, IssuerFailure> {
  return failed({ code: 'issuerUnreachable', detail });
}

const portNumber = z.number().int().min(0).max(65_535);
const portsFileText = z.object({ station: portNumber, phone: portNumber });
type Ports = z.infer<typeof portsFileText>;

/** 0 lets the system choose. */
const anyPorts: Ports = { station: 0, phone: 0 };

function readPorts(file: string): Ports {
  try {
    return portsFileText.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return anyPorts;
  }
}

function writePorts(file: string, ports: Ports): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(ports));
}

function portOf(origin: string): number {
  return Number(new URL(origin).port || 443);
}
