// SPDX-License-Identifier: Apache-2.0

import { expect, test } from 'vitest';
import { createCodec } from './page/codec.ts';

const { encode, decode } = createCodec();
const throughWire = (value: unknown) => decode(encode(value));

test.each([
  ['a number that JSON has no form for', [Number.NaN, Number.POSITIVE_INFINITY, -0]],
  ['an integer of any size', 2n ** 70n],
  ['undefined, and an array with holes', [undefined, Object.assign([], { 3: 'x' })]],
  ['dates, also invalid ones', [new Date(5), new Date(Number.NaN)]],
  ['a regular expression', /a+/giu],
  ['maps and sets', new Map<unknown, unknown>([[{ a: 1 }, new Set([1, 'two'])]])],
  ['bytes', new Uint8Array([0, 127, 255])],
  ['a part of a buffer', new Int16Array(new Int16Array([1, -2, 3]).buffer, 2, 1)],
  ['a buffer', new Uint8Array([1, 2]).buffer],
  ['boxed values', [Object(1), Object('a'), Object(false)]],
  ['a key that is special in JavaScript', JSON.parse('{"__proto__": 1}')],
])('%s arrives as it was sent', (_what, value) => {
  expect(throughWire(value)).toStrictEqual(value);
});

test('an object that comes twice arrives as one object, also within itself', () => {
  const ring: { self?: unknown; list?: unknown[] } = {};
  ring.self = ring;
  ring.list = [ring, ring];
  const arrived = throughWire(ring) as typeof ring;
  expect(arrived.self).toBe(arrived);
  expect(arrived.list?.[1]).toBe(arrived);
});

test('an error arrives with its type, message, stack and cause', () => {
  const error = new RangeError('too far', { cause: 'the map' });
  const arrived = throughWire(error) as RangeError;
  expect(arrived).toBeInstanceOf(RangeError);
  expect([arrived.message, arrived.stack, arrived.cause]).toEqual([error.message, error.stack, error.cause]);
});

test('bytes of Node.js arrive as plain bytes', () => {
  const arrived = throughWire(Buffer.from('abc')) as Uint8Array;
  expect(arrived.constructor).toBe(Uint8Array);
  expect([...arrived]).toEqual([97, 98, 99]);
});

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a promise', Promise.resolve()],
])('%s is refused in Electron’s words', (_what, value) => {
  expect(() => encode({ value })).toThrow('An object could not be cloned.');
});
