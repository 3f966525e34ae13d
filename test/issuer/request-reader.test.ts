// SPDX-License-Identifier: Apache-2.0

import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { readRequest } from '../../issuer/enrolment/request.ts';
import { startRequestReader } from '../../issuer/enrolment/request-reader.ts';
import { makePhone } from './journey.ts';

it('says in a thread of its own what is said here, each answer to its question', async () => {
  const { privateKey: shortRsa } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const phones = [makePhone(), makePhone(shortRsa), makePhone()];
  const otherSignature = phones[0]?.request.replace(/.{8}$/, 'AAAAAAA=') ?? '';
  const requests = [...phones.map(({ request }) => request), otherSignature, '%', ''];
  await using reader = startRequestReader();
  const answers = await Promise.all(requests.map(reader.read));
  expect(answers).toEqual(requests.map(readRequest));
  expect(answers.map(({ ok }) => ok)).toEqual([true, false, true, false, false, false]);
});

it('refuses what was not answered when the thread ends, and starts another one', async () => {
  const { request } = makePhone();
  const reader = startRequestReader();
  const unanswered = reader.read(request);
  await reader[Symbol.asyncDispose]();
  await expect(unanswered).rejects.toThrow('has ended');
  expect(await reader.read(request)).toEqual(readRequest(request));
  await reader[Symbol.asyncDispose]();
});
