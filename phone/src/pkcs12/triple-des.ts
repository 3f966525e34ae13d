// SPDX-License-Identifier: Apache-2.0
// Triple DES in CBC mode (FIPS 46-3), encryption alone: Android 13 and older read no certificate file with a newer
// cipher, and WebCrypto has never had this one. Bit by bit as the standard writes it: there are 2,000 bytes to encrypt,
// once, under a password of 130 random bits.

import { type Bytes, concatenate } from '../../../x509/der-writer.ts';

/** Encrypts with a key of 24 bytes, after padding as PKCS#7 has it. */
export function encryptTripleDes(key: Uint8Array, initialisationVector: Uint8Array, plain: Uint8Array): Bytes {
  const [first, second, third] = [0, 8, 16].map((start) => roundKeys(bitsOf(key.subarray(start, start + 8))));
  if (!first || !second || !third || key.length !== 24) throw new RangeError('the key has 24 bytes');
  const padding = 8 - (plain.length % 8);
  const padded = concatenate([plain, new Uint8Array(padding).fill(padding)]);
  let previous = bitsOf(initialisationVector);
  for (let start = 0; start < padded.length; start += 8) {
    const block = xor(bitsOf(padded.subarray(start, start + 8)), previous);
    previous = cipher(cipher(cipher(block, first), second.toReversed()), third);
    padded.set(bytesOf(previous), start);
  }
  return padded;
}

type Bits = readonly number[];

/** One DES: sixteen rounds; with the keys in reverse order it decrypts. */
function cipher(block: Bits, keys: readonly Bits[]): Bits {
  const mixed = permute(block, initialPermutation);
  let [left, right]: [Bits, Bits] = [mixed.slice(0, 32), mixed.slice(32)];
  for (const key of keys) [left, right] = [right, xor(left, substitute(xor(permute(right, expansion), key)))];
  return permute([...right, ...left], finalPermutation);
}

/** Six bits become four, eight times: the outer two choose the row, the inner four the column. */
function substitute(bits: Bits): Bits {
  const substituted = substitutions.flatMap((box, index) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bits.slice(6 * index, 6 * index + 6);
    const value = Number.parseInt(box[(2 * a + f) * 16 + 8 * b + 4 * c + 2 * d + e] ?? '', 16);
    return [8, 4, 2, 1].map((bit) => (value & bit ? 1 : 0));
  });
  return permute(substituted, roundPermutation);
}

function roundKeys(key: Bits): readonly Bits[] {
  const chosen = permute(key, firstChoice);
  let [left, right] = [chosen.slice(0, 28), chosen.slice(28)];
  return rotations.map((by) => {
    left = [...left.slice(by), ...left.slice(0, by)];
    right = [...right.slice(by), ...right.slice(0, by)];
    return permute([...left, ...right], secondChoice);
  });
}

/** The tables count bits from 1, as the standard does. */
function permute(bits: Bits, table: Bits): Bits {
  return table.map((position) => bits[position - 1] ?? 0);
}

function xor(a: Bits, b: Bits): Bits {
  return a.map((bit, index) => bit ^ (b[index] ?? 0));
}

function bitsOf(bytes: Uint8Array): Bits {
  return Array.from(bytes).flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((shift) => (byte >> shift) & 1));
}

function bytesOf(bits: Bits): Uint8Array {
  return Uint8Array.from({ length: bits.length / 8 }, (_, index) =>
    bits.slice(8 * index, 8 * index + 8).reduce((byte, bit) => 2 * byte + bit, 0),
  );
}

/** Rows of the permutations go down in steps of eight. */
const rows = (...starts: number[]) =>
  starts.flatMap((start) => Array.from({ length: 8 }, (_, step) => start - 8 * step));

const initialPermutation = rows(58, 60, 62, 64, 57, 59, 61, 63);
const finalPermutation = initialPermutation.map((_, index) => initialPermutation.indexOf(index + 1) + 1);
const expansion = Array.from({ length: 48 }, (_, index) => ((4 * Math.floor(index / 6) + (index % 6) + 31) % 32) + 1);
const roundPermutation = [
  16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
];
const firstChoice = [
  57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36, 63, 55,
  47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
];
const secondChoice = [
  14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2, 41, 52, 31, 37, 47, 55, 30,
  40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
];
const rotations = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1];

/** The eight boxes, each with four rows of sixteen values, as hexadecimal digits. */
const substitutions = [
  'e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d',
  'f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9',
  'a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c',
  '7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e',
  '2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453',
  'c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d',
  '4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c',
  'd2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b',
];
