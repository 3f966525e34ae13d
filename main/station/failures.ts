// SPDX-License-Identifier: Apache-2.0

import type { Recovery, StationFailureCode } from '../../contract/failures.ts';
import type { Judgement } from '../../contract/station-api.ts';
import type { CardFailure, IssuerFailure, ReaderName } from './ports.ts';
import type { Trouble } from './state.ts';

/** What helps against each failure. docs/failures.md has the causes and remedies in words. */
export const recoveryOf: Readonly<Record<StationFailureCode, Recovery>> = {
  noReader: 'askStaff',
  serviceStopped: 'askStaff',
  readerGone: 'retry',
  readerHung: 'retry',
  cardRemoved: 'retry',
  cardMute: 'retry',
  cardInUse: 'retry',
  cardUnexpected: 'retry',
  contactless: 'retry',
  notPivCard: 'changeCard',
  noSignInCertificate: 'changeCard',
  unsupportedKey: 'changeCard',
  wrongPin: 'retry',
  pinBlocked: 'askStaff',
  pinFormat: 'retry',
  pinPadTimedOut: 'retry',
  pinPadCancelled: 'retry',
  pinPadLength: 'retry',
  pinPadMismatch: 'retry',
  pinPadFailed: 'retry',
  pinPadUnable: 'retry',
  pukBlocked: 'askStaff',
  pinNotChanged: 'retry',
  pinUncertain: 'retry',
  certificateExpired: 'askStaff',
  certificateNotYetValid: 'askStaff',
  certificateNotTrusted: 'askStaff',
  certificateRevoked: 'askStaff',
  revocationUnknown: 'retry',
  certificateUnusable: 'changeCard',
  policyMissing: 'changeCard',
  derivedCredential: 'changeCard',
  ownCertificate: 'changeCard',
  practiceCard: 'changeCard',
  challengeExpired: 'retry',
  signatureWrong: 'askStaff',
  loginRefused: 'askStaff',
  sessionEnded: 'retry',
  tooManyTries: 'askStaff',
  stationUnknown: 'askStaff',
  activationUnknown: 'retry',
  activationExpired: 'retry',
  activationCancelled: 'retry',
  activationUsed: 'retry',
  activationSuspended: 'retry',
  activationNotReady: 'retry',
  wrongPassword: 'retry',
  passwordTriesUsedUp: 'retry',
  twoPhones: 'retry',
  phrasesDiffer: 'retry',
  codeUnknown: 'retry',
  tooManyCredentials: 'askStaff',
  signInUnknown: 'retry',
  signInOfAnother: 'askStaff',
  signInExpired: 'retry',
  signInUsed: 'retry',
  signInRejected: 'retry',
  signInNumberWrong: 'retry',
  credentialEnded: 'retry',
  phoneUnknown: 'retry',
  requestMalformed: 'askStaff',
  requestTooLarge: 'askStaff',
  requestForbidden: 'askStaff',
  notFound: 'askStaff',
  csrMalformed: 'askStaff',
  csrSignatureWrong: 'askStaff',
  csrKeyUnsupported: 'askStaff',
  csrKeyTaken: 'askStaff',
  credentialRefused: 'askStaff',
  issuerUnreachable: 'retry',
  issuerNotGenuine: 'askStaff',
  issuerUnavailable: 'retry',
  issuerFailed: 'retry',
  stationFailed: 'restart',
};

/** What a card's failure tells person and staff. */
export function cardTrouble(failure: CardFailure, reader: ReaderName): Trouble {
  const details = [`Reader: ${reader}`];
  if (failure.code === 'wrongPin' && failure.attemptsLeft !== undefined) {
    return { code: failure.code, attemptsLeft: failure.attemptsLeft, details };
  }
  if (failure.code === 'cardUnexpected' && failure.statusWord !== undefined) {
    const statusWord = failure.statusWord.toString(16).toUpperCase().padStart(4, '0');
    return { code: failure.code, details: [...details, `Status word: ${statusWord}`] };
  }
  return { code: failure.code, details };
}

/** What an issuer's failure tells. */
export function issuerTrouble(failure: IssuerFailure): Trouble {
  const details = failure.detail === '' ? [] : [failure.detail];
  return failure.triesLeft === undefined
    ? { code: failure.code, details }
    : { code: failure.code, attemptsLeft: failure.triesLeft, details };
}

/** Why the issuer would not let this card in, with what the administrator does about a card of an unknown issuer. */
export function refusalTrouble(judgement: Judgement, reader: ReaderName): Trouble {
  const code = stationCode(judgement.refusal ?? 'loginRefused');
  const details = [`Card issued by: ${judgement.issuer}`, `Reader: ${reader}`];
  return { code, details: [...details, ...remedies(code, judgement)] };
}

/** The issuer's commands that would let this card in. */
function remedies(code: StationFailureCode, { account }: Judgement): string[] {
  if (code === 'certificateNotTrusted') return ['Administrator: npm run issuer -- trust FILE'];
  if (code !== 'loginRefused' || !account) return [];
  const { identifier, anchor } = account;
  const command = `npm run issuer -- accounts add ${shellWord(identifier)} --root ${anchor.slice(0, 16)}`;
  return [`Account: ${identifier}`, `Administrator: ${command}`];
}

/** A card's text as one word of a shell, which can do nothing there. */
function shellWord(text: string): string {
  return /^[\w.@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A code of the issuer as the station shows it; a phone's own code has no business here. */
export function stationCode(code: NonNullable<Judgement['refusal']>): StationFailureCode {
  return code in recoveryOf ? (code as StationFailureCode) : 'issuerFailed';
}
