// SPDX-License-Identifier: Apache-2.0
// Configuration profiles for iPhone, iPad and Mac.

import type { Hono } from 'hono';
import { profileProof, type ReleasedProfile, type TrialChallenge } from '../../contract/phone-api.ts';
import type { Clock } from '../clock.ts';
import type { ProfileDesk } from '../profiles/desk.ts';
import { activationIdOf } from './activation-id.ts';
import { readBody } from './body.ts';
import { challengesAMinute, holdBackFloods } from './limiter.ts';
import { readPollCookie, setPollCookie } from './poll-cookie.ts';
import { answer, answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface ProfileDuties {
  /** Absent where SCEP is not switched on. */
  readonly profiles: ProfileDesk | undefined;
  readonly clock: Clock;
}

/** Adds the routes. */
export function routeProfiles(app: Hono, { profiles, clock }: ProfileDuties): void {
  if (!profiles) return;

  app.post('/api/activations/:id/profile-challenge', holdBackFloods(clock, challengesAMinute), async (context) => {
    const challenge: TrialChallenge = {
      nonce: await profiles.challenge(),
      origin: profiles.originOf(activationIdOf(context)),
    };
    return context.json(challenge, 201);
  });

  app.post('/api/activations/:id/profile', async (context) => {
    const body = await readBody(context, profileProof);
    if (!body.ok) return answerProblem(context, body.failure);
    const released = await profiles.release(activationIdOf(context), body.value);
    if (released.ok) setPollCookie(context, released.value.cookie);
    return answer(context, released, ({ expiresInMilliseconds }): ReleasedProfile => ({ expiresInMilliseconds }));
  });

  app.get('/api/activations/:id/profile.mobileconfig', async (context) => {
    const profile = await profiles.fetch(activationIdOf(context), readPollCookie(context));
    if (!profile.ok) return answerProblem(context, profile.failure);
    return context.body(Uint8Array.from(profile.value), 200, {
      'content-type': 'application/x-apple-aspen-config',
      'content-disposition': 'attachment; filename="pivot.mobileconfig"',
    });
  });
}
