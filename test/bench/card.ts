// SPDX-License-Identifier: Apache-2.0
// APDUs and bytes of a log-in, counted on the card's side: from a power-cycled card to a verified signature over a
// challenge with the 9A certificate read. For us and for the peers that are installed, on the same virtual card.

import { createHash, randomBytes, verify, X509Certificate } from 'node:crypto';
import { createCardReaders } from '../../main/card/client.ts';
import type { ReaderName } from '../../main/station/ports.ts';
import { type PcscService, startPcscService, virtualReaders } from '../../simulator/pcsc-service.ts';
import { makePracticeCard, type PracticeCard, practicePin } from '../../simulator/practice-card.ts';
import { occupiedReader, spawnCardProcess } from '../card/card-process.ts';
import { loginFloor } from '../card/login-floor.ts';
import { type Kind, peers } from './card-peers.ts';
import { insertCounted, withExtendedLength } from './card-stand.ts';

interface Count {
  readonly apdus: number;
  readonly bytesToCard: number;
  readonly bytesFromCard: number;
  /** Computed from the card's own certificate. */
  readonly floorApdus: number;
}

const slot9A = 0x9a;

/**
 * `rsa2048` and `p256`, and under `peers` the same of each peer that is installed: on a card without extended length.
 * Under `extendedLength` ours on the same card with it.
 */
export async function measureCard(): Promise<unknown> {
  const [service, rsa2048, p256] = await Promise.all([
    startPcscService(),
    makePracticeCard({ algorithm: 'rsa2048', quirks: ['noExtendedLength'] }),
    makePracticeCard({ algorithm: 'p256', quirks: ['noExtendedLength'] }),
  ]);
  try {
    const measure = async (logIn: LogIn) => ({
      rsa2048: await count(service, rsa2048, 'rsa2048', logIn),
      p256: await count(service, p256, 'p256', logIn),
    });
    const ours = await measure(logInWithUs);
    const extendedLength = {
      rsa2048: await count(service, withExtendedLength(rsa2048), 'rsa2048', logInWithUs),
      p256: await count(service, withExtendedLength(p256), 'p256', logInWithUs),
    };
    const theirs: Record<string, unknown> = {};
    for (const peer of peers.filter(({ isInstalled }) => isInstalled())) {
      theirs[peer.name] = await measure(async ({ environment }, kind, challenge) => ({
        bytes: await peer.logIn(environment, kind, challenge, practicePin),
        encoding: 'der',
      }));
    }
    return { ...ours, extendedLength, peers: theirs };
  } finally {
    await service.close();
  }
}

/** Logs in and gives the signature over SHA-256 of `challenge`, ECDSA in DER. */
type LogIn = (service: PcscService, kind: Kind, challenge: Uint8Array, certificate: Uint8Array) => Promise<Signature>;

interface Signature {
  readonly bytes: Uint8Array;
  readonly encoding: 'der' | 'ieee-p1363';
}

async function count(service: PcscService, made: PracticeCard, kind: Kind, logIn: LogIn): Promise<Count> {
  const certificate = made.certificates.get(slot9A) ?? new Uint8Array();
  const challenge = randomBytes(32);
  const { apdus, bytesToCard, bytesFromCard } = await insertCounted(service, made).then(async (traffic) => {
    const { bytes, encoding } = await logIn(service, kind, challenge, certificate);
    const key = { key: new X509Certificate(certificate).publicKey, dsaEncoding: encoding };
    if (!verify('sha256', challenge, key, bytes)) throw new Error(`${kind}: the signature is wrong`);
    return traffic;
  });
  await service.remove();
  const floorApdus = loginFloor(certificate, kind === 'rsa2048' ? 'RS256' : 'ES256');
  return { apdus, bytesToCard, bytesFromCard, floorApdus };
}

async function logInWithUs(
  service: PcscService,
  _kind: Kind,
  challenge: Uint8Array,
  certificate: Uint8Array,
): Promise<Signature> {
  const readers = createCardReaders({ spawn: () => spawnCardProcess(['--driver=pcsc'], service.environment) });
  try {
    const reader = virtualReaders[0] as ReaderName;
    await occupiedReader(readers);
    const read = await readers.read(reader);
    if (!read.ok || Buffer.compare(read.value.certificate, certificate) !== 0) throw new Error('not read');
    const hash = createHash('sha256').update(challenge).digest();
    const signed = await readers.sign(reader, new TextEncoder().encode(practicePin), hash);
    if (!signed.ok) throw new Error(signed.failure.code);
    return { bytes: signed.value, encoding: 'ieee-p1363' };
  } finally {
    await readers.close();
  }
}
