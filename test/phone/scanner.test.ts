// SPDX-License-Identifier: Apache-2.0

import { describe, expect, test } from 'vitest';
import { readPairingLink } from '../../contract/qr.ts';
import { evenOut } from '../../phone/src/even-out.ts';
import { hintFor } from '../../phone/src/scanner.ts';
import { phonePlatform } from '../../phone/src/ways.ts';

const origin = 'https://pivot.example.org';
const id = 'ABCDEFGHIJKLMNOPQRSTUVWXYA';

describe('a code that is read', () => {
  test('is taken when it is a link of this issuer’s, in either case', () => {
    for (const text of [`HTTPS://PIVOT.EXAMPLE.ORG/A/${id}`, `${origin}/a/${id.toLowerCase()}`]) {
      expect(readPairingLink(text, origin)).toEqual({ id });
    }
  });

  test.each([
    ['any text', 'The quick brown fox'],
    ['nothing', ''],
    ['another firm’s link', 'https://shop.example/offer?id=12'],
    ['the same link elsewhere', `HTTPS://PIVOT.EXAMPLE.ORG.EVIL.EXAMPLE/A/${id}`],
    ['a link with a name in it', `https://pivot.example.org@evil.example/A/${id}`],
    ['a script', `javascript:fetch('${origin}/A/${id}')`],
    ['a network’s password', 'WIFI:T:WPA;S:Guest;P:welcome;;'],
    ['3 KB', 'x'.repeat(3000)],
    ['3 KB behind a link', `${origin}/A/${id}${'A'.repeat(2900)}`],
  ])('is foreign when it is %s', (_, text) => {
    expect(readPairingLink(text, origin)).not.toHaveProperty('id');
  });
});

describe('light that is evened out', () => {
  /** Stripes of four pixels, under light that grows fourfold from left to right. */
  const width = 320;
  const stripes = {
    width,
    height: 240,
    colorSpace: 'srgb',
    data: new Uint8ClampedArray(4 * width * 240).fill(255),
  } as const;
  const lightOf = (x: number) => 0.25 + (0.75 * x) / width;
  for (let index = 0; index < width * 240; index += 1) {
    const x = index % width;
    stripes.data.fill((x % 8 < 4 ? 60 : 240) * lightOf(x), index * 4, index * 4 + 3);
  }

  test('leaves dark darker and light lighter than the middle, wherever they are', () => {
    const { data } = evenOut(stripes);
    for (const y of [0, 120, 239]) {
      for (let x = 0; x < width; x += 1) {
        const value = data[(y * width + x) * 4] ?? 0;
        expect(x % 8 < 4 ? value < 128 : value > 128, `${x}, ${y}: ${value}`).toBe(true);
      }
    }
    expect(data[3]).toBe(255);
  });

  test('makes no stripes of a surface without any', () => {
    const flat = { ...stripes, data: new Uint8ClampedArray(stripes.data.length).fill(200) };
    expect(new Set(evenOut(flat).data)).toEqual(new Set([128, 255]));
  });
});

describe('the hint of the scanner', () => {
  const frame = (brightness: number) => ({ data: new Uint8ClampedArray(4 * 640 * 480).fill(brightness) });

  test('waits a while, then tells darkness from distance', () => {
    expect(hintFor(frame(10), 3)).toBeUndefined();
    expect(hintFor(frame(10), 30)).toBe('dark');
    expect(hintFor(frame(120), 30)).toBe('far');
    expect(hintFor(frame(120), 0)).toBeUndefined();
  });
});

test('instructions know phones by what browsers say of themselves', () => {
  const kinds = [
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari/604.1', 5, 'iPhone'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', 5, 'iPad'],
    ['Mozilla/5.0 (Linux; Android 16; K) Chrome/146.0.0.0 Mobile Safari/537.36', 5, 'Android'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/150.0', 0, 'other'],
  ] as const;
  for (const [userAgent, touchPoints, kind] of kinds) expect(phonePlatform({ userAgent, touchPoints })).toBe(kind);
});
