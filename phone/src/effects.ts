// SPDX-License-Identifier: Apache-2.0
// Carries out what the workflow asks for, and reports back as events.

import type { PhoneActivation } from '../../contract/phone-api.ts';
import { failed, type Result } from '../../contract/result.ts';
import * as issuer from './api.ts';
import { fromBase64 } from './base64.ts';
import type { PhoneFailureCode } from './failures.ts';
import type { StoredEnrolment } from './key-store.ts';
import * as keyStore from './key-store.ts';
import { phraseDigest } from './pairing.ts';
import { noteIssuerTime, proveEnrolment } from './phone-key.ts';
import { fetchProfile } from './profile.ts';
import { addressOf } from './routes.ts';
import { runSignIn } from './sign-in-effects.ts';
import { askStanding, tryCredential } from './trial.ts';
import { thisDevice, waysFor } from './ways.ts';
import type { Credential, Effect, Event, Standing } from './workflow.ts';

/** A function that carries out effects. What fails unexpectedly comes back as the event `crashed`. */
export function createEffects(dispatch: (event: Event) => void): (effect: Effect) => void {
  const poller = createPoller(dispatch);
  return (effect) => {
    run(effect, dispatch, poller).catch((error: unknown) => {
      console.error(error);
      dispatch({ kind: 'crashed' });
    });
  };
}

type Dispatch = (event: Event) => void;
type Of<Kind> = Extract<Effect, { kind: Kind }>;

async function run(effect: Effect, dispatch: Dispatch, poller: Poller): Promise<void> {
  switch (effect.kind) {
    case 'prepare':
      return dispatch(await prepare());
    case 'showAddress':
      return history.pushState(null, '', addressOf(effect.route));
    case 'findNewest':
      return findNewest(dispatch);
    case 'redeemCode':
      return dispatch(await redeemCode(effect.account, effect.code));
    case 'recall':
      return dispatch(await recall(effect.id));
    case 'scan':
      return dispatch(await scan(effect.id));
    case 'enrol':
      return enrol(effect, dispatch);
    case 'poll':
      return poller.poll(effect.id, effect.afterSeconds);
    case 'makeFiles':
      return dispatch(await makeStoredFiles(effect.id, effect.form));
    case 'wipeKeys':
      await keyStore.wipeKeys(effect.id);
      return;
    case 'list':
      return list(dispatch);
    case 'judge':
      return dispatch((await judged(effect.credential)) ?? { kind: 'listChosen' });
    case 'remove':
      await keyStore.forget(effect.id);
      return dispatch({ kind: 'removed' });
    case 'renewDue':
      return renewDue(effect.now, dispatch);
    case 'forget':
      await keyStore.forget(effect.id);
      return;
    case 'fetchProfile':
      return dispatch(await fetchStoredProfile(effect.id));
    case 'tryCredential':
      return dispatch(await tryOut(effect.id));
    default:
      return runSignIn(effect, dispatch);
  }
}

/** Most visits begin without a certificate: what reads one is loaded when there is one. */
const readingCertificates = () => import('./credential.ts');

async function describe(enrolment: StoredEnrolment, certificate: Uint8Array<ArrayBuffer>): Promise<Credential> {
  return (await readingCertificates()).describe(enrolment, certificate);
}

/** Whether this browser can do what is needed, and who the issuer is. */
async function prepare(): Promise<Event> {
  if (!isFit()) return { kind: 'unfit', code: 'browserTooOld' };
  await shown();
  const info = await issuer.persistently(issuer.getInfo);
  if (info.ok) noteIssuerTime(info.value.now);
  return info.ok ? { kind: 'ready', info: info.value } : { kind: 'unfit', code: info.failure.code };
}

/** WebCrypto is missing on plain http; the types do not say so. */
function isFit(): boolean {
  return isSecureContext && 'subtle' in crypto && 'indexedDB' in globalThis;
}

/** Browsers may run a page before anyone asked for it; then nothing may be told to the issuer yet. */
async function shown(): Promise<void> {
  if (!('prerendering' in document) || !document.prerendering) return;
  await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }));
}

async function findNewest(dispatch: Dispatch): Promise<void> {
  const newest = await keyStore.findNewest();
  if (!newest.ok || !newest.value) return;
  const { id, name, certificate } = newest.value;
  dispatch({ kind: 'newestFound', enrolment: { id, name, stage: certificate ? 'issued' : 'keyed' } });
}

async function redeemCode(account: string, code: string): Promise<Event> {
  const answer = await issuer.persistently(() => issuer.redeemCode(account, code));
  return answer.ok ? { kind: 'codeAccepted', id: answer.value.id } : answer.failure;
}

