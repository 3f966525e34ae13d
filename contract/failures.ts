// SPDX-License-Identifier: Apache-2.0
// Everything that can go wrong, by stable code. docs/failures.md lists each with cause and remedy; the wording is with the
// pages (renderer/text, phone/src/text), where a missing sentence is a compile error.

/** What goes wrong at the reader or the card. */
const cardFailureCodes = [
  'noReader',
  'serviceStopped',
  'readerGone',
  'readerHung',
  'cardRemoved',
  'cardMute',
  'cardInUse',
  'cardUnexpected',
  'contactless',
  'notPivCard',
  'noSignInCertificate',
  'unsupportedKey',
  'wrongPin',
  'pinBlocked',
  'pinFormat',
  'pinPadTimedOut',
  'pinPadCancelled',
  'pinPadLength',
  'pinPadMismatch',
  'pinPadFailed',
  'pinPadUnable',
  'pukBlocked',
  'pinNotChanged',
  'pinUncertain',
] as const;

/** Why a card's certificate cannot sign in. */
export const certificateFailureCodes = [
  'certificateExpired',
  'certificateNotYetValid',
  'certificateNotTrusted',
  'certificateRevoked',
  'revocationUnknown',
  'certificateUnusable',
  'policyMissing',
  'derivedCredential',
  'ownCertificate',
  'practiceCard',
  'loginRefused',
] as const;

/** Why the issuer does not let a person in. */
export const loginFailureCodes = [
  ...certificateFailureCodes,
  'challengeExpired',
  'signatureWrong',
  'sessionEnded',
  'tooManyTries',
  'stationUnknown',
] as const;

/** What ends or blocks an activation. */
export const activationFailureCodes = [
  'activationUnknown',
  'activationExpired',
  'activationCancelled',
  'activationUsed',
  'activationSuspended',
  'activationNotReady',
  'wrongPassword',
  'passwordTriesUsedUp',
  'twoPhones',
  'phrasesDiffer',
  'codeUnknown',
  'tooManyCredentials',
  'credentialEnded',
] as const;

/** What ends or blocks signing a phone in by a code. */
export const signInFailureCodes = [
  'signInUnknown',
  'signInOfAnother',
  'signInExpired',
  'signInUsed',
  'signInRejected',
  'signInNumberWrong',
  'phoneUnknown',
] as const;

/** What is wrong with a request or between the programs. */
export const exchangeFailureCodes = [
  'requestMalformed',
  'requestTooLarge',
  'requestForbidden',
  'notFound',
  'csrMalformed',
  'csrSignatureWrong',
  'csrKeyUnsupported',
  'csrKeyTaken',
  'credentialRefused',
  'issuerUnreachable',
  'issuerNotGenuine',
  'issuerUnavailable',
  'issuerFailed',
  'stationFailed',
] as const;

/** What a phone alone says: what goes wrong there, and a credential on it that is paused. */
export const phoneFailureCodes = [
  'credentialPaused',
  'cameraRefused',
  'cameraMissing',
  'codeForeign',
  'storageRefused',
  'browserTooOld',
  'phoneOffline',
  'phoneFailed',
] as const;

/** All failure codes. */
export const failureCodes = [
  ...cardFailureCodes,
  ...loginFailureCodes,
  ...activationFailureCodes,
  ...signInFailureCodes,
  ...exchangeFailureCodes,
  ...phoneFailureCodes,
] as const;

/** A stable code for one kind of failure. */
export type FailureCode = (typeof failureCodes)[number];

/** The codes that the station can show. */
export type StationFailureCode = Exclude<FailureCode, (typeof phoneFailureCodes)[number]>;

/** What helps: try the same again, use another card, ask a member of staff, or start again from the first page. */
export type Recovery = 'retry' | 'changeCard' | 'askStaff' | 'restart';
