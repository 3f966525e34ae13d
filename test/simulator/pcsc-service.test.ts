// SPDX-License-Identifier: Apache-2.0
// The private PC/SC service, seen through OpenSC's opensc-tool.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { createMuteCard, practiceAtr, type VirtualCard } from '../../simulator/card.ts';
import { type PcscService, type PcscServiceOptions, startPcscService } from '../../simulator/pcsc-service.ts';
import { makePracticeCard } from '../../simulator/practice-card.ts';
import { run } from './run.ts';

let card: VirtualCard;
beforeAll(async () => {
  ({ card } = await makePracticeCard({ algorithm: 'p256', slots: [0x9a] }));
});

it('shows a card from its insertion to its removal, in the slot where it is', async () => {
  const service = await started();
  expect(await slots(service)).toEqual(['No', 'No']);
  await service.insert(card);
  expect(await slots(service)).toEqual(['Yes', 'No']);
  expect(await atr(service)).toBe(Buffer.from(practiceAtr).toString('hex'));
  await service.insert(card, { slot: 1 });
  await service.remove();
  expect(await slots(service)).toEqual(['No', 'Yes']);
});

it('shows a card that was put in while the service was down', async () => {
  const service = await started({ running: false });
  await service.insert(card);
  expect(await slots(service)).toEqual([]);
  await service.start();
  expect(await slots(service)).toEqual(['Yes', 'No']);
});

it.each(['stop', 'kill'] as const)('can be started again after %s, with the card still in', async (end) => {
  const service = await started();
  await service.insert(card);
  await service[end]();
  expect(await slots(service)).toEqual([]);
  await service.start();
  expect(await slots(service)).toEqual(['Yes', 'No']);
});

it('can run without a reader, and get one when it is started again', async () => {
  const service = await started({ readers: 'none' });
  await service.insert(card);
  expect(await slots(service)).toEqual([]);
  await service.stop();
  await service.start();
  expect(await slots(service)).toEqual(['Yes', 'No']);
});

it('shows a mute card as one that cannot be spoken to', async () => {
  const service = await started();
  await service.insert(createMuteCard());
  expect(await slots(service)).toEqual(['Yes', 'No']);
  expect(await atr(service)).toBe('');
});

it('loses the card when a fault pulls it', async () => {
  const service = await started();
  const inserted = await service.insert(card, { faults: [{ name: 'removedDuring', at: { instruction: 0xa4 } }] });
  const select = ['--send-apdu', '00a4040009a0000003080000100000'];
  const { exitCode } = await run('opensc-tool', ['--card-driver', 'default', ...select], service.environment);
  expect(exitCode).not.toBe(0);
  expect(inserted.removed.aborted).toBe(true);
  await expect.poll(() => slots(service), { timeout: 10_000 }).toEqual(['No', 'No']);
});

it('leaves other services alone', async () => {
  const [one, two] = await Promise.all([started(), started()]);
  await one.insert(card);
  expect(await slots(one)).toEqual(['Yes', 'No']);
  expect(await slots(two)).toEqual(['No', 'No']);
  await one.close();
  expect(await slots(two)).toEqual(['No', 'No']);
});

it('opens no port of this machine', async () => {
  const vpcdPorts = () => listeningPorts().filter((port) => port === '8C7B');
  const before = vpcdPorts();
  const service = await started();
  await service.insert(card);
  expect(vpcdPorts()).toEqual(before);
});

it('removes all that it wrote', async () => {
  const service = await started();
  const folder = path.dirname(path.dirname(service.environment.PCSCLITE_CSOCK_NAME));
  expect(existsSync(folder)).toBe(true);
  await service.close();
  expect(readdirSync(tmpdir())).not.toContain(path.basename(folder));
});

async function started(options?: PcscServiceOptions): Promise<PcscService> {
  const service = await startPcscService(options);
  onTestFinished(() => service.close());
  return service;
}

/** The column "Card" of opensc-tool's list; empty when there is no service. */
async function slots({ environment }: PcscService): Promise<string[]> {
  const { stdout } = await run('opensc-tool', ['--list-readers'], environment);
  return [...stdout.matchAll(/^\d+\s+(\w+)\s/gm)].map((line) => line[1] ?? '');
}

async function atr({ environment }: PcscService): Promise<string> {
  const { stdout } = await run('opensc-tool', ['--atr'], environment);
  return stdout.trim().replaceAll(':', '');
}

/** Local ports in state LISTEN, in hexadecimal, of this network namespace (proc(5), /proc/net/tcp). */
function listeningPorts(): string[] {
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1));
  const sockets = lines.map((line) => line.trim().split(/\s+/));
  return sockets.filter(([, , , state]) => state === '0A').map(([, local = '']) => local.split(':')[1] ?? '');
}
