// SPDX-License-Identifier: Apache-2.0
// Revocation by OCSP: asks the responders that a certificate names.

import { randomBytes } from 'node:crypto';
import { DerError } from '../../x509/der.ts';
import { encodeCertId, encodeOcspRequest, parseOcspResponse } from '../../x509/ocsp.ts';
import type { RevocationQuestion, RevocationSource, RevocationStatus } from '../trust/revocation.ts';
import type { Fetcher } from './fetcher.ts';
import { accessAddresses } from './locations.ts';
import { issuerHashes, judgeAnswer } from './ocsp-answer.ts';

/** A source that asks OCSP responders; `delegates` says whether a responder's own certificate has been revoked. */
export function ocspRevocation(fetcher: Fetcher, delegates: RevocationSource): RevocationSource {
  return {
    async statusOf(question) {
      let status: RevocationStatus = { status: 'unknown', detail: 'it names no OCSP responder' };
      for (const url of accessAddresses(question.certificate, 'ocsp')) {
        status = await ask(url, question, { fetcher, delegates });
        if (status.status !== 'unknown') return status;
      }
      return status;
    },
  };
}

/** Responders attach some certificates; more than this is no honest answer. */
const maximumBytes = 64 * 1024;

interface Means {
  readonly fetcher: Fetcher;
  readonly delegates: RevocationSource;
}

async function ask(
  url: string,
  question: RevocationQuestion,
  { fetcher, delegates }: Means,
): Promise<RevocationStatus> {
  const nonce = randomBytes(16);
  const body = { bytes: requestFor(question, nonce), type: 'application/ocsp-request' };
  const fetched = await fetcher.fetch({ url, maximumBytes, body });
  if (!fetched.ok) return unknown(url, fetched.failure);
  try {
    const answer = parseOcspResponse(fetched.value);
    if (answer.status !== 'successful') return unknown(url, answer.status);
    return await judgeAnswer(answer.response, question, nonce, async (delegate) => {
      const { status } = await delegates.statusOf({ ...question, certificate: delegate });
      return status === 'good';
    });
  } catch (error) {
    if (error instanceof DerError) return unknown(url, `its answer cannot be read: ${error.message}`);
    throw error;
  }
}

/** SHA-1 names the issuer here, as RFC 5019 2.1.1 has it and every responder understands; nothing is secured by it. */
function requestFor(question: RevocationQuestion, nonce: Uint8Array): Uint8Array {
  const { serialNumber } = question.certificate;
  return encodeOcspRequest([encodeCertId({ hash: 'sha1', ...issuerHashes(question, 'sha1'), serialNumber })], nonce);
}

function unknown(url: string, why: string): RevocationStatus {
  return { status: 'unknown', detail: `the OCSP responder ${url}: ${why}` };
}
