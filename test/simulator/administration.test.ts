// SPDX-License-Identifier: Apache-2.0
// The administrator's commands: authentication with the management key, PUT DATA, GENERATE ASYMMETRIC KEY PAIR.

import { createDecipheriv, createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { VirtualCard } from '../../simulator/card.ts';
import {
  encryptBlock,
  type ManagementAlgorithm,
  type ManagementKey,
  managementAlgorithms,
} from '../../simulator/management-key.ts';
import { createPivCard } from '../../simulator/personalities.ts';
import type { PracticeCard } from '../../simulator/practice-card.ts';
import { parseTlvs } from '../../simulator/tlv.ts';
import { bytesOf, goodPin, hexOf, makeCard, runOn, selectPiv, send } from './apdu-script.ts';

const kinds: readonly [ManagementAlgorithm, identifier: string, blockBytes: number][] = [
  ['3des', '03', 8],
  ['aes128', '08', 16],
  ['aes192', '0a', 16],
  ['aes256', '0c', 16],
];
const printedInformation = '5c 03 5f c1 09';

describe.each(kinds)('a management key of %s', (managementAlgorithm, identifier, blockBytes) => {
  it('proves the administrator to the card', async () => {
    const { card, key } = await managed(managementAlgorithm);
    const challenge = ask(card, identifier, '7c 02 81 00');
    expect(challenge).toHaveLength(blockBytes);
    runOn(card, [
      [authenticate(identifier, field('82', encryptBlock(key, challenge))), '90 00'],
      [putEmpty, '90 00'],
    ]);
  });

  it('proves administrator and card to each other', async () => {
    const { card, key } = await managed(managementAlgorithm);
    const challenge = new Uint8Array(blockBytes).fill(0x5a);
    const witness = decryptBlock(key, ask(card, identifier, '7c 02 80 00'));
    const template = `${field('80', witness)} ${field('81', challenge)}`;
    runOn(card, [
      [authenticate(identifier, template), `7c .. 82 .. ${hexOf(encryptBlock(key, challenge))} 90 00`],
      [putEmpty, '90 00'],
    ]);
  });
});

describe('who is not the administrator', () => {
  const refusals: readonly (readonly [string, (key: ManagementKey, challenge: Uint8Array) => string])[] = [
    [
      'with a wrong proof',
      (key, challenge) =>
        field(
          '82',
          encryptBlock(
            key,
            challenge.map((byte) => byte ^ 1),
          ),
        ),
    ],
    ['with the challenge itself', (_, challenge) => field('82', challenge)],
  ];
  it.each(refusals)('is refused %s', async (_, proof) => {
    const { card, key } = await managed('aes192');
    const challenge = ask(card, '0a', '7c 02 81 00');
    runOn(card, [
      [authenticate('0a', proof(key, challenge)), '69 82'],
      [putEmpty, '69 82'],
    ]);
  });

  it('cannot use a proof twice, nor after another command', async () => {
    const { card, key } = await managed('aes192');
    const challenge = ask(card, '0a', '7c 02 81 00');
    const proof = authenticate('0a', field('82', encryptBlock(key, challenge)));
    runOn(card, [
      ['00 20 00 80', '63 c3'],
      [proof, '69 82'],
      [proof, '69 82'],
    ]);
  });

  it('is who forgot the key’s cipher, and who was there before another application', async () => {
    const { card, key } = await managed('aes192');
    runOn(card, [[authenticate('03', '81 00'), '6a 86']]);
    becomeAdministrator(card, key);
    runOn(card, [
      ['00 a4 04 00 08 a0 00 00 01 51 00 00 00 00', '.. 90 00'],
      [selectPiv, '.. 90 00'],
      [putEmpty, '69 82'],
    ]);
  });

  it('neither writes nor makes keys', async () => {
    const { card } = await managed('aes192');
    runOn(card, [
      [`00 db 3f ff 09 ${printedInformation} 53 02 01 00`, '69 82'],
      ['00 47 00 9a 05 ac 03 80 01 11 00', '69 82'],
    ]);
  });
});

describe('the administrator', () => {
  it('writes an object in a chain, reads it back and takes it away, and every change is told', async () => {
    let changes = 0;
    const { card, key } = await managed('aes192', () => {
      changes += 1;
    });
    becomeAdministrator(card, key);
    runOn(card, [
      [`10 db 3f ff 08 5c 03 5f c1 0c 53 82 01`, '90 00'],
      [`10 db 3f ff ff 04 ${'ab'.repeat(254)}`, '90 00'],
      ['00 db 3f ff 06 ab ab ab ab ab ab', '90 00'],
      ['00 cb 3f ff 05 5c 03 5f c1 0c 00', `53 82 01 04 ${'ab'.repeat(252)} 61 08`],
      ['00 db 3f ff 07 5c 03 5f c1 0c 53 00', '90 00'],
      ['00 cb 3f ff 05 5c 03 5f c1 0c 00', '6a 82'],
      ['00 db 3f ff 03 53 01 00', '6a 80'],
    ]);
    expect(changes).toBe(2);
  });

  it.each([
    ['RSA-1024', '06', '7f 49 81 88 81 81 80 .. 82 03 01 00 01 90 00'],
    ['P-256', '11', '7f 49 43 86 41 04 .. 90 00'],
    ['P-384', '14', '7f 49 63 86 61 04 .. 90 00'],
  ])('makes a key pair of %s and gets its public key', async (_, identifier, answer) => {
    const { card, key } = await managed('aes192');
    becomeAdministrator(card, key);
    runOn(card, [[`00 47 00 9c 05 ac 03 80 01 ${identifier} 00`, answer]]);
  });

  it('makes a key that signs', async () => {
    const { card, key } = await managed('aes192');
    becomeAdministrator(card, key);
    const point = bytesOf(send(card, '00 47 00 9a 05 ac 03 80 01 11 00')).subarray(5, -2);
    runOn(card, [[`00 20 00 80 08 ${goodPin}`, '90 00']]);
    const hash = createHash('sha256').update('message').digest();
    const signature = onlyField(send(card, `00 87 11 9a 26 7c 24 82 00 81 20 ${hexOf(hash)} 00`));
    const publicKey = createPublicKey({
      format: 'jwk',
      key: { kty: 'EC', crv: 'P-256', x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)) },
    });
    expect(verify('sha256', Buffer.from('message'), publicKey, signature)).toBe(true);
  });

  it.each([
    ['where no key can be', '00 47 00 9b 05 ac 03 80 01 11 00', '6a 86'],
    ['of an unknown kind', '00 47 00 9a 05 ac 03 80 01 99 00', '6a 80'],
    ['of no kind', '00 47 00 9a 00', '6a 80'],
  ])('makes no key %s', async (_, command, answer) => {
    const { card, key } = await managed('aes192');
    becomeAdministrator(card, key);
    runOn(card, [[command, answer]]);
  });
});

