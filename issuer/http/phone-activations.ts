// SPDX-License-Identifier: Apache-2.0
// What a phone is told of its activation, and the way in by a typed code.

import type { Context, Hono } from 'hono';
import type { Delivery } from '../../contract/activation.ts';
import { type PhoneActivation, type ScannedActivation, typedCodeRequest } from '../../contract/phone-api.ts';
import { type Activation, isSuspended } from '../activation/activation.ts';
import type { PhoneSide, PhoneStatus } from '../activation/phone-side.ts';
import { describeIssued } from '../ca/issued.ts';
import type { Clock } from '../clock.ts';
import { type CredentialTypeSettings, describeType } from '../credential-types.ts';
import { activationIdOf } from './activation-id.ts';
import { addressOf } from './address.ts';
import { readBody } from './body.ts';
import { preferredLanguage } from './language.ts';
import { readPollCookie } from './poll-cookie.ts';
import { answer, answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface PhoneActivationDuties {
  readonly credentialTypes: readonly CredentialTypeSettings[];
  readonly activations: PhoneSide;
  /** The ways in which a certificate can reach its phone. */
  readonly deliveries: readonly Delivery[];
  readonly clock: Clock;
}

/** Adds the routes. */
export function routePhoneActivations(
  app: Hono,
  { credentialTypes, activations, deliveries, clock }: PhoneActivationDuties,
): void {
  app.post('/api/activations/:id/scan', async (context) =>
    answer(context, await activations.scan(activationIdOf(context)), (activation) =>
      describeScanned(activation, context),
    ),
  );

  app.get('/api/activations/:id', async (context) => {
    const outcome = await activations.phoneStatus(activationIdOf(context), readPollCookie(context));
    return answer(context, outcome, (status) => describePhone(status, context));
  });

  app.post('/api/typed-codes', async (context) => {
    const body = await readBody(context, typedCodeRequest);
    if (!body.ok) return answerProblem(context, body.failure);
    const { account, code } = body.value;
    const outcome = await activations.findByTypedCode(account, code, addressOf(context));
    return answer(context, outcome, (id) => ({ id }));
  });

  function describeScanned(activation: Activation, context: Context): ScannedActivation {
    const { passwordTriesLeft } = activation;
    return { ...describeCommon(activation, context), passwordTriesLeft, deliveries: [...deliveries] };
  }

  function describePhone({ activation, issued }: PhoneStatus, context: Context): PhoneActivation {
    const { voidReason, claim } = activation;
    return {
      ...describeCommon(activation, context),
      suspended: isSuspended(activation),
      ...(voidReason && { voidReason }),
      ...(claim && { delivery: claim.delivery }),
      ...(issued && { issued: describeIssued(issued) }),
    };
  }

  function describeCommon({ id, state, name, credentialType, expiresAt }: Activation, context: Context) {
    // The id of a type that is no longer configured is better than nothing.
    const type = credentialTypes.find((each) => each.id === credentialType);
    const typeName = type ? describeType(type, preferredLanguage(context)).name : credentialType;
    const expiresInMilliseconds = Math.max(0, expiresAt - clock.now());
    return { id, state, name, credentialType: typeName, mail: type?.mail ?? false, expiresInMilliseconds };
  }
}
