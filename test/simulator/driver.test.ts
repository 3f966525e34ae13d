// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from 'vitest';
import type { CardConnection } from '../../main/card/driver.ts';
import type { ReaderName, ReadersState } from '../../main/station/ports.ts';
import { createMuteCard, type VirtualCard } from '../../simulator/card.ts';
import { createVirtualDriver, practiceReader, type VirtualDriver } from '../../simulator/driver.ts';
import { type Fault, type FaultKind, parseFault } from '../../simulator/faults.ts';
import type { ApduTrace } from '../../simulator/inserted-card.ts';
import { makePracticeCard } from '../../simulator/practice-card.ts';

const select = bytes('00a4040009a0000003080000100000');
const triesLeft = bytes('00200080');
const wrongPin = bytes('0020008008393939393939ffff');

let card: VirtualCard;
beforeAll(async () => {
  ({ card } = await makePracticeCard({ algorithm: 'p256', slots: [0x9a] }));
});

describe('watching', () => {
  it('tells the present state at once and every change after it, until told to stop', () => {
    const driver = createVirtualDriver();
    const seen: string[] = [];
    const stop = driver.watch((state) => seen.push(describeState(state)));
    driver.insert(card);
    driver.insert(card);
    driver.remove();
    driver.insert(createMuteCard());
    driver.stopService();
    driver.startService();
    driver.detachReader(practiceReader);
    driver.attachReader('Another reader' as ReaderName);
    stop();
    driver.insert(card);
    expect(seen).toEqual([
      'Practice reader absent 0',
      'Practice reader present 1',
      'Practice reader absent 1',
      'Practice reader present 2',
      'Practice reader absent 2',
      'Practice reader mute 3',
      'stopped',
      'Practice reader mute 3',
      '',
      'Another reader absent 0',
    ]);
  });
});

describe('connecting', () => {
  it('exchanges APDUs with the card, which forgets everything when it is let go', async () => {
    const driver = createVirtualDriver();
    driver.insert(card);
    const first = await connected(driver);
    expect(await sent(first, select)).toMatch(/9000$/);
    expect(await sent(first, triesLeft)).toBe('63c3');
    await first.disconnect();
    expect(await sent(await connected(driver), triesLeft)).toBe('6985');
  });

  it('is for one at a time', async () => {
    const driver = createVirtualDriver();
    driver.insert(card);
    const first = await connected(driver);
    expect(await driver.connect(practiceReader)).toMatchObject({ ok: false, failure: { code: 'cardInUse' } });
    await first.disconnect();
    await connected(driver);
  });

  it.each([
    ['cardRemoved', () => {}],
    ['cardMute', (driver: VirtualDriver) => void driver.insert(createMuteCard())],
    ['readerGone', (driver: VirtualDriver) => driver.detachReader(practiceReader)],
    ['serviceStopped', (driver: VirtualDriver) => driver.stopService()],
  ])('fails with %s where there is nothing to connect to', async (code, prepare) => {
    const driver = createVirtualDriver();
    prepare(driver);
    expect(await driver.connect(practiceReader)).toMatchObject({ ok: false, failure: { code } });
  });

  it.each([
    ['cardRemoved', (driver: VirtualDriver) => driver.remove()],
    ['cardRemoved', (driver: VirtualDriver) => void driver.insert(card)],
    ['readerGone', (driver: VirtualDriver) => driver.detachReader(practiceReader)],
    ['serviceStopped', (driver: VirtualDriver) => driver.stopService()],
  ])('is lost with %s, and stays lost', async (code, misfortune) => {
    const driver = createVirtualDriver();
    driver.insert(card);
    const connection = await connected(driver);
    misfortune(driver);
    expect(await connection.transmit(select)).toMatchObject({ ok: false, failure: { code } });
    driver.attachReader(practiceReader);
    driver.startService();
    driver.insert(card);
    expect(await connection.transmit(select)).toMatchObject({ ok: false, failure: { code } });
    expect(await sent(await connected(driver), select)).toMatch(/9000$/);
  });
});

