// SPDX-License-Identifier: Apache-2.0
// What is asked of the issuer before the workflow needs it, so that nobody waits for an answer that could be there: the
// judgement while the card is still being asked for its tries, the challenge while the PIN is typed.

import { ok, type Result } from '../../contract/result.ts';
import type { Challenge, Judgement } from '../../contract/station-api.ts';
import type { Clock, IssuerClient, IssuerFailure, ReaderName } from './ports.ts';

/** Answers that were asked for ahead. Each is used once, and of no other issuer than the one in use. */
export interface Ahead {
  beginJudgement(issuer: IssuerClient, reader: ReaderName, certificate: Uint8Array): void;
  /** The judgement that was begun for this certificate, or else a new one. */
  judgement(
    issuer: IssuerClient,
    reader: ReaderName,
    certificate: Uint8Array,
  ): Promise<Result<Judgement, IssuerFailure>>;
  beginChallenge(issuer: IssuerClient): void;
  /** The challenge that was fetched; a new one where there is none, or it has grown too old. */
  challenge(issuer: IssuerClient): Promise<Result<Challenge, IssuerFailure>>;
}

interface Begun<Value> {
  readonly issuer: IssuerClient;
  readonly answer: Promise<Result<Value, IssuerFailure>>;
}

/** The least that a challenge must still be good for when it is used: card and issuer have to work on it. */
const margin = 60_000;

/** `clock` tells how old a challenge is. */
export function createAhead(clock: Clock): Ahead {
  const judgements = new Map<ReaderName, Begun<Judgement> & { readonly certificate: Uint8Array }>();
  let begun: (Begun<Challenge> & { readonly at: number }) | undefined;

  async function begunChallenge(issuer: IssuerClient): Promise<Challenge | undefined> {
    const before = begun;
    begun = undefined;
    if (before?.issuer !== issuer) return undefined;
    const answer = await before.answer;
    const isGood = answer.ok && clock.now() < before.at + answer.value.expiresInMilliseconds - margin;
    return isGood ? answer.value : undefined;
  }

  return {
    beginJudgement: (issuer, reader, certificate) => {
      judgements.set(reader, { issuer, certificate, answer: issuer.judge(certificate) });
    },
    judgement: (issuer, reader, certificate) => {
      const before = judgements.get(reader);
      judgements.delete(reader);
      const isMeant = before?.issuer === issuer && before.certificate.toString() === certificate.toString();
      return isMeant ? before.answer : issuer.judge(certificate);
    },
    beginChallenge: (issuer) => {
      begun = { at: clock.now(), issuer, answer: issuer.challenge() };
    },
    challenge: async (issuer) => {
      const fetched = await begunChallenge(issuer);
      return fetched ? ok(fetched) : issuer.challenge();
    },
  };
}
