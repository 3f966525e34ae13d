// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { type ApduLogEntry, encodeCommand, openExchange } from '../../main/card/apdu.ts';
import { fromHex, type Step, scriptedCard, toHex } from './apdu-script.ts';

const getData = { cla: 0, ins: 0xcb, p1: 0x3f, p2: 0xff, data: fromHex('5c 01 7e'), le: 256 };
const getDataBytes = '00 cb 3f ff 03 5c 01 7e 00';

async function play(steps: readonly Step[], command = getData) {
  const card = scriptedCard(steps);
  const log: ApduLogEntry[] = [];
  const answer = await openExchange(card.connection, (entry) => log.push(entry))(command);
  card.finish();
  return { answer, log };
}

describe('a command', () => {
  test.each([
    ['without data and answer', {}, '00 20 00 80'],
    ['with an answer', { le: 8 }, '00 20 00 80 08'],
    ['with data', { data: fromHex('01 02') }, '00 20 00 80 02 01 02'],
    ['with data and the longest answer', { data: fromHex('01 02'), le: 256 }, '00 20 00 80 02 01 02 00'],
  ])('%s is encoded as a short APDU', (_, more, bytes) => {
    expect(toHex(encodeCommand({ cla: 0, ins: 0x20, p1: 0, p2: 0x80, ...more }))).toBe(toHex(fromHex(bytes)));
  });

  test('longer than a block is sent as a chain whose last block alone asks for an answer', async () => {
    const data = Uint8Array.from({ length: 600 }, (_, index) => index & 0xff);
    const block = (start: number, end: number) => toHex(data.subarray(start, end));
    const { answer } = await play(
      [
        { say: 'first block', send: `10 87 07 9a ff ${block(0, 255)}`, answer: '9000' },
        { say: 'second block', send: `10 87 07 9a ff ${block(255, 510)}`, answer: '9000' },
        { say: 'last block', send: `00 87 07 9a 5a ${block(510, 600)} 00`, answer: 'aabb 9000' },
      ],
      { cla: 0, ins: 0x87, p1: 7, p2: 0x9a, data, le: 256 },
    );
    expect(answer).toEqual({ ok: true, value: { data: fromHex('aabb'), statusWord: 0x9000 } });
  });

  test('of exactly one block is not chained', async () => {
    const data = new Uint8Array(255);
    const send = `00 87 07 9a ff ${toHex(data)} 00`;
    await play([{ say: 'the only block', send, answer: '9000' }], { ...getData, ins: 0x87, p1: 7, p2: 0x9a, data });
  });

  test('is not continued when the card refuses a block', async () => {
    const data = new Uint8Array(300);
    const { answer } = await play(
      [{ say: 'refused', send: `10 87 07 9a ff ${toHex(data.subarray(0, 255))}`, answer: '6884' }],
      { ...getData, ins: 0x87, p1: 7, p2: 0x9a, data },
    );
    expect(answer).toMatchObject({ ok: true, value: { statusWord: 0x6884 } });
  });
});

describe('extended length', () => {
  const long = { cla: 0, ins: 0xcb, p1: 0x3f, p2: 0xff, data: fromHex('5c 01 7e'), le: 65_536 };
  const extended = '00 cb 3f ff 00 0003 5c 01 7e 0000';
  const shows = fromHex('3b d5 18 ff 81 31 fe 45 80 73 80 01 e0 5f');

  async function playWith(atr: Uint8Array, steps: readonly Step[], protocol?: 'T=0' | 'T=1', commands = [long]) {
    const card = scriptedCard(steps, atr);
    const connection = protocol ? { ...card.connection, protocol } : card.connection;
    const exchange = openExchange(connection, () => undefined);
    for (const command of commands) expect(await exchange(command)).toMatchObject({ ok: true });
    card.finish();
  }

  test('is used where the card shows that it takes it', async () => {
    await playWith(shows, [{ say: 'at once', send: extended, answer: `${'ab'.repeat(700)} 9000` }]);
  });

  test('carries long data without a chain', async () => {
    const data = new Uint8Array(266);
    const send = `00 87 07 9a 00 010a ${toHex(data)} 0000`;
    const command = { ...long, ins: 0x87, p1: 7, p2: 0x9a, data };
    await playWith(shows, [{ say: 'at once', send, answer: 'aa 9000' }], 'T=1', [command]);
  });

  test.each<[string, Uint8Array, 'T=0' | 'T=1' | undefined]>([
    ['a card that does not show it', fromHex('3b d5 18 ff 81 31 fe 45 80 73 80 01 a0 1f'), undefined],
    ['a card without capabilities', fromHex('3b f8 13 00 00 81 31 fe 15 59 75 62 69 6b 65 79 34 d4'), undefined],
    ['a card without historical bytes', fromHex('3b 80 80 01 01'), undefined],
    ['a broken answer to reset', fromHex('3b df 18 ff 81'), undefined],
    ['a card that speaks T=0', shows, 'T=0'],
  ])('is not used with %s', async (_, atr, protocol) => {
    await playWith(atr, [{ say: 'short', send: getDataBytes, answer: 'aa 9000' }], protocol);
  });

  test.each(['6700', '6d00', '6e00', 'failed'])('is given up for good where it is answered with %s', async (answer) => {
    const short = { say: 'short', send: getDataBytes, answer: 'aa 9000' };
    const steps = [{ say: 'at once', send: extended, answer }, short, short];
    await playWith(shows, steps, 'T=1', [long, long]);
  });

  test('leaves the rest of an answer to GET RESPONSE', async () => {
    await playWith(shows, [
      { say: 'at once', send: extended, answer: 'aa 6102' },
      { say: 'the rest', send: '00 c0 00 00 02', answer: 'bb cc 9000' },
    ]);
  });

  test('tells no card that it must be tried again when it is gone', async () => {
    const card = scriptedCard([{ say: 'at once', send: extended, answer: 'cardRemoved' }], shows);
    const exchange = openExchange(card.connection, () => undefined);
    expect(await exchange(long)).toMatchObject({ ok: false, failure: { code: 'cardRemoved' } });
    card.finish();
  });
});

