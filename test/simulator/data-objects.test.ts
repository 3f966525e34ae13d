// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { encodeFascN } from '../../simulator/data-objects.ts';
import { objectTags } from '../../simulator/piv-application.ts';
import { makePracticeCard } from '../../simulator/practice-card.ts';
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
  const { root, intermediate } = pki;
  const elements = parseTlvs(contents.objects.get(objectTags.chuid) ?? new Uint8Array()) ?? [];
  expect(elements.map(({ tag }) => tag)).toEqual([0x30, 0x34, 0x35, 0x36, 0x3e, 0xfe]);
  expect(elements[0]?.value).toEqual(identity.fascN);
  expect(elements[1]?.value).toEqual(identity.guid);

  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-chuid-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: Uint8Array | string): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const signed = concat(...elements.filter(({ tag }) => tag !== 0x3e).map(({ tag, value }) => tlv(tag, value)));
  const verify = (content: Uint8Array): void =>
    void execFileSync(
      'openssl',
      [
        ...['cms', '-verify', '-binary', '-inform', 'DER', '-purpose', 'any', '-out', file('out', '')],
        ...['-in', file('chuid.p7', elements[4]?.value ?? ''), '-content', file('content', content)],
        ...[
          '-CAfile',
          file('authorities.pem', [root, intermediate].map(({ certificate }) => pemOf(certificate)).join('')),
        ],
      ],
      { stdio: 'pipe' },
    );
  expect(() => verify(signed)).not.toThrow();
  expect(() => verify(concat(signed, hex('00')))).toThrow();
});
