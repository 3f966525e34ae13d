// SPDX-License-Identifier: Apache-2.0

import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Aside, here } from '../../issuer/aside/tasks.ts';
import { startAsideThread } from '../../issuer/aside/thread.ts';
import { readRequest } from '../../issuer/enrolment/request.ts';
import { examineMessage } from '../../issuer/scep/examination.ts';
import { encodeMessage, makeSigner } from '../scep/scep-client.ts';
import { enrol, makePhone } from './journey.ts';
import { startTestIssuer } from './running-issuer.ts';

const address = '192.0.2.1';

it('says in a thread of its own what is said here, each answer to its question', async () => {
  const { privateKey: shortRsa } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const phones = [makePhone(), makePhone(shortRsa), makePhone()];
  const otherSignature = phones[0]?.request.replace(/.{8}$/, 'AAAAAAA=') ?? '';
  const requests = [...phones.map(({ request }) => request), otherSignature, '%', ''];
  await using thread = startAsideThread();
  const answers = await Promise.all(requests.map((request) => thread.aside(address, 'readRequest', request)));
  expect(answers).toEqual(requests.map(readRequest));
  expect(answers.map(({ ok }) => ok)).toEqual([true, false, true, false, false, false]);
});

it('refuses what was not answered when the thread ends, and starts another one', async () => {
  const { request } = makePhone();
  const thread = startAsideThread();
  const unanswered = thread.aside(address, 'readRequest', request);
  await thread[Symbol.asyncDispose]();
  await expect(unanswered).rejects.toThrow('has ended');
  expect(await thread.aside(address, 'readRequest', request)).toEqual(readRequest(request));
  await thread[Symbol.asyncDispose]();
});

it('lets networks take turns, whichever of them asks for more', async () => {
  const { request } = makePhone();
  await using thread = startAsideThread();
  const answered: string[] = [];
  const ask = (from: string) => thread.aside(from, 'readRequest', request).then(() => void answered.push(from));
  const many = Array.from({ length: 200 }, () => ask('2001:db8:1::1'));
  await many[0];
  // Of IPv6 whoever has one address has all of its network.
  const others = [ask('2001:db8:1::2'), ask('192.0.2.1'), ask('192.0.2.1')];
  await Promise.all([...many, ...others]);
  const places = [answered.indexOf('192.0.2.1'), answered.lastIndexOf('192.0.2.1')];
  expect(Math.max(...places)).toBeLessThan(50);
  expect(answered.at(-1)).toBe('2001:db8:1::2');
});

it('examines messages of SCEP as they are examined here', async () => {
  const [signer, recipient] = [makeSigner(), makeSigner()];
  const acceptance = { digests: ['sha256'], tripleDes: false, recipient: recipient.certificate.bytes } as const;
  const message = encodeMessage({ signer, authority: recipient.certificate });
  const forOther = encodeMessage({ signer, authority: signer.certificate });
  const messages = [message, forOther, message.with(-1, 0), Uint8Array.of(0x30, 0)];
  await using thread = startAsideThread();
  const examined = await Promise.all(messages.map((each) => thread.aside(address, 'examineMessage', each, acceptance)));
  expect(examined).toEqual(messages.map((each) => structuredClone(examineMessage(each, acceptance))));
  expect(examined.map((each) => each?.parts.ok)).toEqual([true, false, false, undefined]);
});

it('tells whoever asked what went wrong, and goes on', async () => {
  const { request } = makePhone();
  await using thread = startAsideThread();
  const wrong = thread.aside(address, 'sealEnvelope', new Uint8Array(), new Uint8Array(), 'aes-128-cbc');
  const right = thread.aside(address, 'readRequest', request);
  await expect(wrong).rejects.toThrow('the data ends too early');
  expect(await right).toEqual(readRequest(request));
});

it('is where each listener has requests read: others are answered while they wait', async () => {
  const asked: string[] = [];
  const gate = Promise.withResolvers<void>();
  const held: Aside = async (from, name, ...given) => {
    asked.push(name);
    await gate.promise;
    return here(from, name, ...given);
  };
  const issuer = await startTestIssuer({ scep: { enabled: true, keyBits: 2048 } }, undefined, undefined, held);
  try {
    const phone = makePhone();
    const [signer, recipient] = [makeSigner(), makeSigner()];
    const answer = { nonce: 'A'.repeat(44), certificate: 'AAAA', request: phone.request, signature: 'AAAA' };
    const post = (path: string, ask: object) => issuer.phone(path, { method: 'POST', ...ask });
    const waiting = [
      enrol(issuer, 'A'.repeat(26), '12345678', phone),
      post('/scep?operation=PKIOperation', { body: encodeMessage({ signer, authority: recipient.certificate }) }),
      post('/api/renewals/answer', { json: answer }),
      post(`/api/activations/${'A'.repeat(26)}/mail`, { json: answer }),
    ];
    do expect((await issuer.phone('/api/info')).status).toBe(200);
    while (asked.length < waiting.length);
    expect(asked.sort()).toEqual(['examineMessage', 'readRequest', 'readRequest', 'readRequest']);
    gate.resolve();
    expect((await Promise.all(waiting)).map(({ status }) => status)).not.toContain(500);
  } finally {
    await issuer.close();
  }
});
