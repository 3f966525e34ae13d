// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { encodeFascN } from '../../simulator/data-objects.ts';
import { certificateTag, objectTags } from '../../simulator/piv-contents.ts';
import { makePracticeCard } from '../../simulator/practice-card.ts';
import type { PracticePki } from '../../simulator/practice-pki.ts';
import { concat, hex, parseTlvs, tlv } from '../../simulator/tlv.ts';
import { pemOf } from './pem.ts';

it('encodes the FASC-N of the standard’s own example', () => {
  // TIG SCEPACS 2.3, 6.1.
  const encoded = encodeFascN({
    ...{ agency: '0032', system: '0001', credential: '092446' },
    ...{ person: '1112223333', organization: '1223', association: '2' },
  });
  expect(Buffer.from(encoded).toString('hex')).toBe('d0439458210c2c19a0846d83685a1082108ce73984108ca3fc');
});

it('makes a CHUID whose signature OpenSSL accepts over all its other elements', async () => {
  const { contents, pki, identity } = await makePracticeCard({ algorithm: 'p256', slots: [0x9a] });
  const elements = parseTlvs(contents.objects.get(objectTags.chuid) ?? new Uint8Array()) ?? [];
  expect(elements.map(({ tag }) => tag)).toEqual([0x30, 0x34, 0x35, 0x36, 0x3e, 0xfe]);
  expect(elements[0]?.value).toEqual(identity.fascN);
  expect(elements[1]?.value).toEqual(identity.guid);

  const signed = concat(...elements.filter(({ tag }) => tag !== 0x3e).map(({ tag, value }) => tlv(tag, value)));
  const verify = (content: Uint8Array): string =>
    opensslCms(pki, { message: elements[4]?.value, content, signer: undefined });
  expect(() => verify(signed)).not.toThrow();
  expect(() => verify(concat(signed, hex('00')))).toThrow();
});

it('signs the hashes of its objects in the Security Object, which OpenSSL accepts', async () => {
  const { contents, pki } = await makePracticeCard({ algorithm: 'p256', slots: [], retiredKeys: 1 });
  const { objects } = contents;
  const [mapping, signed] = parseTlvs(objects.get(objectTags.securityObject) ?? new Uint8Array()) ?? [];
  // Data groups 1 to 6: CHUID, printed information, fingerprints, face, iris, Key History.
  expect(Buffer.from(mapping?.value ?? '').toString('hex')).toBe('013000023001036010046030051015066060');
  const content = opensslCms(pki, { message: signed?.value, signer: pki.contentSigner.certificate });
  const hashOf = (tag: number) =>
    createHash('sha256')
      .update(objects.get(tag) ?? '')
      .digest('hex');
  for (const tag of [objectTags.chuid, objectTags.printedInformation, objectTags.keyHistory])
    expect(content).toContain(hashOf(tag));
});

it.each([
  ['plain', '00', (bytes: Buffer) => bytes],
  ['gzip', '01', gunzipSync],
  ['legacyGzip', '80', gunzipSync],
] as const)('keeps certificates in the form %s', async (certificateForm, certInfo, unpack) => {
  const { contents, certificates } = await makePracticeCard({ algorithm: 'p256', slots: [0x9a], certificateForm });
  const [certificate, info, end] = parseTlvs(contents.objects.get(certificateTag(0x9a)) ?? new Uint8Array()) ?? [];
  expect([info?.tag, info?.value, end]).toEqual([0x71, hex(certInfo), { tag: 0xfe, value: new Uint8Array() }]);
  expect(unpack(Buffer.from(certificate?.value ?? ''))).toEqual(Buffer.from(certificates.get(0x9a) ?? ''));
});

it('can have a container without a certificate in it', async () => {
  const { contents } = await makePracticeCard({ algorithm: 'p256', slots: [0x9a], emptyContainers: [0x9a] });
  expect(contents.objects.get(certificateTag(0x9a))).toEqual(hex('70 00 71 01 00 fe 00'));
});

it('has retired keys from 82 on, and from 95 down those whose certificate is elsewhere', async () => {
  const card = await makePracticeCard({ algorithm: 'p256', slots: [0x9a], retiredKeys: 2, offCardKeys: 1 });
  const { keys, objects } = card.contents;
  expect([...keys.keys()]).toEqual([0x9a, 0x82, 0x83, 0x95]);
  expect([0x82, 0x83, 0x84, 0x95].map((slot) => objects.has(certificateTag(slot)))).toEqual([true, true, false, false]);
  expect(certificateTag(0x82)).toBe(0x5fc10d);
  expect(certificateTag(0x95)).toBe(0x5fc120);
  const [onCard, offCard, url] = parseTlvs(objects.get(objectTags.keyHistory) ?? new Uint8Array()) ?? [];
  expect([onCard, offCard]).toEqual([
    { tag: 0xc1, value: hex('02') },
    { tag: 0xc2, value: hex('01') },
  ]);
  expect(Buffer.from(url?.value ?? '').toString()).toMatch(/^http:\/\/pki\.pivot\.example\/[0-9a-f]{64}$/);
});

/** Verifies CMS SignedData, and gives the content in hexadecimal. Throws what OpenSSL says against it. */
function opensslCms(
  { root, intermediate }: PracticePki,
  signed: { message: Uint8Array | undefined; content?: Uint8Array; signer: Uint8Array | undefined },
): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-cms-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: Uint8Array | string): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const authorities = [root, intermediate].map(({ certificate }) => pemOf(certificate)).join('');
  const args = [
    ...['cms', '-verify', '-binary', '-inform', 'DER', '-purpose', 'any', '-CAfile', file('authorities', authorities)],
    ...['-in', file('message', signed.message ?? ''), '-out', file('out', '')],
    ...(signed.content ? ['-content', file('content', signed.content)] : []),
    ...(signed.signer ? ['-certfile', file('signer', pemOf(signed.signer))] : []),
  ];
  execFileSync('openssl', args, { stdio: 'pipe' });
  return readFileSync(path.join(folder, 'out')).toString('hex');
}
