// SPDX-License-Identifier: Apache-2.0

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedReply } from '../../issuer/embedded.ts';
import { ask } from './http-client.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-embedded-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts it as the station does, and gives its answer to the configuration. */
async function start(configuration: object): Promise<{ child: ChildProcess; reply: EmbeddedReply }> {
  const launcher = new URL('./utility-process.ts', import.meta.url);
  const child = fork(launcher, { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: 'ignore' });
  child.send(configuration);
  const [reply] = (await once(child, 'message')) as [EmbeddedReply];
  return { child, reply };
}

const ports = { station: { port: 0 }, phone: { port: 0 } };

test('the embedded issuer says where it listens, and ends when it is told to', async () => {
  const { child, reply } = await start({ dataFolder: path.join(folder, 'data'), practice: true, ...ports });
  if (reply.kind !== 'ready') throw new Error(reply.reason);
  expect((await ask(reply.certificatePem, `${reply.stationOrigin}/v1/info`)).status).toBe(200);
  child.send({ kind: 'stop' });
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('the embedded issuer says which setting is wrong', async () => {
  const { child, reply } = await start({ dataFolder: path.join(folder, 'other'), organisation: 5 });
  expect(reply).toMatchObject({ kind: 'failed', reason: expect.stringContaining('organisation') });
  child.send({ kind: 'stop' });
  await once(child, 'exit');
});
