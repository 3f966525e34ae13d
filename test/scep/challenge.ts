// SPDX-License-Identifier: Apache-2.0
// A person's way to a challenge: log in, pair the phone's browser, compare, and fetch what the profile carries.

import { deliveryHeader, type ScepChallengeAnswer } from '../../contract/phone-api.ts';
import type { Login } from '../../contract/station-api.ts';
import { makeCard } from '../issuer/cards.ts';
import type { Answer } from '../issuer/http-client.ts';
import {
  act,
  cookieOf,
  enrol,
  type Listeners,
  logIn,
  makePhone,
  open,
  type Phone,
  phraseDigest,
} from '../issuer/journey.ts';

/** An activation whose browser was compared, for delivery by profile. */
export interface Compared {
  readonly id: string;
  readonly cookie: string;
  readonly browser: Phone;
  readonly person: Login;
}

/** A browser that has sent its key and waits for the comparison. */
export async function pairForProfile(
  issuer: Listeners,
  person: string,
): Promise<Compared & { readonly pending: Answer }> {
  const login = await logIn(issuer, makeCard({ person }));
  const { status, password = '' } = await open(issuer, login);
  const browser = makePhone();
  const pending = await enrol(issuer, status.id, password, browser, { [deliveryHeader]: 'profile' });
  return { id: status.id, cookie: cookieOf(pending), browser, person: login, pending };
}

/** The same after the comparison at the station. */
export async function compareForProfile(issuer: Listeners, person: string): Promise<Compared> {
  const paired = await pairForProfile(issuer, person);
  const digest = phraseDigest(paired.id, paired.browser, paired.pending);
  await act(issuer, paired.person.visit, paired.id, 'confirm', { phraseDigest: digest });
  return paired;
}

/** Asks for the challenge in the name of a browser. */
export function askForChallenge(issuer: Listeners, id: string, cookie: string): Promise<Answer> {
  return issuer.phone(`/api/activations/${id}/scep-challenge`, { method: 'POST', headers: { cookie } });
}

/** A challenge with all that led to it. */
export async function fetchChallenge(issuer: Listeners, person: string): Promise<Compared & ScepChallengeAnswer> {
  const compared = await compareForProfile(issuer, person);
  const released = await askForChallenge(issuer, compared.id, compared.cookie);
  return { ...compared, ...released.json<ScepChallengeAnswer>() };
}