describe('an answer', () => {
  test('in several blocks is fetched with GET RESPONSE and joined', async () => {
    const { answer } = await play([
      { say: 'first block, more than 255 to come', send: getDataBytes, answer: '01 02 6100' },
      { say: 'second block, three to come', send: '00 c0 00 00 00', answer: '03 6103' },
      { say: 'the rest', send: '00 c0 00 00 03', answer: '04 05 06 9000' },
    ]);
    expect(answer).toEqual({ ok: true, value: { data: fromHex('01 02 03 04 05 06'), statusWord: 0x9000 } });
  });

  describe('that is cut off at the end of a full block with 9000', () => {
    const object = `53 82 01 10 ${'5a'.repeat(272)}`.replaceAll(' ', '');
    const first = { say: 'a full block', send: getDataBytes, answer: `${object.slice(0, 512)} 9000` };

    test('is fetched with GET RESPONSE', async () => {
      const rest = { say: 'the rest', send: '00 c0 00 00 00', answer: `${object.slice(512)} 9000` };
      expect((await play([first, rest])).answer).toEqual({
        ok: true,
        value: { data: fromHex(object), statusWord: 0x9000 },
      });
    });

    test('stays as it is where the card has no more', async () => {
      const refusal = { say: 'nothing more', send: '00 c0 00 00 00', answer: '6985' };
      const value = { data: fromHex(object.slice(0, 512)), statusWord: 0x9000 };
      expect((await play([first, refusal])).answer).toEqual({ ok: true, value });
    });
  });

  test('that ends with its data object at the end of a full block is complete', async () => {
    const object = `53 81 fd ${'5a'.repeat(253)}`;
    const { answer } = await play([{ say: 'one block', send: getDataBytes, answer: `${object} 9000` }]);
    expect(answer).toMatchObject({ ok: true, value: { data: fromHex(object) } });
  });

  test('is asked for again with the length that the card names', async () => {
    const { answer } = await play([
      { say: 'wrong length', send: getDataBytes, answer: '6c02' },
      { say: 'right length', send: '00 cb 3f ff 03 5c 01 7e 02', answer: 'aa bb 9000' },
    ]);
    expect(answer).toMatchObject({ ok: true, value: { data: fromHex('aabb') } });
  });

  test('to GET RESPONSE is asked for again with the length that the card names', async () => {
    const { answer } = await play([
      { say: 'no data yet', send: getDataBytes, answer: '6105' },
      { say: 'the card has less than it said', send: '00 c0 00 00 05', answer: '6c01' },
      { say: 'what it has', send: '00 c0 00 00 01', answer: 'ff 9000' },
    ]);
    expect(answer).toMatchObject({ ok: true, value: { data: fromHex('ff'), statusWord: 0x9000 } });
  });

  test('that never ends is given up', async () => {
    const block = `${'00'.repeat(256)} 6100`;
    const more = { say: 'more and more', send: '00 c0 00 00 00', answer: block };
    const { answer } = await play([
      { say: 'first block', send: getDataBytes, answer: block },
      ...Array(256).fill(more),
    ]);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'failed' } });
  });

  test('in ever more tiny blocks is given up', async () => {
    const more = { say: 'two more bytes', send: '00 c0 00 00 02', answer: '0000 6102' };
    const first = { say: 'two bytes', send: getDataBytes, answer: '0000 6102' };
    const { answer } = await play([first, ...Array(1_024).fill(more)]);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'failed' } });
  });

  test('that promises more and gives nothing is given up', async () => {
    const { answer } = await play([
      { say: 'nothing yet', send: getDataBytes, answer: '6110' },
      { say: 'nothing again', send: '00 c0 00 00 10', answer: '6110' },
    ]);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'failed' } });
  });

  test.each(['', '90'])('of too few bytes (%j) means that the card is gone', async (bytes) => {
    const { answer } = await play([{ say: 'hardly an answer', send: getDataBytes, answer: bytes }]);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'cardRemoved' } });
  });

  test('that the driver could not get is told with its reason', async () => {
    const { answer } = await play([{ say: 'pulled', send: getDataBytes, answer: 'cardRemoved' }]);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'cardRemoved' } });
  });
});

describe('what is kept of an exchange', () => {
  const verify = { cla: 0, ins: 0x20, p1: 0, p2: 0x80, data: fromHex('313233343536ffff'), le: 256 };

  test('is its header, its lengths and its status, never its data', async () => {
    const send = '00 20 00 80 08 313233343536ffff 00';
    const { log } = await play([{ say: 'VERIFY', send, answer: '63c2' }], verify);
    expect(log).toEqual([{ header: '00 20 00 80', dataLength: 8, responseLength: 0, statusWord: 0x63c2 }]);
  });

  test.each(['9000', 'cardRemoved'])('is not the command’s bytes, which are overwritten (%s)', async (answer) => {
    const seen: Uint8Array[] = [];
    const card = scriptedCard([{ say: 'VERIFY', send: '00 20 00 80 08 313233343536ffff 00', answer }]);
    const transmit: typeof card.connection.transmit = (command) => {
      seen.push(command);
      return card.connection.transmit(command);
    };
    await openExchange({ ...card.connection, transmit }, () => undefined)(verify);
    expect(seen.map(toHex)).toEqual(['00'.repeat(14)]);
    expect(seen[0]?.buffer.byteLength).toBe(14);
  });
});
