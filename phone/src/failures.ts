// SPDX-License-Identifier: Apache-2.0

import type {
  activationFailureCodes,
  exchangeFailureCodes,
  FailureCode,
  phoneFailureCodes,
  signInFailureCodes,
} from '../../contract/failures.ts';

/** The failures that a phone can meet: its own, an activation's, the exchange's, and those of trying a credential. */
export type PhoneFailureCode =
  | (typeof phoneFailureCodes)[number]
  | Exclude<(typeof activationFailureCodes)[number], 'tooManyCredentials' | 'credentialEnded'>
  | Exclude<(typeof exchangeFailureCodes)[number], 'stationFailed'>
  | (typeof signInFailureCodes)[number]
  | 'tooManyTries'
  | 'challengeExpired'
  | 'signatureWrong'
  | 'certificateExpired'
  | 'certificateNotYetValid'
  | 'certificateNotTrusted'
  | 'certificateRevoked';

/**
 * The one button of a failure's page: do the same once more, begin again with a new code from the station, go on with
 * typing instead of scanning; or nothing, where only another browser helps.
 */
export type Remedy = 'tryAgain' | 'newCode' | 'typeCode' | 'none';

/** What helps against each failure. */
export const remedies: Readonly<Record<PhoneFailureCode, Remedy>> = {
  activationUnknown: 'newCode',
  activationExpired: 'newCode',
  activationCancelled: 'newCode',
  activationUsed: 'newCode',
  activationSuspended: 'tryAgain',
  activationNotReady: 'tryAgain',
  wrongPassword: 'tryAgain',
  passwordTriesUsedUp: 'newCode',
  twoPhones: 'newCode',
  phrasesDiffer: 'newCode',
  codeUnknown: 'typeCode',
  signInUnknown: 'tryAgain',
  signInOfAnother: 'tryAgain',
  signInExpired: 'tryAgain',
  signInUsed: 'tryAgain',
  signInRejected: 'tryAgain',
  signInNumberWrong: 'tryAgain',
  phoneUnknown: 'tryAgain',
  requestMalformed: 'newCode',
  requestTooLarge: 'newCode',
  requestForbidden: 'newCode',
  notFound: 'newCode',
  csrMalformed: 'newCode',
  csrSignatureWrong: 'newCode',
  csrKeyUnsupported: 'newCode',
  csrKeyTaken: 'newCode',
  credentialRefused: 'newCode',
  issuerUnreachable: 'tryAgain',
  issuerNotGenuine: 'newCode',
  issuerUnavailable: 'tryAgain',
  issuerFailed: 'tryAgain',
  cameraRefused: 'typeCode',
  cameraMissing: 'typeCode',
  codeForeign: 'newCode',
  storageRefused: 'tryAgain',
  browserTooOld: 'none',
  phoneOffline: 'tryAgain',
  phoneFailed: 'tryAgain',
  tooManyTries: 'tryAgain',
  challengeExpired: 'tryAgain',
  signatureWrong: 'newCode',
  certificateExpired: 'newCode',
  certificateNotYetValid: 'tryAgain',
  certificateNotTrusted: 'newCode',
  certificateRevoked: 'newCode',
  credentialPaused: 'tryAgain',
};

/** The phone's reading of a code that the issuer sent: codes that only a station can meet mean that the issuer erred. */
export function asPhoneFailure(code: FailureCode): PhoneFailureCode {
  return isPhoneFailure(code) ? code : 'issuerFailed';
}

function isPhoneFailure(code: FailureCode): code is PhoneFailureCode {
  return Object.hasOwn(remedies, code);
}

/** Whether a failure ends an activation for good, so that the key made for it has no further use. */
export function endsActivation(code: PhoneFailureCode): boolean {
  return endings.has(code);
}

const endings: ReadonlySet<PhoneFailureCode> = new Set([
  'activationUnknown',
  'activationExpired',
  'activationCancelled',
  'activationUsed',
  'passwordTriesUsedUp',
  'twoPhones',
  'phrasesDiffer',
  'credentialRefused',
]);
