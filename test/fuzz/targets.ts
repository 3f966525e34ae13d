// SPDX-License-Identifier: Apache-2.0
// The parsers that read what others wrote, each with good samples to start from.

import { gzipSync } from 'node:zlib';
import { loginRequest } from '../../contract/station-api.ts';
import { verifyTokenSignature } from '../../issuer/login/token.ts';
import { openExchange } from '../../main/card/apdu.ts';
import { certificateIn } from '../../main/card/certificate-object.ts';
import { judgeSignature } from '../../main/card/chuid-signature.ts';
import {
  readApplicationProperties,
  readCardCapabilities,
  readChuid,
  readDiscovery,
  readKeyHistory,
  readPrintedInformation,
} from '../../main/card/data-objects.ts';
import { keyOf, signatureFrom } from '../../main/card/piv-key.ts';
import { encodeTlv, findTlv, readTlvs } from '../../main/card/tlv.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { DerError, readDer } from '../../x509/der.ts';
import { p256Certificate, rsa2048Certificate, signedChuid } from '../card/certificates.ts';

/** A parser under test. `parse` throws for a bug alone. */
export interface Target {
  readonly samples: readonly Uint8Array[];
  /** Too large to be damaged a million times: these are read once, as they are. */
  readonly extremes?: readonly Uint8Array[];
  readonly parse: (bytes: Uint8Array) => void | Promise<void>;
}

const text = (ascii: string): Uint8Array => new TextEncoder().encode(ascii);
const filled = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index & 0xff);
const object = (...elements: readonly (readonly [number, Uint8Array])[]): Uint8Array =>
  encodeTlv(0x53, ...elements.map(([tag, value]) => encodeTlv(tag, value)));
const container = (certificate: Uint8Array, certInfo: number): Uint8Array =>
  object([0x70, certificate], [0x71, Uint8Array.of(certInfo)], [0xfe, new Uint8Array()]);
/** `depth` times the same tag, one in the other. */
const nested = (tag: number, depth: number): Uint8Array =>
  Array.from({ length: depth }).reduce<Uint8Array>((inner) => encodeTlv(tag, inner), new Uint8Array());

const algorithms = ['ES256', 'ES384', 'ES512', 'PS256', 'RS256', 'RS512', 'none', ''];

/** Megabytes in kilobytes. */
const bomb = (megabytes: number): Uint8Array => gzipSync(new Uint8Array(megabytes * 1_000_000), { level: 9 });

