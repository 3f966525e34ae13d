// SPDX-License-Identifier: Apache-2.0
// The steps that scripts of PIV cards share, with SP 800-73-5 part 2's clause in each.

import { type Step, toHex } from './apdu-script.ts';

/** SELECT by the application identifier without its version (3.1.1). */
export const select: Step = {
  say: 'SELECT the PIV application',
  send: '00 a4 04 00 09 a00000030800001000 00',
  answer: '61 11 4f 06 000010000100 79 07 4f 05 a000000308 9000',
};

const getCertificate = '00 cb 3f ff 05 5c 03 5fc105 00';

/** GET DATA of the 9A certificate (3.1.2), answered with `object` in blocks of 256 bytes. */
export function certificateSteps(object: string): Step[] {
  return answeredInBlocks({ say: 'GET DATA of the 9A certificate', send: getCertificate }, object);
}

/** GET DATA of the 9A certificate, refused. */
export function noCertificate(answer: string): Step {
  return { say: 'GET DATA of the 9A certificate, refused', send: getCertificate, answer };
}

/** A certificate's container: 53 { 70 certificate, 71 CertInfo, FE }. */
export function container(certificate: Uint8Array, certInfo = '00'): string {
  const content = `${dataObject('70', toHex(certificate))}7101${certInfo}fe00`;
  return dataObject('53', content);
}

/** A data object with a length of three bytes. */
export function dataObject(tag: string, content: string): string {
  const length = (content.length / 2).toString(16).padStart(4, '0');
  return `${tag}82${length}${content}`;
}

/** An empty VERIFY (3.2.1): how many tries are left? */
export function triesLeft(answer: string, reference = '80'): Step {
  return { say: 'an empty VERIFY', send: `00 20 00 ${reference}`, answer };
}

/** VERIFY of 123456, padded (3.2.1). */
export function verify(answer: string, reference = '80'): Step {
  return { say: 'VERIFY', send: `00 20 00 ${reference} 08 313233343536ffff`, answer };
}

/** A command, and the GET RESPONSEs (ISO/IEC 7816-4, 7.6.1) that its answer takes. */
export function answeredInBlocks(command: Pick<Step, 'say' | 'send'>, answer: string): Step[] {
  const blocks = answer.match(/.{1,512}/g) ?? [''];
  const left = (index: number) => Math.min(256, answer.length / 2 - 256 * index);
  const length = (index: number) => (left(index) & 0xff).toString(16).padStart(2, '0');
  return blocks.map((block, index) => ({
    say: index === 0 ? command.say : `${command.say}, block ${index + 1}`,
    send: index === 0 ? command.send : `00 c0 00 00 ${length(index)}`,
    answer: `${block} ${index === blocks.length - 1 ? '9000' : `61${length(index + 1)}`}`,
  }));
}
