// SPDX-License-Identifier: Apache-2.0
// Certificates and keys for secure mail.

import type { Hono } from 'hono';
import { type MailCredential, mailRequest, type TrialChallenge } from '../../contract/phone-api.ts';
import { describeIssued } from '../ca/issued.ts';
import type { Clock } from '../clock.ts';
import type { MailCredential as Made, MailDesk } from '../mail/desk.ts';
import { activationIdOf } from './activation-id.ts';
import { addressOf } from './address.ts';
import { readBody } from './body.ts';
import { challengesAMinute, holdBackFloods } from './limiter.ts';
import { answer, answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface MailDuties {
  readonly mail: MailDesk;
  readonly clock: Clock;
}

/** Adds the routes. */
export function routeMail(app: Hono, { mail, clock }: MailDuties): void {
  app.post('/api/activations/:id/mail-challenge', holdBackFloods(clock, challengesAMinute), async (context) => {
    const challenge: TrialChallenge = {
      nonce: await mail.challenge(),
      origin: mail.originOf(activationIdOf(context)),
    };
    return context.json(challenge, 201);
  });

  app.post('/api/activations/:id/mail', async (context) => {
    const body = await readBody(context, mailRequest);
    if (!body.ok) return answerProblem(context, body.failure);
    return answer(context, await mail.collect(activationIdOf(context), body.value, addressOf(context)), describeMail);
  });
}

function describeMail({ signing, password, encryption }: Made): MailCredential {
  return {
    signing: describeIssued(signing),
    password,
    encryption: encryption.map(({ issued, file }) => ({
      issued: describeIssued(issued),
      file: Buffer.from(file).toString('base64'),
    })),
  };
}