async function recall(id: string): Promise<Event> {
  const found = await keyStore.find(id);
  if (!found.ok) return { kind: 'refused', id, code: found.failure };
  if (!found.value) return { kind: 'recalled', id, stage: 'unknown' };
  if (!found.value.certificate) return { kind: 'recalled', id, stage: 'keyed' };
  return { kind: 'issued', credential: await describe(found.value, found.value.certificate) };
}

async function scan(id: string): Promise<Event> {
  const answer = await issuer.persistently(() => issuer.scan(id));
  if (!answer.ok) return { ...answer.failure, id };
  return { kind: 'scanned', activation: answer.value, ways: waysFor(answer.value.deliveries, thisDevice()) };
}

/** Sends key and password until there is an answer. Says so when it takes long, and then tries on. */
async function enrol({ activation, way, password }: Of<'enrol'>, dispatch: Dispatch): Promise<void> {
  const { id } = activation;
  // Asked, not awaited: some browsers ask the person, who may well look at the station meanwhile.
  navigator.storage?.persist?.().catch(() => false);
  const claimed = await keyStore.claim(activation, way);
  if (!claimed.ok) return dispatch({ kind: 'refused', id, code: claimed.failure });
  // A key that was made before goes where it was meant to go.
  const { request, delivery = 'browser' } = claimed.value;
  const proof = await proveEnrolment();
  const first = { password, delivery, ...(proof !== undefined && { proof }) };
  for (;;) {
    const answer = await issuer.persistently(() => issuer.enrol(id, request, first));
    dispatch(await settle(claimed.value, answer, false));
    if (answer.ok || answer.failure.kind === 'refused') return;
  }
}

/** What an answer to simpleenroll means for the record that asked. */
async function settle(
  enrolment: StoredEnrolment,
  answer: Result<issuer.Enrolled, issuer.Failure>,
  suspended: boolean,
): Promise<Event> {
  const { id, keys } = enrolment;
  if (!answer.ok) return { ...answer.failure, id };
  if (answer.value.kind === 'issued') return keep(enrolment, answer.value.certsOnly);
  const digest = await phraseDigest(id, keys.publicKey, answer.value.nonce);
  return { kind: 'held', id, digest, suspended, retryAfterSeconds: answer.value.retryAfterSeconds };
}

async function keep(enrolment: StoredEnrolment, certsOnly: Uint8Array<ArrayBuffer>): Promise<Event> {
  const { id, keys } = enrolment;
  const { findOwnCertificate } = await readingCertificates();
  const certificate = await findOwnCertificate(certsOnly, keys.publicKey);
  if (!certificate) return { kind: 'refused', id, code: 'issuerNotGenuine' };
  // Until the key was sent, name and type could be changed at the station.
  const told = await issuer.persistently(() => issuer.getActivation(id));
  const { name, credentialType, mail } = told.ok ? told.value : { ...enrolment, mail: false };
  const settled = { ...enrolment, name, credentialType, ...(mail && { mail: {} }) };
  const kept = await keyStore.keepCertificate(settled, certificate);
  if (!kept.ok) return { kind: 'refused', id, code: kept.failure };
  return { kind: 'issued', credential: await describe(settled, certificate) };
}

/** At most one poll at a time, waiting or under way. */
interface Poller {
  readonly poll: (id: string, afterSeconds: number) => void;
}

function createPoller(dispatch: Dispatch): Poller {
  let current: { readonly timer: ReturnType<typeof setTimeout>; readonly controller: AbortController } | undefined;
  return {
    poll(id, afterSeconds) {
      clearTimeout(current?.timer);
      current?.controller.abort();
      const controller = new AbortController();
      const report = (event: Event): void => {
        if (!controller.signal.aborted) dispatch(event);
      };
      const timer = setTimeout(() => {
        ask(id, controller.signal).then(report, () => report({ kind: 'crashed' }));
      }, afterSeconds * 1000);
      current = { timer, controller };
    },
  };
}

/** Asks for the certificate, without the password; while it is held back, also where the activation stands. */
async function ask(id: string, signal: AbortSignal): Promise<Event> {
  const found = await keyStore.find(id);
  if (!found.ok || !found.value) return { kind: 'refused', id, code: 'storageRefused' };
  const answer = await issuer.enrol(id, found.value.request, undefined, signal);
  const waiting = answer.ok && answer.value.kind === 'held';
  const activation = waiting ? await issuer.getActivation(id, signal) : undefined;
  if (found.value.delivery === 'profile' && activation) return settleProfile(found.value, activation, answer);
  return settle(found.value, answer, activation?.ok === true && activation.value.suspended);
}

