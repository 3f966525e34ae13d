// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { createHash, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DerError, der } from '../../x509/der.ts';
import {
  encodeCertId,
  encodeOcspError,
  encodeOcspRequest,
  encodeOcspResponse,
  encodeTbsResponse,
  type OcspStatus,
  parseOcspRequest,
  parseOcspResponse,
} from '../../x509/ocsp.ts';
import { newKeys, newRoot, now } from '../trust/authority.ts';
import { mutate, seededRandom } from '../x509/mutation.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-ocsp-codec-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const keys = newKeys();
const { certificate, signing } = newRoot('Practice Responder', { keys });
const sha1 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha1').update(bytes).digest());
const responderKeyHash = sha1(certificate.subjectPublicKeyInfo.publicKey);
const nonce = new Uint8Array(16).fill(7);
const id = (serialNumber: bigint, hash: 'sha1' | 'sha256' = 'sha1') =>
  encodeCertId({
    hash,
    issuerNameHash: createHash(hash).update('name').digest(),
    issuerKeyHash: createHash(hash).update('key').digest(),
    serialNumber,
  });

function respond(...statuses: readonly OcspStatus[]): Uint8Array {
  const answers = statuses.map((status, index) => ({ certId: id(BigInt(index + 1)), status, thisUpdate: now }));
  const tbs = encodeTbsResponse({ responderKeyHash, producedAt: now, answers, nonce });
  return encodeOcspResponse(tbs, signing.identifier, sign('sha256', tbs, keys.privateKey), [certificate.bytes]);
}

/** What openssl prints of it. */
function inspect(kind: 'req' | 'resp', bytes: Uint8Array): string {
  const file = path.join(folder, kind);
  writeFileSync(file, bytes);
  return execFileSync('openssl', ['ocsp', `-${kind}in`, file, `-${kind}_text`, '-noverify'], { encoding: 'utf8' });
}

describe('an OCSP request', () => {
  it('is read by openssl with certificates and nonce', () => {
    const text = inspect('req', encodeOcspRequest([id(0x1234n), id(2n ** 100n, 'sha256')], nonce));
    expect(text).toContain('Hash Algorithm: sha1');
    expect(text).toContain('Hash Algorithm: sha256');
    expect(text).toContain('Serial Number: 1234');
    expect(text).toContain('OCSP Nonce');
  });

  it('reads back as it was written', () => {
    const request = parseOcspRequest(encodeOcspRequest([id(5n)], nonce));
    expect(request.nonce).toEqual(nonce);
    expect(request.certIds).toMatchObject([{ serialNumber: 5n, issuerNameHash: sha1(Buffer.from('name')) }]);
    expect(parseOcspRequest(encodeOcspRequest([id(5n)])).nonce).toBeUndefined();
  });

  it('is refused when it asks for nothing or is no request', () => {
    expect(() => parseOcspRequest(encodeOcspRequest([]))).toThrow(DerError);
    expect(() => parseOcspRequest(certificate.bytes)).toThrow(DerError);
    expect(() => parseOcspRequest(encodeOcspRequest([id(5n)], Buffer.alloc(129)))).toThrow(DerError);
  });
});

describe('an OCSP response', () => {
  const at = new Date('2026-05-01T10:00:00Z');
  const statuses: readonly OcspStatus[] = [
    { status: 'good' },
    { status: 'revoked', at, reason: 'keyCompromise' },
    { status: 'revoked', at, reason: 'unspecified' },
    { status: 'unknown' },
  ];

  it('is read by openssl with all its answers', () => {
    const text = inspect('resp', respond(...statuses));
    expect(text.match(/Cert Status: \w+/g)).toEqual(
      ['good', 'revoked', 'revoked', 'unknown'].map((s) => `Cert Status: ${s}`),
    );
    expect(text).toContain('Revocation Reason: keyCompromise');
    expect(text).toContain('Revocation Time: May  1 10:00:00 2026 GMT');
  });

  it('reads back as it was written', () => {
    const read = parseOcspResponse(respond(...statuses));
    if (read.status !== 'successful') throw new Error(read.status);
    expect(read.response.responses.map(({ status }) => status)).toEqual(statuses);
    expect(read.response).toMatchObject({ producedAt: now, nonce: nonce });
    expect(read.response.responderId).toMatchObject({ type: 'key', hash: responderKeyHash });
    expect(read.response.certificates).toMatchObject([{ bytes: certificate.bytes }]);
  });

  it('without an answer says why', () => {
    expect(parseOcspResponse(encodeOcspError('tryLater'))).toEqual({ status: 'tryLater' });
    expect(() => parseOcspResponse(der.sequence(der.enumerated(4)))).toThrow(DerError);
    expect(() => parseOcspResponse(der.sequence(der.enumerated(0)))).toThrow(DerError);
  });
});

describe('damaged bytes', () => {
  const samples = [
    { what: 'a request', bytes: encodeOcspRequest([id(5n), id(6n, 'sha256')], nonce) },
    { what: 'a response', bytes: respond({ status: 'revoked', at: now, reason: 'keyCompromise' }) },
  ];

  it.each(samples)('of $what are read or refused, and nothing else happens', ({ bytes }) => {
    const random = seededRandom(20_261_123);
    for (let round = 0; round < 2000; round += 1) {
      const damaged = mutate(bytes, random);
      for (const parse of [parseOcspRequest, parseOcspResponse])
        expect(problemOf(() => parse(damaged))).toBeUndefined();
    }
  });

  /** What was thrown other than DerError. */
  function problemOf(work: () => unknown): unknown {
    try {
      work();
      return undefined;
    } catch (error) {
      return error instanceof DerError ? undefined : error;
    }
  }
});
