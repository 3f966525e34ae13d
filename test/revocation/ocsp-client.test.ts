// SPDX-License-Identifier: Apache-2.0

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../../contract/result.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { createFetcher, type Fetcher } from '../../issuer/revocation/fetcher.ts';
import { ocspRevocation } from '../../issuer/revocation/ocsp-revocation.ts';
import type { RevocationSource } from '../../issuer/trust/revocation.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { authorityInformationAccess, keyUsage } from '../../x509/extensions.ts';
import { encodeCertId, encodeOcspError } from '../../x509/ocsp.ts';
import { certify } from '../trust/authority.ts';
import {
  delegateExtensions,
  newCurrentRoot,
  newDelegate,
  type ResponseWishes,
  respond,
  type Signer,
  validity,
} from './responder.ts';

const root = newCurrentRoot();
const other = newCurrentRoot();
const nobody: RevocationSource = { statusOf: async () => ({ status: 'unknown', detail: 'nobody was asked' }) };

function card(serialNumber: number, ...ocsp: readonly string[]): Certificate {
  const extensions = [keyUsage('digitalSignature'), authorityInformationAccess({ ocsp })];
  return certify(root, { serialNumber, extensions, ...validity });
}

function statusOf(fetcher: Fetcher, certificate: Certificate, delegates = nobody, issuer = root) {
  return ocspRevocation(fetcher, delegates).statusOf({
    certificate,
    issuer: issuer.certificate,
    issuerKey: issuer.publicKey,
    at: new Date(),
    algorithms: 'current',
    candidates: [],
    maySignCrls: async () => false,
  });
}

