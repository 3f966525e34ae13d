// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { encodeTlv, findTlv, readTlvs } from '../../main/card/tlv.ts';
import { fromHex, toHex } from './apdu-script.ts';

describe('BER-TLV', () => {
  test.each([
    ['a short length', 0x81, 0x20, '8120'],
    ['the longest length of one byte', 0x81, 0x7f, '817f'],
    ['a length of two bytes', 0x82, 0x80, '828180'],
    ['a length of three bytes', 0x82, 0x100, '82820100'],
    ['a tag of two bytes', 0x5f2f, 2, '5f2f02'],
    ['a tag of three bytes', 0x5fc105, 0, '5fc10500'],
  ])('encodes and reads %s', (_, tag, length, header) => {
    const value = new Uint8Array(length).fill(0xa5);
    const encoded = encodeTlv(tag, value);
    expect(toHex(encoded)).toBe(header + toHex(value));
    expect(readTlvs(encoded)).toEqual({ ok: true, value: [{ tag, value, bytes: encoded }] });
  });

  test('finds a value at the end of a path, the first of each tag', () => {
    const bytes = fromHex('53 09 71 01 00 70 01 aa 70 01 bb');
    expect(findTlv(bytes, 0x53, 0x70)).toEqual({ ok: true, value: fromHex('aa') });
    expect(findTlv(bytes, 0x53, 0x72)).toEqual({ ok: false, failure: 'absent' });
  });

  test('skips zero bytes between data objects', () => {
    const read = readTlvs(fromHex('00 81 01 05 00 00 82 00 00'));
    expect(read.ok && read.value.map((tlv) => tlv.tag)).toEqual([0x81, 0x82]);
  });

  test.each([
    ['a value that is cut off', '70 05 01 02'],
    ['a tag without length', '70'],
    ['a tag that is cut off', '5f'],
    ['a tag of four bytes', '5f ff ff 01 00'],
    ['a length that is cut off', '70 82 01'],
    ['an indefinite length', '70 80 01 00 00'],
    ['a length of four bytes', '70 84 00 00 00 01 00'],
  ])('calls %s malformed', (_, bytes) => {
    expect(readTlvs(fromHex(bytes))).toEqual({ ok: false, failure: 'malformed' });
  });

  test('answers to any garbage without throwing', () => {
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed;
    };
    for (let round = 0; round < 2_000; round += 1) {
      const garbage = Uint8Array.from({ length: random() % 40 }, () => random() & 0xff);
      const read = readTlvs(garbage);
      if (read.ok) for (const tlv of read.value) expect(tlv.value.length).toBeLessThan(garbage.length);
    }
  });
});
