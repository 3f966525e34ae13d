// SPDX-License-Identifier: Apache-2.0
// Carries out what signing this phone in wants done (RFC 8628, with tokens bound to the phone's key by RFC 9449).

import {
  deviceAuthorization,
  deviceLoginPaths,
  deviceToken,
  enrolledPhone,
  phoneClientId,
  phoneSignIn,
} from '../../contract/phone-api.ts';
import { groupUserCode } from '../../contract/user-code.ts';
import { type Answer, persistently, postJson, readJson, send } from './api.ts';
import { claimPhone, findPhone, forgetPhone, keepPhone, prove, type StoredPhone } from './phone-key.ts';
import { askForPush, dropPush, endSubscription, lookAtPush } from './push.ts';
import type { SignInEffect } from './sign-in.ts';
import type { Event } from './workflow.ts';

/** Runs one effect. */
export async function runSignIn(effect: SignInEffect, dispatch: (event: Event) => void): Promise<void> {
  switch (effect.kind) {
    case 'recallPhone':
      return dispatch(await recall());
    case 'askForCode':
      return dispatch(await askForCode(effect.account));
    case 'watchSignIn':
      await pause(effect.afterSeconds * 1000);
      return dispatch(await look());
    case 'sendNumber':
      return dispatch(await sendNumber(effect.number));
    case 'fetchToken':
      return dispatch(await fetchToken());
    case 'enrolPhone':
      return dispatch(await enrolPhone(effect.name));
    case 'dropSignIn':
      await drop();
      return;
    case 'cancelSignIn':
      return dispatch(await cancel());
    case 'lookAtPush':
      return dispatch({ kind: 'pushSettled', standing: await lookAtPush(effect.isTold) });
    case 'askForPush':
      return dispatch({ kind: 'pushSettled', standing: await askForPush() });
    case 'dropPush':
      return dispatch({ kind: 'pushSettled', standing: await dropPush() });
    case 'removePhone':
      return dispatch(await remove());
    case 'reportLost':
      return dispatch(await reportLost(effect.id));
  }
}

/** Where this phone stands: by what it has stored, and by what the issuer says of its key. */
async function recall(): Promise<Event> {
  const found = await findPhone();
  if (!found.ok) return { kind: 'refused', code: found.failure };
  const phone = found.value;
  if (!phone) return { kind: 'phoneRecalled', stage: 'new' };
  if (phone.token !== undefined) return { kind: 'phoneRecalled', stage: 'signedIn' };
  if (phone.signIn)
    return { kind: 'codeGiven', code: groupUserCode(phone.signIn.userCode), endsAt: phone.signIn.endsAt };
  const answer = await send('/api/phone', await signed(phone, 'GET')).then(readJson(enrolledPhone));
  if (answer.ok) return { kind: 'phoneKnown', enrolled: answer.value };
  if (answer.failure.code !== 'phoneUnknown') return answer.failure;
  if (!phone.enrolled) return { kind: 'phoneRecalled', stage: 'new' };
  await forgetPhone();
  return answer.failure;
}

async function askForCode(account: string): Promise<Event> {
  const phone = await claimPhone();
  if (!phone.ok) return { kind: 'refused', code: phone.failure };
  const form = { client_id: phoneClientId, scope: 'openid', login_hint: account };
  const answer = await postForm(deviceLoginPaths.code, form).then(readJson(deviceAuthorization));
  if (!answer.ok) return answer.failure;
  const { device_code: deviceCode, user_code: userCode, expires_in: seconds } = answer.value;
  const endsAt = Date.now() + seconds * 1000;
  const kept = await keepPhone({ ...phone.value, signIn: { deviceCode, userCode, endsAt } });
  return kept.ok ? { kind: 'codeGiven', code: userCode, endsAt } : { kind: 'refused', code: kept.failure };
}

async function look(): Promise<Event> {
  const phone = await findPhone();
  if (!phone.ok) return { kind: 'refused', code: phone.failure };
  if (phone.value?.token !== undefined) return { kind: 'signInTold', state: 'signedIn' };
  const deviceCode = phone.value?.signIn?.deviceCode;
  if (deviceCode === undefined) return { kind: 'signInTold', state: 'cancelled' };
  const answer = await postJson('/api/sign-ins/status', { deviceCode }, phoneSignIn);
  return answer.ok ? { kind: 'signInTold', state: answer.value.state } : answer.failure;
}

async function sendNumber(number: string): Promise<Event> {
  const phone = await findPhone();
  const deviceCode = phone.ok ? (phone.value?.signIn?.deviceCode ?? '') : '';
  const answer = await persistently(() => postJson('/api/sign-ins/number', { deviceCode, number }, phoneSignIn));
  return answer.ok ? fetchToken() : answer.failure;
}

