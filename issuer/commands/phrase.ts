// SPDX-License-Identifier: Apache-2.0
// `phrase`: what a device without a page of ours compares with the station. It is made from the device's own request.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { activationId } from '../../contract/activation.ts';
import { phraseInput, phraseOf } from '../../contract/phrase.ts';
import { readRequest } from '../enrolment/request.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { complain, print, printJson } from './output.ts';

/** The command. */
export const phraseCommand: Command = {
  usage: 'phrase ACTIVATION FILE',
  summary: 'print the three words that the station must show for the request (PKCS#10) in FILE',
  // As an option with an equals sign, because base64url may begin with a hyphen.
  options: { nonce: { value: 'NONCE', summary: 'what came in Pivot-Pairing-Nonce; write --nonce=NONCE' } },
  run: showPhrase,
};

function showPhrase(call: Call): number {
  const [activation = '', file = ''] = call.given;
  const id = activationId.safeParse(activation.toUpperCase());
  const nonce = Buffer.from(call.option('nonce') ?? '', 'base64url');
  if (!id.success || nonce.length !== 16)
    throw new UsageError('The activation’s id or the nonce is missing or cut off.');
  const request = readRequest(toBase64(readFileSync(file)));
  if (!request.ok) return complain(`${file}: ${request.failure.reason}`);
  const digest = createHash('sha256')
    .update(phraseInput(id.data, request.value, nonce))
    .digest();
  const { words } = phraseOf(digest);
  if (call.isSet('json')) return printJson({ words, digest: digest.toString('hex') });
  return print(`The station must show: ${words.join(' ')}\nSHA-256 ${digest.toString('hex')}\n`);
}

/** PEM, base64 or DER. */
function toBase64(bytes: Buffer): string {
  const text = bytes
    .toString('latin1')
    .replace(/-----[^-]*-----/g, '')
    .replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]+=*$/.test(text) ? text : bytes.toString('base64');
}