describe('the OCSP client and the responder of openssl', () => {
  let folder: string;
  const responders: ChildProcess[] = [];
  const file = (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-ocsp-client-'));
    const index = [
      'V\t491231235959Z\t\t03\tunknown\t/CN=good',
      'R\t491231235959Z\t260501000000Z,keyCompromise\t04\tunknown\t/CN=revoked',
      '',
    ];
    file('index.txt', index.join('\n'));
    file('ca.pem', toPem(root.certificate.bytes));
  });
  afterEach(async () => {
    for (const responder of responders.splice(0)) {
      responder.kill();
      await once(responder, 'exit');
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Starts `openssl ocsp`; what a card must say to be asked about there, and the way to it. */
  async function start({ certificate, keys }: Signer, ...more: readonly string[]) {
    const signer = file('signer.pem', toPem(certificate.bytes));
    const key = file('signer.key', keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const files = ['-index', 'index.txt', '-CA', 'ca.pem', '-rsigner', signer, '-rkey', key];
    const responder = spawn('openssl', ['ocsp', ...files, '-port', '0', ...more], { cwd: folder });
    responders.push(responder);
    const [line] = (await once(responder.stdout, 'data')) as [Buffer];
    const host = `ocsp.example:${/ACCEPT .*:(\d+) /.exec(line.toString())?.[1]}`;
    const fetcher = createFetcher({ internalHosts: [host], resolve: async () => ['127.0.0.1'] });
    return { url: `http://${host}/`, fetcher };
  }

  it.each([[], ['-resp_key_id'], ['-nmin', '5'], ['-resp_no_certs']])(
    'agree when the issuer answers for itself (%s %s)',
    async (...options) => {
      const { url, fetcher } = await start(root, ...options);
      expect(await statusOf(fetcher, card(3, url))).toEqual({ status: 'good' });
      expect(await statusOf(fetcher, card(4, url))).toMatchObject({ status: 'revoked', reason: 'keyCompromise' });
      expect(await statusOf(fetcher, card(5, url))).toMatchObject({ detail: expect.stringContaining('does not know') });
    },
  );

  it.each([[], ['-resp_key_id']])('agree when a delegate answers (%s)', async (...options) => {
    const { url, fetcher } = await start(newDelegate(root), ...options);
    expect(await statusOf(fetcher, card(3, url))).toEqual({ status: 'good' });
    expect(await statusOf(fetcher, card(4, url))).toMatchObject({ status: 'revoked' });
  });

  it('do not agree when somebody else answers', async () => {
    const { url, fetcher } = await start(newDelegate(other));
    expect(await statusOf(fetcher, card(3, url))).toMatchObject({ status: 'unknown' });
  });
});

describe('the OCSP client', () => {
  const url = 'http://ocsp.example/';
  /** A responder within the test; nothing goes over a network. */
  const answering = (signer: Signer, wishes: ResponseWishes = {}): Fetcher => ({
    fetch: async ({ body }) => ok(respond(body?.bytes ?? new Uint8Array(), signer, wishes)),
  });
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);

  it('believes the issuer and its delegates', async () => {
    expect(await statusOf(answering(root), card(3, url))).toEqual({ status: 'good' });
    expect(await statusOf(answering(newDelegate(root)), card(3, url))).toEqual({ status: 'good' });
    const at = new Date('2026-05-01T00:00:00Z');
    const revoked = answering(root, { status: { status: 'revoked', at, reason: 'certificateHold' } });
    expect(await statusOf(revoked, card(3, url))).toEqual({ status: 'revoked', at, reason: 'certificateHold' });
  });

  it('takes a CertID with SHA-256 for the same certificate', async () => {
    const certId = idBySha256();
    expect(await statusOf(answering(root, { answer: { certId } }), card(3, url))).toEqual({ status: 'good' });
    expect(await statusOf(answering(root, { answer: { certId } }), card(4, url))).toMatchObject({ status: 'unknown' });
  });

  it.each<[string, ResponseWishes]>([
    ['with another nonce', { nonce: new Uint8Array(16) }],
    ['about another certificate', { answer: { certId: otherId() } }],
    ['whose next update is over', { answer: { thisUpdate: minutes(-60), nextUpdate: minutes(-20) } }],
    ['from long ago that has no next update', { nonce: 'none', answer: { thisUpdate: minutes(-20) } }],
    ['whose next update was before its own', { answer: { thisUpdate: minutes(10), nextUpdate: minutes(-10) } }],
    ['from the future', { answer: { thisUpdate: minutes(20) } }],
    ['produced in the future', { producedAt: minutes(20) }],
    ['that does not know', { status: { status: 'unknown' } }],
  ])('learns nothing from a response %s', async (_, wishes) => {
    expect(await statusOf(answering(root, wishes), card(3, url))).toMatchObject({ status: 'unknown' });
  });

  const revoked = { status: 'revoked', at: new Date('2026-05-01T00:00:00Z'), reason: 'keyCompromise' } as const;

  it.each<[string, string, ResponseWishes]>([
    ['revoked', 'revoked behind good', { more: { status: revoked } }],
    ['revoked', 'good behind revoked', { status: revoked, more: { status: { status: 'good' } } }],
    ['revoked', 'revoked by another hash', { more: { certId: idBySha256(), status: revoked } }],
    ['unknown', 'unknown behind good', { more: { status: { status: 'unknown' } } }],
    ['unknown', 'something by a hash that is not known', { more: { certId: idByOtherHash() } }],
    ['unknown', 'something out of date', { more: { thisUpdate: minutes(-20) } }],
  ])('takes a certificate for %s of which a response says twice: %s', async (status, _, wishes) => {
    expect(await statusOf(answering(root, wishes), card(3, url))).toMatchObject({ status });
  });

  it('takes a certificate for revoked whatever the reason', async () => {
    const status = { ...revoked, reason: 'aACompromise' } as const;
    const fetcher = answering(root, { status, edit: (tbs) => tbs.replace('0a010a', '0a0107') });
    expect(await statusOf(fetcher, card(3, url))).toEqual({ ...revoked, reason: 'unspecified' });
  });

  it.each<[string, ResponseWishes]>([
    ['without a nonce', { nonce: 'none' }],
    ['from a clock that is ten minutes ahead', { producedAt: minutes(10), answer: { thisUpdate: minutes(10) } }],
    ['whose next update was ten minutes ago', { answer: { thisUpdate: minutes(-60), nextUpdate: minutes(-10) } }],
  ])('takes a response %s', async (_, wishes) => {
    expect(await statusOf(answering(root, wishes), card(3, url))).toEqual({ status: 'good' });
  });

  it.each([
    ['whose certificate is for another purpose', { extensions: [keyUsage('digitalSignature')] }],
    ['whose key may not sign', { extensions: [keyUsage('keyAgreement'), ...delegateExtensions.slice(1)] }],
    ['whose certificate has expired', { notAfter: minutes(-1) }],
    ['whose certificate is not valid yet', { notBefore: minutes(1) }],
    ['whose own revocation is unknown', { extensions: delegateExtensions.slice(0, 2) }],
    ['whose certificate names another issuer', { issuer: newCurrentRoot('Another CA').subject }],
  ])('does not believe a delegate %s', async (_, wishes) => {
    expect(await statusOf(answering(newDelegate(root, wishes)), card(3, url))).toMatchObject({ status: 'unknown' });
  });

  it('asks about a delegate that is not exempt from it', async () => {
    const delegate = newDelegate(root, { extensions: delegateExtensions.slice(0, 2) });
    const asked: bigint[] = [];
    const delegates: RevocationSource = {
      statusOf: async ({ certificate }) => {
        asked.push(certificate.serialNumber);
        return { status: 'good' };
      },
    };
    expect(await statusOf(answering(delegate), card(3, url), delegates)).toEqual({ status: 'good' });
    expect(asked).toEqual([99n]);
  });

  it('does not believe an issuer of the same name with another key', async () => {
    expect(await statusOf(answering(other), card(3, url))).toMatchObject({ status: 'unknown' });
    expect(await statusOf(answering(newDelegate(other)), card(3, url))).toMatchObject({ status: 'unknown' });
  });

  it('asks the next responder when one gives no answer', async () => {
    const urls: string[] = [];
    const fetcher: Fetcher = {
      fetch: async (request) => {
        urls.push(request.url);
        if (urls.length === 1) return ok(encodeOcspError('tryLater'));
        if (urls.length === 2) return ok(Buffer.from('no response at all'));
        return answering(root).fetch(request);
      },
    };
    const names = ['ldap://x.example/', 'http://a.example/', 'http://b.example/', 'http://c.example/'];
    expect(await statusOf(fetcher, card(3, ...names))).toEqual({ status: 'good' });
    expect(urls).toEqual(names.slice(1));
  });

  it('says that a certificate names no responder', async () => {
    const status = await statusOf(answering(root), certify(root, validity));
    expect(status).toEqual({ status: 'unknown', detail: 'it names no OCSP responder' });
  });

  function idBySha256(): Uint8Array {
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
    const issuerKeyHash = sha256(root.certificate.subjectPublicKeyInfo.publicKey);
    return encodeCertId({ hash: 'sha256', issuerNameHash: sha256(root.subject), issuerKeyHash, serialNumber: 3n });
  }

  function idByOtherHash(): Uint8Array {
    const id = Buffer.from(idBySha256()).toString('hex');
    // The object identifier of SHA-256, and that of SHA3-256.
    return Buffer.from(id.replace('608648016503040201', '608648016503040208'), 'hex');
  }

  function otherId(): Uint8Array {
    const hash = new Uint8Array(20);
    return encodeCertId({ hash: 'sha1', issuerNameHash: hash, issuerKeyHash: hash, serialNumber: 3n });
  }
});
