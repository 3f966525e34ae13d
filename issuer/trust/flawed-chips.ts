// SPDX-License-Identifier: Apache-2.0
// Chips of one maker, which many cards and computers have, made RSA keys whose primes follow a pattern (ROCA,
// CVE-2017-15361): the private key can be computed from the public one. It shows in the modulus: divided by each small
// prime it leaves a power of 65537 (Nemec and others, "The Return of Coppersmith's Attack", 2017, 2.3). Of other keys one
// in two hundred million looks so.

import type { KeyObject } from 'node:crypto';

/** Whether an RSA key has the pattern. Keys of node:crypto tell their modulus slowly: once for each. */
export function comesFromFlawedChip(key: KeyObject): boolean {
  const known = judged.get(key);
  if (known !== undefined) return known;
  const modulus = modulusOf(key);
  const isFlawed = modulus !== undefined && powers.every(({ prime, residues }) => residues.has(modulus % prime));
  judged.set(key, isFlawed);
  return isFlawed;
}

const judged = new WeakMap<KeyObject, boolean>();

const smallPrimes = [
  3n,
  5n,
  7n,
  11n,
  13n,
  17n,
  19n,
  23n,
  29n,
  31n,
  37n,
  41n,
  43n,
  47n,
  53n,
  59n,
  61n,
  67n,
  71n,
  73n,
  79n,
  83n,
  89n,
  97n,
  101n,
  103n,
  107n,
  109n,
  113n,
  127n,
  131n,
  137n,
  139n,
  149n,
  151n,
  157n,
  163n,
  167n,
];

const powers = smallPrimes.map((prime) => ({ prime, residues: powersOf(65_537n % prime, prime) }));

function powersOf(base: bigint, prime: bigint): ReadonlySet<bigint> {
  const residues = new Set<bigint>();
  for (let power = 1n; !residues.has(power); power = (power * base) % prime) residues.add(power);
  return residues;
}

/** Undefined for a key that cannot be written as a JSON Web Key (RSASSA-PSS). */
function modulusOf(key: KeyObject): bigint | undefined {
  if (key.asymmetricKeyType !== 'rsa') return undefined;
  return BigInt(`0x${Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex')}`);
}
