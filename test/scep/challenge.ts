// SPDX-License-Identifier: Apache-2.0
// A person's way to a challenge: log in, pair the phone's browser, compare, and fetch the profile that carries it.

import { createHash, sign } from 'node:crypto';
import { deliveryHeader, type TrialChallenge } from '../../contract/phone-api.ts';
import type { Login } from '../../contract/station-api.ts';
import { parseSignedData } from '../../x509/signed-data.ts';
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

/** Asks for the profile's release as a browser does: it signs a challenge with its key. */
export async function askForRelease(issuer: Listeners, id: string, { privateKey }: Phone): Promise<Answer> {
  const path = `/api/activations/${id}/profile`;
  const asked = await issuer.phone(`${path}-challenge`, { method: 'POST' });
  const { origin, nonce } = asked.json<TrialChallenge>();
  const hashes = [origin, nonce].map((text) => createHash('sha256').update(text).digest());
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  const signature = sign('sha256', Buffer.concat(hashes), key).toString('base64');
  return issuer.phone(path, { method: 'POST', json: { nonce, signature } });
}

/** Fetches the profile with a poll cookie. */
export function askForProfile(issuer: Listeners, id: string, cookie: string): Promise<Answer> {
  return issuer.phone(`/api/activations/${id}/profile.mobileconfig`, { headers: { cookie } });
}

/** The challenge in the profile of a browser that was compared. */
export async function releasedChallenge(issuer: Listeners, { id, browser }: Compared): Promise<string> {
  const released = await askForRelease(issuer, id, browser);
  const { bytes } = await askForProfile(issuer, id, cookieOf(released));
  const xml = Buffer.from(parseSignedData(bytes).content ?? '').toString();
  return /<key>Challenge<\/key>\s*<string>([^<]*)<\/string>/.exec(xml)?.[1] ?? '';
}

/** A challenge with all that led to it. */
export async function fetchChallenge(
  issuer: Listeners,
  person: string,
): Promise<Compared & { readonly challenge: string }> {
  const compared = await compareForProfile(issuer, person);
  return { ...compared, challenge: await releasedChallenge(issuer, compared) };
}