/** By name. */
export const targets: Readonly<Record<string, Target>> = {
  tlv: {
    samples: [container(p256Certificate, 0), nested(0x7e, 100)],
    extremes: [nested(0x30, 20_000)],
    parse: (bytes) => {
      readTlvs(bytes);
      findTlv(bytes, 0x53, 0x70);
      findTlv(bytes, 0x30, 0x30, 0x30);
    },
  },
  applicationProperties: {
    samples: [
      encodeTlv(
        0x61,
        encodeTlv(0x4f, filled(6)),
        encodeTlv(0x79, encodeTlv(0x4f, filled(5))),
        encodeTlv(0x50, text('A card')),
        encodeTlv(0xac, encodeTlv(0x80, Uint8Array.of(0x11)), encodeTlv(0x06, Uint8Array.of(0))),
      ),
    ],
    parse: (bytes) => void readApplicationProperties(bytes),
  },
  chuid: {
    samples: [
      object([0x30, filled(25)], [0x34, filled(16)], [0x35, text('20301231')], [0x3e, filled(900)]),
      object([0x30, filled(25)], [0x34, filled(16)], [0x35, text('20301231')], [0x36, filled(16)]),
    ],
    parse: (bytes) => void readChuid(bytes),
  },
  chuidSignature: {
    samples: [encodeTlv(0x53, signedChuid)],
    parse: (bytes) => {
      const chuid = readChuid(bytes);
      if (chuid.ok) judgeSignature(chuid.value, Date.UTC(2027, 0, 1));
    },
  },
  cardCapabilities: {
    samples: [object([0xf0, filled(21)], [0xf1, Uint8Array.of(0x21)], [0xf5, Uint8Array.of(0x10)])],
    parse: (bytes) => void readCardCapabilities(bytes),
  },
  certificateContainer: {
    samples: [
      container(rsa2048Certificate, 0),
      container(gzipSync(p256Certificate), 1),
      container(gzipSync(rsa2048Certificate), 0x80),
      container(bomb(1), 1),
    ],
    extremes: [container(bomb(60), 1)],
    parse: (bytes) => {
      const certificate = certificateIn(bytes);
      if (!certificate.ok || !certificate.value) return;
      if (certificate.value.length > 65_536) throw new Error('a certificate beyond all measure');
      keyOf(certificate.value);
    },
  },
  discovery: {
    samples: [encodeTlv(0x7e, encodeTlv(0x4f, filled(11)), encodeTlv(0x5f2f, Uint8Array.of(0x60, 0x20)))],
    parse: (bytes) => void readDiscovery(bytes),
  },
  keyHistory: {
    samples: [
      object([0xc1, Uint8Array.of(2)], [0xc2, Uint8Array.of(0)]),
      object([0xc1, Uint8Array.of(2)], [0xc2, Uint8Array.of(3)], [0xf3, text('http://pki.pivot.example/00')]),
    ],
    parse: (bytes) => {
      const history = readKeyHistory(bytes);
      if (history.ok && history.value.onCard.length + history.value.offCard.length > 20) throw new Error('too many');
    },
  },
  printedInformation: {
    samples: [
      object(
        [0x01, text('Practice Cardholder')],
        [0x02, text('Employee')],
        [0x04, text('2030DEC31')],
        [0x08, text('B')],
      ),
    ],
    parse: (bytes) => void readPrintedInformation(bytes),
  },
  ecdsaSignature: {
    samples: [encodeTlv(0x30, encodeTlv(0x02, filled(32)), encodeTlv(0x02, filled(33)))],
    parse: (bytes) => {
      const key = keyOf(p256Certificate);
      if (key.ok) signatureFrom(key.value, bytes);
    },
  },
  answers: {
    samples: [Uint8Array.of(...filled(254), 0x61, 0x00), Uint8Array.of(0x6c, 0x10), Uint8Array.of(0x90, 0x00)],
    parse: playAnswers,
  },
  webEid: {
    samples: [rsa2048Certificate, p256Certificate, text(JSON.stringify({ token: tokenOf(p256Certificate, 0) }))],
    parse: logIn,
  },
  der: {
    samples: [rsa2048Certificate, p256Certificate, nested(0x30, 100)],
    extremes: [nested(0x30, 20_000)],
    parse: (bytes) => {
      derOrNothing(() => readDer(bytes));
      derOrNothing(() => parseCertificate(bytes));
    },
  },
};

/** A card that answers with pieces of `bytes`, whatever it is asked. */
async function playAnswers(bytes: Uint8Array): Promise<void> {
  let offset = 0;
  let asked = 0;
  const transmit = async () => {
    asked += 1;
    if (asked > 10_000) throw new Error('it never ends');
    const length = (bytes[offset] ?? 0) + 2;
    const answer = bytes.subarray(offset, offset + length);
    offset = offset + length < bytes.length ? offset + length : 0;
    return { ok: true as const, value: answer };
  };
  const connection = { atr: new Uint8Array(), transmit, disconnect: async () => undefined };
  const data = bytes.subarray(0, 600);
  await openExchange(connection, () => undefined)({ cla: 0, ins: 0xcb, p1: 0x3f, p2: 0xff, data, le: 256 });
}

function tokenOf(certificate: Uint8Array, choice: number) {
  const base64 = Buffer.from(certificate).toString('base64');
  return {
    unverifiedCertificate: choice % 5 === 4 ? `${base64}!` : base64,
    algorithm: algorithms[choice % algorithms.length],
    signature: base64.slice(0, 4 * (choice % 200)),
    format: choice % 9 === 8 ? 'web-eid:2' : 'web-eid:1.0',
    appVersion: 'fuzz',
  };
}

/** The bytes as a request of their own, and as the certificate of one. */
function logIn(bytes: Uint8Array): void {
  const choice = bytes.reduce((sum, byte) => sum + byte, 0);
  for (const body of [jsonIn(bytes), { token: tokenOf(bytes, choice) }]) {
    const request = loginRequest.safeParse(body);
    if (!request.success) continue;
    const { token } = request.data;
    derOrNothing(() => {
      const { subjectPublicKeyInfo } = parseCertificate(Buffer.from(token.unverifiedCertificate, 'base64'));
      verifyTokenSignature(token, subjectPublicKeyInfo.bytes, 'https://issuer.pivot.example', 'nonce');
    });
  }
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** DerError is what the reader says of what is no DER. */
function derOrNothing(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
  }
}
