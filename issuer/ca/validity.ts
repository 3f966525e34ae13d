// SPDX-License-Identifier: Apache-2.0
// Whether the CA's own certificate is valid. One that was made while the clock was ahead begins in the future: nobody
// would accept what it signs until then.

import type { Certificate } from '../../x509/certificate.ts';

/** What is wrong with the time of the CA's certificate, and what helps. */
export interface InvalidTime {
  readonly problem: string;
  readonly remedy: string;
}

/** The CA's certificate is not valid now, so that nothing is issued. */
export class AuthorityNotValid extends Error {}

/** What is wrong at this time, in milliseconds since 1970; undefined when nothing is. */
export function invalidTime(
  { notBefore, notAfter }: Pick<Certificate, 'notBefore' | 'notAfter'>,
  now: number,
): InvalidTime | undefined {
  if (now < notBefore.getTime()) {
    return {
      problem: `The CA’s certificate is valid only from ${notBefore.toISOString()}, and nobody accepts what it issues before.`,
      remedy:
        'Set the clock right. If it is right, it was ahead when the CA was made: where nothing of that CA is in use yet, ' +
        'move its data folder away, so that the next start makes another one.',
    };
  }
  if (now <= notAfter.getTime()) return undefined;
  return {
    problem: `The CA’s certificate was valid until ${notAfter.toISOString()}, and nobody accepts what it issues now.`,
    remedy: 'Set the clock right. If it is right, another issuer with a CA of its own has to take over.',
  };
}
