// SPDX-License-Identifier: Apache-2.0

import { type StationFailureCode, signInFailureCodes } from '../../contract/failures.ts';
import type { View } from '../../contract/view.ts';
import type { DrawingText } from '../text/text.ts';

/** Where the card is in the drawing. `take`: on its way out; `none`: it does not matter yet. */
export type CardPlace = View['card'] | 'take' | 'none';

/** What is drawn beside the question. */
export type Scene =
  | { readonly kind: 'reader'; readonly card: CardPlace; readonly words: keyof DrawingText }
  | { readonly kind: 'steps'; readonly words: keyof DrawingText }
  | { readonly kind: 'pinPad'; readonly words: keyof DrawingText }
  | {
      readonly kind: 'phone';
      readonly shows: 'number' | 'code' | 'tick' | 'problem';
      readonly card: CardPlace;
      readonly words: keyof DrawingText;
    }
  | { readonly kind: 'compare'; readonly card: CardPlace; readonly words: keyof DrawingText }
  | { readonly kind: 'trouble'; readonly what: Trouble; readonly words: keyof DrawingText };

/** The things on the desk that can be in trouble. */
export type Trouble = 'noReader' | 'noService' | 'card' | 'blocked' | 'connection';

/** The scene of a view: always the physical situation as it is now. `typing`: a code is typed instead of scanned. */
export function drawingOf({ page, card }: View, typing: boolean): Scene {
  switch (page.kind) {
    case 'starting':
    // Staff are not called to put a card in.
    case 'administrator':
      return readerWith('none');
    case 'welcome':
      if (page.reader === 'ready') return readerWith(card);
      return page.reader === 'none' ? trouble('noReader') : trouble('noService');
    case 'pinPad':
    case 'changePinOnPad':
    case 'pinForPrintedOnPad':
    case 'unblockOnPad':
      return { kind: 'pinPad', words: 'pinPad' };
    case 'takeCard':
      return readerWith('take');
    case 'pairing':
      if (page.state === 'waiting' && !typing) return { kind: 'steps', words: 'phoneWaiting' };
      return { kind: 'phone', shows: 'number', card, words: 'phoneTyping' };
    case 'userCode':
    case 'askedPhone':
      return { kind: 'phone', shows: 'code', card, words: 'phoneCode' };
    case 'phoneNumber':
      return { kind: 'phone', shows: 'number', card, words: 'phoneTyping' };
    case 'phoneSignedIn':
      return { kind: 'phone', shows: 'tick', card, words: 'phoneReady' };
    case 'compare':
      return { kind: 'compare', card, words: 'comparing' };
    case 'done':
      return { kind: 'phone', shows: 'tick', card: card === 'out' ? 'out' : 'take', words: 'phoneDone' };
    case 'failure':
      return failureScene(page.code, card);
    default:
      return readerWith(card);
  }
}

const cardWords = { out: 'cardOut', in: 'cardIn', busy: 'cardBusy', take: 'cardTake', none: 'reader' } as const;

function readerWith(card: CardPlace): Scene {
  return { kind: 'reader', card, words: cardWords[card] };
}

const troubleWords = {
  noReader: 'noReader',
  noService: 'serviceStopped',
  card: 'cardProblem',
  blocked: 'cardBlocked',
  connection: 'noConnection',
} as const;

function trouble(what: Trouble): Scene {
  return { kind: 'trouble', what, words: troubleWords[what] };
}

const phoneTroubles: ReadonlySet<StationFailureCode> = new Set<StationFailureCode>([
  'activationExpired',
  'activationUsed',
  'activationNotReady',
  'wrongPassword',
  'passwordTriesUsedUp',
  'twoPhones',
  'phrasesDiffer',
  'codeUnknown',
  ...signInFailureCodes,
  'csrMalformed',
  'csrSignatureWrong',
  'csrKeyUnsupported',
  'csrKeyTaken',
]);

const connectionTroubles: ReadonlySet<StationFailureCode> = new Set<StationFailureCode>([
  'issuerUnreachable',
  'issuerNotGenuine',
  'issuerUnavailable',
  'issuerFailed',
  'stationUnknown',
  'revocationUnknown',
]);

const cardTroubles: ReadonlySet<StationFailureCode> = new Set<StationFailureCode>([
  'cardMute',
  'cardUnexpected',
  'pinNotChanged',
  'notPivCard',
  'noSignInCertificate',
  'unsupportedKey',
  'certificateExpired',
  'certificateNotYetValid',
  'certificateNotTrusted',
  'certificateRevoked',
  'certificateUnusable',
  'policyMissing',
  'derivedCredential',
  'ownCertificate',
  'practiceCard',
  'signatureWrong',
]);

function failureScene(code: StationFailureCode, card: CardPlace): Scene {
  if (code === 'noReader' || code === 'readerGone') return trouble('noReader');
  if (code === 'serviceStopped' || code === 'readerHung') return trouble('noService');
  if (code === 'pinBlocked' || code === 'pukBlocked') return trouble('blocked');
  if (code === 'cardRemoved' || code === 'activationSuspended') return readerWith('out');
  if (cardTroubles.has(code)) return trouble('card');
  if (connectionTroubles.has(code)) return trouble('connection');
  if (phoneTroubles.has(code)) return { kind: 'phone', shows: 'problem', card, words: 'phoneProblem' };
  return readerWith(card);
}