describe('faults', () => {
  const pinCard = () => makePracticeCard({ algorithm: 'p256', slots: [0x9a] });

  it.each([
    ['removedBefore', 3],
    ['removedDuring', 2],
  ] as const)('%s loses the answer and leaves %i tries after a wrong PIN', async (name, tries) => {
    const { card: fresh, contents } = await pinCard();
    const { connection, driver } = await withFaults(fresh, { name, at: { apdu: 2 } });
    expect(await sent(connection, select)).toMatch(/9000$/);
    expect(await connection.transmit(wrongPin)).toMatchObject({ ok: false, failure: { code: 'cardRemoved' } });
    expect(contents.pin.triesLeft).toBe(tries);
    expect(presence(driver)).toBe('absent');
  });

  it('removedAfter lets the answer through', async () => {
    const { connection, driver } = await withFaults(card, { name: 'removedAfter', at: { instruction: 0xa4 } });
    const gone = new Promise<void>((resolve) => {
      driver.watch(({ readers }) => readers[0]?.card === 'absent' && resolve());
    });
    expect(await sent(connection, select)).toMatch(/9000$/);
    await gone;
  });

  it.each<[FaultKind['name'], FaultKind, RegExp]>([
    ['garbage', { name: 'garbage' }, /^9c3c$/],
    ['truncated', { name: 'truncated' }, /^63$/],
    ['empty', { name: 'empty' }, /^$/],
    ['statusWord', { name: 'statusWord', statusWord: 0x6f00 }, /^6f00$/],
  ])('%s spoils one answer and no other', async (_, kind, spoilt) => {
    const { connection } = await withFaults(card, { ...kind, at: { instruction: 0x20 } });
    await sent(connection, select);
    expect(await sent(connection, triesLeft)).toMatch(spoilt);
    expect(await sent(connection, triesLeft)).toBe('63c3');
  });

  it('wrongLength leaves an answer’s status word and takes a byte from its data', async () => {
    const { connection } = await withFaults(card, { name: 'wrongLength', at: { instruction: 0xa4, time: 2 } });
    const whole = await sent(connection, select);
    expect(await sent(connection, select)).toBe(`${whole.slice(0, -6)}9000`);
    expect(await sent(connection, select)).toBe(whole);
  });

  it('powerLost makes the card forget what was selected, and the beginning of a chain', async () => {
    const { connection } = await withFaults(card, { name: 'powerLost', at: { instruction: 0x87, time: 2 } });
    await sent(connection, select);
    expect(await sent(connection, bytes('1087119e047c248200'))).toBe('9000');
    expect(await sent(connection, bytes(`0087119e228120${'11'.repeat(32)}00`))).toBe('6985');
  });

  it('selectedElsewhere makes every command unknown until PIV is selected again', async () => {
    const { connection } = await withFaults(card, { name: 'selectedElsewhere', at: { instruction: 0x20 } });
    await sent(connection, select);
    expect(await sent(connection, triesLeft)).toBe('6d00');
    expect(await sent(connection, triesLeft)).toBe('6d00');
    expect(await sent(connection, select)).toMatch(/9000$/);
    expect(await sent(connection, triesLeft)).toBe('63c3');
  });

  it('slow does not outlast the card’s removal', async () => {
    const { connection, driver } = await withFaults(card, { name: 'slow', milliseconds: 3_600_000, at: { apdu: 1 } });
    const answer = connection.transmit(select);
    driver.remove();
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'cardRemoved' } });
  });
});

it.each<[string, Fault | undefined]>([
  ['removedDuring@5', { name: 'removedDuring', at: { apdu: 5 } }],
  ['garbage@insCB', { name: 'garbage', at: { instruction: 0xcb, time: 1 } }],
  ['slow=3000@ins87.2', { name: 'slow', milliseconds: 3000, at: { instruction: 0x87, time: 2 } }],
  ['statusWord=6f00@1', { name: 'statusWord', statusWord: 0x6f00, at: { apdu: 1 } }],
  ['slow@1', undefined],
  ['garbage=1@1', undefined],
  ['statusWord=6f@1', undefined],
  ['toString@1', undefined],
  ['garbage', undefined],
])('reads a fault from the text %s', (text, fault) => expect(parseFault(text)).toEqual(fault));

it('traces header and lengths of each APDU, and no data', async () => {
  const driver = createVirtualDriver();
  const traces: ApduTrace[] = [];
  driver.insert(card, { onApdu: (trace) => traces.push(trace) });
  await sent(await connected(driver), wrongPin);
  expect(traces).toEqual([{ header: bytes('00200080'), commandLength: 13, responseLength: 2, statusWord: 0x6985 }]);
});

async function withFaults(
  virtualCard: VirtualCard,
  ...faults: Fault[]
): Promise<{ driver: VirtualDriver; connection: CardConnection }> {
  const driver = createVirtualDriver();
  driver.insert(virtualCard, { faults });
  return { driver, connection: await connected(driver) };
}

async function connected(driver: VirtualDriver): Promise<CardConnection> {
  const connection = await driver.connect(practiceReader);
  if (!connection.ok) throw new Error(connection.failure.code);
  return connection.value;
}

async function sent(connection: CardConnection, command: Uint8Array): Promise<string> {
  const answer = await connection.transmit(command);
  if (!answer.ok) throw new Error(answer.failure.code);
  return Buffer.from(answer.value).toString('hex');
}

function presence(driver: VirtualDriver): string | undefined {
  let seen: string | undefined;
  driver.watch(({ readers }) => {
    seen = readers[0]?.card;
  })();
  return seen;
}

function describeState({ service, readers }: ReadersState): string {
  if (service === 'stopped') return service;
  return readers.map(({ name, card: state, insertion }) => `${name} ${state} ${insertion}`).join();
}

function bytes(digits: string): Uint8Array {
  return new Uint8Array(Buffer.from(digits, 'hex'));
}