/** With a profile the certificate is another key's: the browser is told of it, and keeps it to show it. */
async function settleProfile(
  enrolment: StoredEnrolment,
  activation: Result<PhoneActivation, issuer.Failure>,
  answer: Result<issuer.Enrolled, issuer.Failure>,
): Promise<Event> {
  const { id } = enrolment;
  if (!activation.ok) return { ...activation.failure, id };
  const { state, suspended, issued } = activation.value;
  if (state === 'claimed') return settle(enrolment, answer, suspended);
  const certificate = fromBase64(issued?.certificate ?? '');
  if (!issued || !certificate) return { kind: 'profileReady', id };
  const kept = await keyStore.keepCertificate(enrolment, certificate);
  if (!kept.ok) return { kind: 'refused', id, code: kept.failure };
  return { kind: 'issued', credential: await describe(enrolment, certificate) };
}

async function fetchStoredProfile(id: string): Promise<Event> {
  const found = await keyStore.find(id);
  if (!found.ok || !found.value) return { kind: 'profileRefused', id, code: 'storageRefused' };
  const { privateKey } = found.value.keys;
  if (!privateKey) return { kind: 'profileRefused', id, code: 'storageRefused' };
  const fetched = await fetchProfile(id, privateKey);
  return fetched.ok ? { kind: 'profileFetched', id } : { kind: 'profileRefused', id, code: fetched.failure };
}

/** The part that makes files is loaded when one is wanted. */
async function makeStoredFiles(id: string, form: 'current' | 'older'): Promise<Event> {
  const found = await keyStore.find(id);
  if (!found.ok || !found.value) return { kind: 'filesRefused', id, code: 'storageRefused' };
  const loaded = await import('./pkcs12/files.ts').catch(() => undefined);
  if (!loaded) return { kind: 'filesRefused', id, code: navigator.onLine ? 'issuerUnreachable' : 'phoneOffline' };
  const made = await loaded.makeFiles(found.value, form);
  return made.ok ? { kind: 'filesMade', id, made: made.value } : { kind: 'filesRefused', id, code: made.failure };
}

/** Lists what is here at once, by the issuer's clock where it can be had, and then asks the issuer about each. */
async function list(dispatch: Dispatch): Promise<void> {
  const all = await keyStore.findAll();
  if (!all.ok) return dispatch({ kind: 'listed', credentials: [], now: Date.now() });
  const info = await issuer.getInfo();
  const described = all.value.map((each) => each.certificate && describe(each, each.certificate));
  const issued = (await Promise.all(described)).filter((each) => each !== undefined);
  dispatch({ kind: 'listed', credentials: issued, now: info.ok ? info.value.now : Date.now() });
  for (const credential of issued) {
    const event = await judged(credential);
    if (!event) return list(dispatch);
    dispatch(event);
  }
}

/** What the issuer says of a credential; undefined where another tab has renewed or removed it meanwhile. */
async function judged(credential: Credential): Promise<Event | undefined> {
  const { id } = credential;
  const standing = await judge(credential);
  if (standing === 'storageRefused' && (await isGone(id))) return undefined;
  return { kind: 'judged', id, standing };
}

async function isGone(id: string): Promise<boolean> {
  const found = await keyStore.find(id);
  return found.ok && !found.value;
}

/** A key in this browser proves itself; of one in the phone's settings the issuer can be asked about the certificate. */
async function judge({ id, delivery, certificate }: Credential): Promise<Standing> {
  const judged = await (delivery === 'browser' ? tryStored(id) : askStanding(certificate));
  return judged.ok ? 'accepted' : judged.failure;
}

/** What cannot be renewed now is tried again at the next visit. */
async function renewDue(now: number, dispatch: Dispatch): Promise<void> {
  const all = await keyStore.findAll();
  if (!all.ok || !all.value.some(({ certificate }) => certificate)) return;
  const { isDue, renew } = await import('./renewal.ts');
  for (const old of all.value.filter((each) => isDue(each, now))) {
    const renewed = await renew(old);
    if (!renewed.ok || !renewed.value.certificate) continue;
    dispatch({ kind: 'renewed', old: old.id, credential: await describe(renewed.value, renewed.value.certificate) });
  }
}

async function tryOut(id: string): Promise<Event> {
  const tried = await tryStored(id);
  return tried.ok ? { kind: 'trialAccepted', subject: tried.value } : { kind: 'trialRefused', code: tried.failure };
}

async function tryStored(id: string): Promise<Result<string, PhoneFailureCode>> {
  const found = await keyStore.find(id);
  const { keys, certificate } = (found.ok && found.value) || {};
  if (!keys?.privateKey || !certificate) return failed('storageRefused');
  return tryCredential(keys.privateKey, certificate, location.origin);
}