/** Gets the token, once for all tabs: a device code gives one. */
function fetchToken(): Promise<Event> {
  return navigator.locks.request('pivot-sign-in', async (): Promise<Event> => {
    const found = await findPhone();
    if (!found.ok) return { kind: 'refused', code: found.failure };
    const { value: phone } = found;
    if (phone?.token !== undefined) return { kind: 'phoneRecalled', stage: 'signedIn' };
    if (!phone?.signIn) return { kind: 'refused', code: 'signInExpired' };
    const grant = 'urn:ietf:params:oauth:grant-type:device_code';
    const form = { grant_type: grant, client_id: phoneClientId, device_code: phone.signIn.deviceCode };
    const dpop = await prove(phone, 'POST', deviceLoginPaths.token);
    const answer = await postForm(deviceLoginPaths.token, form, { dpop }).then(readJson(deviceToken));
    // OAuth's own refusals are no Problems: whatever they are, the code gives nothing any more.
    if (!answer.ok) return answer.failure.kind === 'lost' ? answer.failure : { kind: 'refused', code: 'signInExpired' };
    const { signIn: _used, ...rest } = phone;
    const kept = await keepPhone({ ...rest, token: answer.value.access_token });
    return kept.ok ? { kind: 'phoneRecalled', stage: 'signedIn' } : { kind: 'refused', code: kept.failure };
  });
}

async function enrolPhone(name: string): Promise<Event> {
  const found = await findPhone();
  if (!found.ok) return { kind: 'refused', code: found.failure };
  const { value: phone } = found;
  if (phone?.token === undefined) return recall();
  const { token, ...rest } = phone;
  const answer = await persistently(async () => {
    const dpop = await prove(phone, 'POST', '/api/phones', token);
    const headers = { 'content-type': 'application/json', authorization: `DPoP ${token}`, dpop };
    return send('/api/phones', { method: 'POST', headers, body: JSON.stringify({ name }) }).then(
      readJson(enrolledPhone),
    );
  });
  if (!answer.ok) return answer.failure;
  const kept = await keepPhone({ ...rest, enrolled: true });
  return kept.ok ? { kind: 'phoneKnown', enrolled: answer.value } : { kind: 'refused', code: kept.failure };
}

/** Forgets a sign-in that is over; the key stays, since credentials may count on it. */
async function drop(): Promise<void> {
  const found = await findPhone();
  if (!found.ok || !found.value) return;
  const { signIn: _signIn, token: _token, ...rest } = found.value;
  await keepPhone(rest);
}

async function cancel(): Promise<Event> {
  const found = await findPhone();
  const deviceCode = found.ok ? found.value?.signIn?.deviceCode : undefined;
  await drop();
  if (deviceCode !== undefined) {
    const headers = { 'content-type': 'application/json' };
    // Nothing waits for it: a sign-in that nobody approves ends by itself.
    await send('/api/sign-ins/cancel', { method: 'POST', headers, body: JSON.stringify({ deviceCode }) });
  }
  return recall();
}

async function remove(): Promise<Event> {
  const found = await findPhone();
  if (!found.ok) return { kind: 'refused', code: found.failure };
  if (!found.value) return { kind: 'phoneRemoved' };
  const { value: phone } = found;
  const sent = await persistently(async () => send('/api/phone', await signed(phone, 'DELETE')));
  const gone = sent.ok || sent.failure.code === 'phoneUnknown';
  if (gone) {
    await endSubscription();
    await forgetPhone();
  }
  return gone ? { kind: 'phoneRemoved' } : sent.failure;
}

async function reportLost(id: string): Promise<Event> {
  const found = await findPhone();
  if (!found.ok) return { kind: 'refused', code: found.failure };
  const { value: phone } = found;
  if (!phone) return recall();
  const path = `/api/phones/${encodeURIComponent(id)}/lost`;
  const ask = async () => send(path, await signed(phone, 'POST', path)).then(readJson(enrolledPhone));
  const answer = await persistently(ask);
  return answer.ok ? { kind: 'phoneKnown', enrolled: answer.value } : answer.failure;
}

async function signed(
  phone: StoredPhone,
  method: 'GET' | 'POST' | 'DELETE',
  path = '/api/phone',
): Promise<{ method: string; headers: Record<string, string> }> {
  return { method, headers: { dpop: await prove(phone, method, path) } };
}

function postForm(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Answer<Response> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return send(path, { method: 'POST', headers: { ...type, ...headers }, body: new URLSearchParams(form).toString() });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
