// SPDX-License-Identifier: Apache-2.0
import {
  constants,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  privateDecrypt,
  publicDecrypt,
  publicEncrypt,
  randomBytes,
  verify,
} from 'node:crypto';
import { expect, it } from 'vitest';
import { agreeKey, answerChallenge, type SlotKey } from '../../simulator/private-key.ts';

it.each([
  ['p256', 'P-256', 'sha256'],
  ['p384', 'P-384', 'sha384'],
] as const)('signs a hash with %s so that the standard library accepts it', (algorithm, namedCurve, digest) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  for (let round = 0; round < 100; round += 1) {
    const message = randomBytes(20);
    const signature = answerChallenge({ algorithm, privateKey }, createHash(digest).update(message).digest());
    expect(verify(digest, message, publicKey, signature ?? new Uint8Array())).toBe(true);
  }
});

it.each([
  ['rsa2048', 2048],
  ['rsa3072', 3072],
] as const)('does the raw private-key operation with %s', (algorithm, modulusLength) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  const key: SlotKey = { algorithm, privateKey };
  const block = Buffer.concat([Uint8Array.of(0), randomBytes(modulusLength / 8 - 1)]);
  const signature = answerChallenge(key, block) ?? new Uint8Array();
  expect(publicDecrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature)).toEqual(block);
  const encrypted = publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, block);
  expect(answerChallenge(key, encrypted)).toEqual(
    new Uint8Array(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encrypted)),
  );
});

it('refuses an RSA block of the wrong length or not below the modulus', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key: SlotKey = { algorithm: 'rsa2048', privateKey };
  expect(answerChallenge(key, new Uint8Array(255))).toBeUndefined();
  expect(answerChallenge(key, new Uint8Array(256).fill(0xff))).toBeUndefined();
});

it('agrees on the same secret as the other side', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const point = other.publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
  const secret = diffieHellman({ privateKey: other.privateKey, publicKey: createPublicKey(privateKey) });
  expect(agreeKey({ algorithm: 'p256', privateKey }, point)).toEqual(new Uint8Array(secret));
});
