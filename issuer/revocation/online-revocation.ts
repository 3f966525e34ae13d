// SPDX-License-Identifier: Apache-2.0
// The revocation of cards' certificates as their issuers publish it: by OCSP where there is a responder, else by CRL.

import { fingerprintOf } from '../anchors/anchors.ts';
import { type Clock, lasts, type While } from '../clock.ts';
import type { Log } from '../http/log.ts';
import { crlRevocation } from '../trust/crl-revocation.ts';
import type { RevocationQuestion, RevocationSource, RevocationStatus } from '../trust/revocation.ts';
import { createCrlCache } from './crl-cache.ts';
import type { Fetcher } from './fetcher.ts';
import { ocspRevocation } from './ocsp-revocation.ts';

/** A source that asks over the network, and says `unknown` when nobody gives a trustworthy answer. */
export function onlineRevocation(settings: {
  readonly fetcher: Fetcher;
  readonly clock: Pick<Clock, 'now'>;
  /** For how long after its nextUpdate a CRL still counts, when no newer one can be had. */
  readonly staleMilliseconds: number;
}): RevocationSource {
  const lists = createCrlCache(settings);
  const byCrl = crlRevocation(lists);
  const byOcsp = ocspRevocation(settings.fetcher, byCrl);
  const ask = async (question: RevocationQuestion): Promise<RevocationStatus> => {
    const online = await byOcsp.statusOf(question);
    if (online.status !== 'unknown') return online;
    const listed = await byCrl.statusOf(question);
    if (listed.status !== 'unknown') return listed;
    lists.doubt(question.certificate);
    return { status: 'unknown', detail: `${online.detail}; ${listed.detail}` };
  };
  return rememberingGood(ask, settings.clock);
}

/** Takes what is unknown for good, and says so in the log: for an administrator who chose that. */
export function tolerantRevocation(source: RevocationSource, log: Pick<Log, 'warn'>): RevocationSource {
  return {
    async statusOf(question) {
      const status = await source.statusOf(question);
      if (status.status !== 'unknown') return status;
      const serialNumber = question.certificate.serialNumber.toString(16);
      log.warn({ serialNumber, detail: status.detail }, 'a certificate is used though its revocation is unknown');
      return { status: 'good' };
    },
  };
}

/** A card's certificate is judged before the PIN and again with the token: that is one question to its issuer. */
const rememberMilliseconds = 60_000;
const maximumAnswers = 1000;

function rememberingGood(ask: RevocationSource['statusOf'], { now }: Pick<Clock, 'now'>): RevocationSource {
  const good = new Map<string, While>();
  return {
    async statusOf(question) {
      const key = `${fingerprintOf(question.certificate.bytes)} ${fingerprintOf(question.issuer.bytes)}`;
      const known = good.get(key);
      if (known && lasts(known, now())) return { status: 'good' };
      const status = await ask(question);
      if (good.size >= maximumAnswers) good.clear();
      if (status.status === 'good') good.set(key, { since: now(), until: now() + rememberMilliseconds });
      return status;
    },
  };
}
