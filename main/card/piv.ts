// SPDX-License-Identifier: Apache-2.0
// The PIV card application's verbs that a log-in needs (SP 800-73-5 part 2, 3). Each is one command, sent once.

import { failed, ok, type Result } from '../../contract/result.ts';
import { type Exchange, responseBlock } from './apdu.ts';
import { certificateIn } from './certificate-object.ts';
import { attemptsIn, type CardError, cardFailureOf, responseOf, unwrap } from './errors.ts';
import { authenticationTemplate, type PivKey, signatureFrom } from './piv-key.ts';
import { encodeTag, encodeTlv, findTlv, joinBytes } from './tlv.ts';

/** The application identifier, its version left out so that every version is selected (SP 800-73-5 part 1, 2.2). */
const pivApplication = Uint8Array.of(0xa0, 0, 0, 3, 8, 0, 0, 0x10, 0);
/** Data objects (SP 800-73-5 part 1, table 3). */
const dataObject = { authenticationCertificate: 0x5fc105, discovery: 0x7e } as const;
/** The PIV Authentication key (SP 800-73-5 part 1, table 4b). */
const slot9A = 0x9a;

/** Which PIN a VERIFY means: the card application's own, or the one of the whole card (SP 800-73-5 part 2, table 5). */
const pinReference = { application: 0x80, global: 0x00 } as const;
export type PinReference = (typeof pinReference)[keyof typeof pinReference];

/** No such reference, and no PIN through this interface (3.2.1). */
const noSuchPin: ReadonlySet<number> = new Set([0x6a88, 0x6a81, 0x6982]);

/** The tries left, and the reference that they are of. `attemptsLeft` is undefined where the card does not tell. */
export interface PinState {
  readonly reference: PinReference;
  readonly attemptsLeft: number | undefined;
}

/** SELECT (3.1.1). Any refusal means that this is no PIV card: cards without it use many status words. */
export async function selectPiv(exchange: Exchange): Promise<Result<void, CardError>> {
  const select = { cla: 0, ins: 0xa4, p1: 4, p2: 0, data: pivApplication, le: responseBlock };
  const answer = responseOf(await exchange(select));
  if (!answer.ok) return answer;
  return answer.value.statusWord === 0x9000 ? ok(undefined) : failed({ code: 'notPivCard' });
}

/** GET DATA (3.1.2) of the PIV Authentication certificate, as DER. */
export async function readAuthenticationCertificate(exchange: Exchange): Promise<Result<Uint8Array, CardError>> {
  const object = await getData(exchange, dataObject.authenticationCertificate);
  return object.ok ? certificateIn(object.value) : object;
}

/**
 * An empty VERIFY (3.2.1), which spends nothing: how many tries are left? Only where the card does not know the
 * application PIN is Discovery asked which one it has instead. `pinBlocked` where no try is left.
 */
export async function readPinState(exchange: Exchange): Promise<Result<PinState, CardError>> {
  const state = await askAttempts(exchange, pinReference.application);
  if (state.ok || !isUnknownReference(state.failure)) return state;
  return (await usesGlobalPin(exchange)) ? askAttempts(exchange, pinReference.global) : state;
}

/** A PIN is 6 to 8 ASCII digits (SP 800-73-5 part 2, 2.4.3). A card may spend a try on anything else. */
export function isWellFormedPin(pin: Uint8Array): boolean {
  return pin.length >= 6 && pin.length <= 8 && pin.every((byte) => byte >= 0x30 && byte <= 0x39);
}

/** VERIFY (3.2.1): one try, never repeated here. A malformed PIN is not sent. `pin` is left to the caller to overwrite. */
export async function verifyPin(
  exchange: Exchange,
  reference: PinReference,
  pin: Uint8Array,
): Promise<Result<void, CardError>> {
  if (!isWellFormedPin(pin)) return failed({ code: 'pinFormat' });
  const padded = joinBytes(pin, new Uint8Array(8 - pin.length).fill(0xff));
  try {
    const answer = responseOf(await exchange({ cla: 0, ins: 0x20, p1: 0, p2: reference, data: padded }));
    if (!answer.ok) return answer;
    if (answer.value.statusWord === 0x6300) return wrongPinOf(await askAttempts(exchange, reference));
    return answer.value.statusWord === 0x9000 ? ok(undefined) : failed(cardFailureOf(answer.value.statusWord));
  } finally {
    padded.fill(0);
  }
}

/** GENERAL AUTHENTICATE (3.2.4): signs `hash` with 9A. The signature as JOSE wants it. */
export async function signWith9A(
  exchange: Exchange,
  key: PivKey,
  hash: Uint8Array,
): Promise<Result<Uint8Array, CardError>> {
  const data = authenticationTemplate(key, hash);
  const command = { cla: 0, ins: 0x87, p1: key.identifier, p2: slot9A, data, le: responseBlock };
  const answer = responseOf(await exchange(command));
  const template = answer.ok ? unwrap(answer.value) : answer;
  if (!template.ok) return template;
  const signature = findTlv(template.value, 0x7c, 0x82);
  return signature.ok ? signatureFrom(key, signature.value) : failed({ code: 'cardUnexpected', statusWord: undefined });
}

async function getData(exchange: Exchange, tag: number): Promise<Result<Uint8Array, CardError>> {
  const list = encodeTlv(0x5c, encodeTag(tag));
  const answer = responseOf(await exchange({ cla: 0, ins: 0xcb, p1: 0x3f, p2: 0xff, data: list, le: responseBlock }));
  if (!answer.ok) return answer;
  return answer.value.statusWord === 0x6a82 ? failed({ code: 'noSignInCertificate' }) : unwrap(answer.value);
}

async function askAttempts(exchange: Exchange, reference: PinReference): Promise<Result<PinState, CardError>> {
  const answer = responseOf(await exchange({ cla: 0, ins: 0x20, p1: 0, p2: reference }));
  if (!answer.ok) return answer;
  const { statusWord } = answer.value;
  const attemptsLeft = attemptsIn(statusWord);
  if (attemptsLeft === 0 || statusWord === 0x6983) return failed({ code: 'pinBlocked' });
  if (noSuchPin.has(statusWord)) return failed({ code: 'cardUnexpected', statusWord });
  // '9000' says "verified already", and some cards do not know the question: then the tries stay unknown.
  return ok({ reference, attemptsLeft });
}

function isUnknownReference(error: CardError): boolean {
  return error.code === 'cardUnexpected' && error.statusWord === 0x6a88;
}

/** Discovery's PIN usage policy: both PINs satisfy access ('40' and '20'), and the global one is primary ('20'). */
async function usesGlobalPin(exchange: Exchange): Promise<boolean> {
  const object = await getData(exchange, dataObject.discovery);
  const policy = object.ok ? findTlv(object.value, 0x7e, 0x5f2f) : object;
  if (!policy.ok) return false;
  const [usage = 0, primary] = policy.value;
  return (usage & 0x60) === 0x60 && primary === 0x20;
}

/** A card that says "wrong" without a number: what the empty VERIFY then told. */
function wrongPinOf(state: Result<PinState, CardError>): Result<void, CardError> {
  if (!state.ok) return state;
  const { attemptsLeft } = state.value;
  return failed(
    attemptsLeft === undefined ? { code: 'cardUnexpected', statusWord: 0x6300 } : { code: 'wrongPin', attemptsLeft },
  );
}
