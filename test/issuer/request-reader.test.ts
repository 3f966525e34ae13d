// SPDX-License-Identifier: Apache-2.0

import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { readRequest } from '../../issuer/enrolment/request.ts';
import { startRequestReader } from '../../issuer/enrolment/request-reader.ts';
import { makePhone } from './journey.ts';

const address = '192.0.2.1';

it('says in a thread of its own what is said here, each answer to its question', async () => {
  const { privateKey: shortRsa } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const phones = [makePhone(), makePhone(shortRsa), makePhone()];
  const otherSignature = phones[0]?.request.replace(/.{8}$/, 'AAAAAAA=') ?? '';
  const requests = [...phones.map(({ request }) => request), otherSignature, '%', ''];
  await using reader = startRequestReader();
  const answers = await Promise.all(requests.map((request) => reader.read(request, address)));
  expect(answers).toEqual(requests.map(readRequest));
  expect(answers.map(({ ok }) => ok)).toEqual([true, false, true, false, false, false]);
});

it('refuses what was not answered when the thread ends, and starts another one', async () => {
  const { request } = makePhone();
  const reader = startRequestReader();
  const unanswered = reader.read(request, address);
  await reader[Symbol.asyncDispose]();
  await expect(unanswered).rejects.toThrow('has ended');
  expect(await reader.read(request, address)).toEqual(readRequest(request));
  await reader[Symbol.asyncDispose]();
});

it('lets networks take turns, whichever of them asks for more', async () => {
  const { request } = makePhone();
  await using reader = startRequestReader();
  const answered: string[] = [];
  const ask = (from: string) => reader.read(request, from).then(() => void answered.push(from));
  const many = Array.from({ length: 200 }, () => ask('2001:db8:1::1'));
  await many[0];
  // Of IPv6 whoever has one address has all of its network.
  const others = [ask('2001:db8:1::2'), ask('192.0.2.1'), ask('192.0.2.1')];
  await Promise.all([...many, ...others]);
  const places = [answered.indexOf('192.0.2.1'), answered.lastIndexOf('192.0.2.1')];
  expect(Math.max(...places)).toBeLessThan(50);
  expect(answered.at(-1)).toBe('2001:db8:1::2');
});
