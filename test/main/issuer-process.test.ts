// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ProcessHandle } from '../../main/card/client.ts';
import { createEmbeddedIssuer } from '../../main/issuer-process.ts';

/** A process that a test plays by hand. */
class PlayedProcess implements ProcessHandle {
  readonly received: unknown[] = [];
  readonly #messages: ((message: unknown) => void)[] = [];
  readonly #exits: (() => void)[] = [];

  postMessage(message: unknown): void {
    this.received.push(message);
    if (typeof message === 'object' && message !== null && 'kind' in message) this.exit();
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#messages.push(listener);
  }

  onExit(listener: () => void): void {
    this.#exits.push(listener);
  }

  kill(): void {
    this.exit();
  }

  say(message: unknown): void {
    for (const listener of this.#messages) listener(message);
  }

  exit(): void {
    for (const listener of this.#exits.splice(0)) listener();
  }

  ready(stationPort: number, phonePort: number): void {
    const [stationOrigin, phoneOrigin] = [stationPort, phonePort].map((port) => `https://localhost:${port}`);
    this.say({ kind: 'ready', stationOrigin, phoneOrigin, certificatePem: 'PEM' });
  }
}

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), 'pivot-issuer-process-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

function embedded(startMilliseconds = 10_000) {
  const started: PlayedProcess[] = [];
  const waiting: ((process: PlayedProcess) => void)[] = [];
  const issuer = createEmbeddedIssuer({
    spawn: () => {
      const process = new PlayedProcess();
      started.push(process);
      waiting.shift()?.(process);
      return process;
    },
    configuration: { dataFolder, practice: true },
    startMilliseconds,
  });
  const nextStart = () => new Promise<PlayedProcess>((resolve) => waiting.push(resolve));
  return { issuer, started, nextStart };
}

const running = { ok: true, value: { stationOrigin: 'https://localhost:4001', certificatePem: 'PEM' } };

describe('the embedded issuer', () => {
  test('is started once, on loopback and any ports, with its configuration', async () => {
    const { issuer, started } = embedded();
    const [one, other] = [issuer.running(), issuer.running()];
    expect(started).toHaveLength(1);
    expect(started[0]?.received).toEqual([
      {
        dataFolder,
        practice: true,
        station: { host: '127.0.0.1', port: 0 },
        phone: { host: '127.0.0.1', port: 0 },
      },
    ]);
    started[0]?.ready(4001, 4002);
    expect(await one).toEqual(running);
    expect(await other).toEqual(running);
    await issuer.stop();
  });

  test('is started again on the same ports when it dies', async () => {
    const { issuer, started, nextStart } = embedded();
    const first = issuer.running();
    started[0]?.ready(4001, 4002);
    await first;
    const again = nextStart();
    started[0]?.exit();
    const second = await again;
    expect(second.received[0]).toMatchObject({ station: { port: 4001 }, phone: { port: 4002 } });
    const afterwards = issuer.running();
    second.ready(4001, 4002);
    expect(await afterwards).toEqual(running);
    await issuer.stop();
  });

  test('says why it cannot start, and tries again', async () => {
    const { issuer, started, nextStart } = embedded();
    const first = issuer.running();
    const again = nextStart();
    started[0]?.say({ kind: 'failed', reason: 'the data folder is not ours' });
    expect(await first).toEqual({
      ok: false,
      failure: { code: 'issuerUnreachable', detail: 'the data folder is not ours' },
    });
    (await again).ready(4001, 4002);
    expect(await issuer.running()).toEqual(running);
    await issuer.stop();
  });

  test('gives its ports up when another program has taken them', async () => {
    const { issuer, started, nextStart } = embedded();
    const first = issuer.running();
    started[0]?.ready(4001, 4002);
    await first;
    const second = nextStart();
    started[0]?.exit();
    const third = nextStart();
    (await second).say({ kind: 'failed', reason: 'listen EADDRINUSE: address already in use 127.0.0.1:4002' });
    expect((await third).received[0]).toMatchObject({ station: { port: 0 }, phone: { port: 0 } });
    await issuer.stop();
  });

  test('is ended when it does not become ready', async () => {
    const { issuer } = embedded(20);
    expect(await issuer.running()).toMatchObject({ ok: false, failure: { code: 'issuerUnreachable' } });
    await issuer.stop();
  });

  test('is told to stop, and not started again', async () => {
    const { issuer, started } = embedded();
    const first = issuer.running();
    started[0]?.ready(4001, 4002);
    await first;
    await issuer.stop();
    expect(started[0]?.received.at(-1)).toEqual({ kind: 'stop' });
    expect(await issuer.running()).toMatchObject({ ok: false });
    expect(started).toHaveLength(1);
  });

  test('that neither stops nor can be killed does not keep the station from ending', async () => {
    vi.useFakeTimers();
    const kill = vi.fn();
    const spawn = () => ({ postMessage: () => undefined, onMessage: () => undefined, onExit: () => undefined, kill });
    const issuer = createEmbeddedIssuer({ spawn, configuration: { dataFolder, practice: true } });
    void issuer.running();
    const stopped = issuer.stop();
    await vi.advanceTimersByTimeAsync(4_000);
    await stopped;
    expect(kill).toHaveBeenCalled();
    vi.useRealTimers();
  });
});