const putEmpty = `00 db 3f ff 07 ${printedInformation} 53 00`;

async function managed(
  managementAlgorithm: ManagementAlgorithm,
  onChange?: () => void,
): Promise<PracticeCard & { key: ManagementKey }> {
  const made = await makeCard({ managementAlgorithm, slots: [0x9a] });
  const { managementKey: key } = made.contents;
  if (!key) throw new Error('the card has no management key');
  const card = onChange ? createPivCard({ ...made.contents, onChange }) : made.card;
  runOn(card, [[selectPiv, '.. 90 00']]);
  return { ...made, card, key };
}

function becomeAdministrator(card: VirtualCard, key: ManagementKey): void {
  const challenge = ask(card, '0a', '7c 02 81 00');
  runOn(card, [[authenticate('0a', field('82', encryptBlock(key, challenge))), '90 00']]);
}

function ask(card: VirtualCard, identifier: string, template: string): Uint8Array {
  return onlyField(send(card, `00 87 ${identifier} 9b 04 ${template} 00`));
}

/** What the card's dynamic authentication template holds. */
function onlyField(answer: string): Uint8Array {
  const [template] = parseTlvs(bytesOf(answer).subarray(0, -2)) ?? [];
  return parseTlvs(template?.value ?? new Uint8Array())?.[0]?.value ?? new Uint8Array();
}

function decryptBlock({ algorithm, value }: ManagementKey, block: Uint8Array): Uint8Array {
  const cipher = createDecipheriv(managementAlgorithms[algorithm].cipher, value, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

function authenticate(identifier: string, fields: string): string {
  const length = bytesOf(fields).length;
  const digits = (value: number) => value.toString(16).padStart(2, '0');
  return `00 87 ${identifier} 9b ${digits(length + 2)} 7c ${digits(length)} ${fields} 00`;
}

function field(tag: string, value: Uint8Array): string {
  return `${tag} ${value.length.toString(16).padStart(2, '0')} ${hexOf(value)}`;
}
