// SPDX-License-Identifier: Apache-2.0
// The card's side of vpcd's protocol against a socket that plays vpcd.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createMuteCard, createOtherCard, practiceAtr, type VirtualCard } from '../../simulator/card.ts';
import { type InsertedCard, type InsertionOptions, insertCard } from '../../simulator/inserted-card.ts';
import { serveVpcd, type VpcdLink } from '../../simulator/vpcd.ts';

const atrRequest = [0, 1, 4];
const powerOn = [0, 1, 1];
const powerOff = [0, 1, 0];
const select = [0, 5, 0x00, 0xa4, 0x04, 0x00, 0x00];
const selectAnswer = [0, 2, 0x6a, 0x82];

it('answers the ATR and commands, and says nothing to power and reset', async () => {
  const { vpcd } = await linked(createOtherCard());
  vpcd.write(Uint8Array.from([...powerOn, ...atrRequest, 0, 1, 2, ...select]));
  expect(await received(vpcd, 2 + practiceAtr.length + 4)).toEqual([
    ...[0, practiceAtr.length, ...practiceAtr],
    ...selectAnswer,
  ]);
});

it('takes frames that come in pieces', async () => {
  const { vpcd } = await linked(createOtherCard());
  for (const byte of select) {
    vpcd.write(Uint8Array.of(byte));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await received(vpcd, 4)).toEqual(selectAnswer);
});

it('resets the card whenever its power changes, and when the connection ends', async () => {
  let resets = 0;
  const reset = (): void => {
    resets += 1;
  };
  const card: VirtualCard = { ...createOtherCard(), reset };
  const { vpcd, link } = await linked(card);
  const before = resets;
  vpcd.write(Uint8Array.from([...powerOn, ...powerOff, ...atrRequest]));
  await received(vpcd, 2 + practiceAtr.length);
  expect(resets - before).toBe(2);
  vpcd.end();
  await link.ended;
  expect(resets - before).toBe(3);
});

it('has power once the ATR was given after power on', async () => {
  const { vpcd, link } = await linked(createOtherCard());
  let powered = false;
  void link.powered.then(() => {
    powered = true;
  });
  vpcd.write(Uint8Array.from(atrRequest));
  await received(vpcd, 2 + practiceAtr.length);
  expect(powered).toBe(false);
  vpcd.write(Uint8Array.from([...powerOn, ...atrRequest]));
  await link.powered;
});

it('closes the connection when the card is pulled', async () => {
  const { vpcd, card, link } = await linked(createOtherCard());
  card.remove();
  await once(vpcd, 'end');
  await link.ended;
});

it('closes the connection when a fault pulls the card, without an answer', async () => {
  const { vpcd } = await linked(createOtherCard(), { faults: [{ name: 'removedDuring', at: { apdu: 2 } }] });
  vpcd.write(Uint8Array.from([...select, ...select]));
  expect(await received(vpcd, Number.POSITIVE_INFINITY)).toEqual(selectAnswer);
});

it('shows a mute card by an answer to reset that is longer than any', async () => {
  const { vpcd } = await linked(createMuteCard());
  vpcd.write(Uint8Array.from(atrRequest));
  expect(await received(vpcd, 66)).toEqual([0, 64, ...new Array(64).fill(0)]);
});

async function linked(
  virtualCard: VirtualCard,
  options?: InsertionOptions,
): Promise<{ vpcd: Socket; card: InsertedCard; link: VpcdLink }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [vpcd] = (await once(server, 'connection')) as [Socket];
  onTestFinished(() => {
    vpcd.destroy();
    socket.destroy();
    server.close();
  });
  const card = insertCard(virtualCard, options);
  return { vpcd, card, link: serveVpcd(socket, card) };
}

/** What comes until there are `count` bytes or the connection ends. */
async function received(socket: Socket, count: number): Promise<number[]> {
  const bytes: number[] = [];
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    bytes.push(...(chunk as Uint8Array));
    if (bytes.length >= count) break;
  }
  return bytes;
}
