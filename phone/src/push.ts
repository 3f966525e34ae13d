// SPDX-License-Identifier: Apache-2.0
// Being told by web push (contract/push.ts): asked for when the person chooses it, and never before the phone is
// enrolled.

import { type Answer, getInfo, persistently, send } from './api.ts';
import { fromBase64 } from './base64.ts';
import { findPhone, prove, type StoredPhone } from './phone-key.ts';
import type { PushStanding } from './sign-in.ts';
import { outsideHomeScreen } from './ways.ts';

const path = '/api/phone/push';

/** Where it stands: by what the browser can and may do, and by what the issuer knows. */
export async function lookAtPush(isTold: boolean): Promise<PushStanding> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const info = await getInfo();
  if (!registration || !info.ok || info.value.push === undefined) return 'unavailable';
  if (!('PushManager' in globalThis && 'Notification' in globalThis)) {
    return outsideHomeScreen() ? 'homeScreen' : 'unavailable';
  }
  if (Notification.permission === 'denied') return 'refused';
  return isTold && (await registration.pushManager.getSubscription()) ? 'on' : 'offered';
}

/** Asks the person, then the browser's push service, and tells the issuer. */
export async function askForPush(): Promise<PushStanding> {
  // First of all: browsers ask only while a tap is fresh.
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'refused' : 'offered';
  const [info, phone] = [await getInfo(), await findPhone()];
  const key = fromBase64((info.ok && info.value.push) || '');
  const subscription = key && (await subscribe(key));
  if (!subscription || !phone.ok || !phone.value) return 'failed';
  const { endpoint, keys } = subscription.toJSON();
  const told = { endpoint, keys, language: document.documentElement.lang };
  return (await tellIssuer(phone.value, 'PUT', told)).ok ? 'on' : 'failed';
}

/** The phone is told no more. */
export async function dropPush(): Promise<PushStanding> {
  await endSubscription();
  const phone = await findPhone();
  if (phone.ok && phone.value) await tellIssuer(phone.value, 'DELETE');
  return 'offered';
}

/** Ends what the browser has. */
export async function endSubscription(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const subscription = await registration?.pushManager?.getSubscription();
  await subscription?.unsubscribe().catch(() => false);
}

/** A new subscription: an old one may be for another key of the issuer. Undefined where the push service is not there. */
async function subscribe(applicationServerKey: BufferSource): Promise<PushSubscription | undefined> {
  const registration = await navigator.serviceWorker.getRegistration();
  await endSubscription();
  return registration?.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }).catch(() => undefined);
}

function tellIssuer(phone: StoredPhone, method: 'PUT' | 'DELETE', json?: object): Answer<Response> {
  return persistently(async () => {
    const dpop = await prove(phone, method, path);
    const headers = { dpop, ...(json && { 'content-type': 'application/json' }) };
    return send(path, { method, headers, ...(json && { body: JSON.stringify(json) }) });
  });
}
