// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { beginSealing, createOneTimeKeys, type OneTimeKeys, type Seal } from '../../main/card/sealed-secret.ts';

const digits = () => new TextEncoder().encode('12345678');

function sealTo(keys: OneTimeKeys): Seal {
  const { from, sealFor } = beginSealing();
  return sealFor(keys.make(from));
}

test('a sealed secret is hidden, and opens once', () => {
  const keys = createOneTimeKeys();
  const secret = digits();
  const sealed = sealTo(keys)(secret);
  expect(secret).toEqual(new Uint8Array(8));
  expect(Buffer.from(sealed.hidden).equals(digits())).toBe(false);
  expect(keys.open(sealed)).toEqual(digits());
  expect(() => keys.open(sealed)).toThrow();
});

test('the same secret looks different each time', () => {
  const keys = createOneTimeKeys();
  const [one, other] = [0, 1].map(() => Buffer.from(sealTo(keys)(digits()).hidden).toString('hex'));
  expect(one).not.toBe(other);
});

test('a secret that was sealed for another process does not open', () => {
  expect(() => createOneTimeKeys().open(sealTo(createOneTimeKeys())(digits()))).toThrow();
});

test('a secret longer than the pad is not sealed', () => {
  expect(() => sealTo(createOneTimeKeys())(new Uint8Array(33))).toThrow(RangeError);
});
