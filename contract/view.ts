// SPDX-License-Identifier: Apache-2.0
// What the station's window shows. The main process pushes one View; the renderer draws it and keeps no state of its own
// except what is being typed. All of it can be serialised, and only the numeric password in it is secret.

import type { ActivationState, CredentialType, IssuedCertificate } from './activation.ts';
import type { CardInspection, KeyFacts, Printed } from './card.ts';
import type { CredentialAct, Holdings, OwnCredential, OwnPhone, PhoneAct } from './credentials.ts';
import type { Recovery, StationFailureCode } from './failures.ts';
import type { SelfServiceAction } from './self-service.ts';
import type { CardSignerJudgement } from './station-api.ts';

/** The languages that the pages speak. */
export const languages = ['en', 'nl', 'de', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

/** Languages that are written from right to left. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction in which a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-', 1)[0] ?? '') ? 'rtl' : 'ltr';
}

/** The organisation's branding of the station. */
export interface Brand {
  /** The page finds a logo of the organisation at `logoAddress`. */
  readonly logo: boolean;
  /** `#rrggbb` by theme, with a contrast that was checked; the station's own where it is left out. */
  readonly accent: { readonly light?: string; readonly dark?: string };
}

/** Whether pages are read aloud: never, when a person asks for it, or from the start. */
export const speechChoices = ['off', 'onRequest', 'always'] as const;
export type Speech = (typeof speechChoices)[number];

/** Where the page finds the organisation's logo, relative to its own address. */
export const logoAddress = 'brand/logo';

/** One view of the station: the page, and what surrounds every page. */
export interface View {
  readonly page: Page;
  readonly language: Language;
  /** The languages that are offered here, in this order. */
  readonly languages: readonly Language[];
  readonly organisation: string;
  readonly brand: Brand;
  readonly support: string;
  /** Practice: a permanent band says that nothing here is real. */
  readonly practice: boolean;
  /** The practice card is in its virtual reader, so the page offers to take it out. */
  readonly virtualCardIn: boolean;
  /** What the drawing beside the question shows of the card. */
  readonly card: 'out' | 'in' | 'busy';
  /** The person who is signed in. */
  readonly person?: { readonly name: string; readonly account: string };
  /** Staff may leave the kiosk from this page, with a PIN of their own. */
  readonly administratorOffered: boolean;
  readonly speech: Speech;
  /** The number pad's keys are in a different order each time, so that fingers and marks on the glass tell nothing. */
  readonly padShuffled: boolean;
  /** The visit is about to end for lack of activity. */
  readonly idleSecondsLeft?: number;
}

/** A page, one for each thing that the station can ask or say. */
export type Page =
  /** Readers and issuer are being opened. */
  | { readonly kind: 'starting' }
  /** The first page: put your card in. */
  | {
      readonly kind: 'welcome';
      readonly reader: 'ready' | 'none' | 'serviceStopped';
      /** A practice card may be used here (never on a managed installation). */
      readonly practiceOffered: boolean;
    }
  /** Nobody is there: a shared station calls people from afar. */
  | { readonly kind: 'attract' }
  /** The visit is over and the card is still in: a shared station calls it out, with a sound too. */
  | { readonly kind: 'takeCard' }
  /** The way out of a kiosk. `secondsLocked`: after wrong PINs, until the next one is taken. */
  | {
      readonly kind: 'administrator';
      readonly afterWrong: boolean;
      readonly secondsLocked?: number;
      readonly typedDigits?: number;
    }
  /** A card is being read. */
  | { readonly kind: 'reading' }
  /** Two or more cards fit. `refused` are in as well, and do not. */
  | {
      readonly kind: 'chooseCertificate';
      readonly choices: readonly CertificateChoice[];
      readonly refused: readonly RefusedCard[];
    }
  /** PIN entry. `afterWrong`: the PIN before was wrong. */
  | {
      readonly kind: 'enterPin';
      readonly holder: string;
      readonly issuer: string;
      readonly attemptsLeft?: number;
      readonly afterWrong: boolean;
      /** Digits are typed on the keyboard and never reach the page: so many there are. */
      readonly typedDigits?: number;
    }
  /** The PIN is typed on the reader's own keys, which wait for it now. As `enterPin` otherwise. */
  | {
      readonly kind: 'pinPad';
      readonly holder: string;
      readonly issuer: string;
      readonly attemptsLeft?: number;
      readonly afterWrong: boolean;
    }
  /** The PINs of a change are typed on the reader's own keys, which wait for them now. As `presentPin` otherwise. */
  | { readonly kind: 'changePinOnPad'; readonly attemptsLeft?: number; readonly problem?: 'wrong' | 'refused' }
  /** An interruption before the last try is spent. */
  | { readonly kind: 'lastAttempt'; readonly holder: string }
  /** The card signs, the issuer checks. The card must stay in. */
  | { readonly kind: 'signingIn' }
  /** What would you like to do? */
  | { readonly kind: 'actions'; readonly actions: readonly SelfServiceAction[] }
  /** Something takes a moment. */
  | { readonly kind: 'working' }
  /** What is on the person's card, with what staff want to know of it. */
  | {
      readonly kind: 'card';
      readonly holder: string;
      readonly contents: CardInspection;
      /** What the issuer says of whoever signed it; a moment later than the page itself. */
      readonly signer?: CardSignerJudgement;
    }
  /** The PIN again, for the card to tell what is printed on it. `afterWrong`: the PIN before was wrong. */
  | {
      readonly kind: 'pinForPrinted';
      readonly attemptsLeft?: number;
      readonly afterWrong: boolean;
      readonly typedDigits?: number;
    }
  /** The same on the reader's own keys, which wait for it now. */
  | { readonly kind: 'pinForPrintedOnPad'; readonly attemptsLeft?: number; readonly afterWrong: boolean }
  /** What the card has of what is printed on it. */
  | { readonly kind: 'printed'; readonly printed: Printed }
  /** The organisation's own instructions: what they say, and where more is, for a phone to open. */
  | ({ readonly kind: 'instructions' } & Instructions)
  /** Ours: what to do with card and phone. `begin`: the action with which it begins here. */
  | { readonly kind: 'guide'; readonly begin: 'setUpPhone' | 'enrolCredential' }
  /** The PIN of now, before it is changed. `problem`: the one before was wrong, or the card did not take the new one. */
  | {
      readonly kind: 'presentPin';
      readonly attemptsLeft?: number;
      readonly problem?: 'wrong' | 'refused';
      readonly typedDigits?: number;
    }
  /** The PUK of a blocked card. `problem`: the one before was wrong, or the card did not take the new PIN. */
  | {
      readonly kind: 'enterPuk';
      readonly problem?: 'wrong' | 'refused';
      readonly attemptsLeft?: number;
      readonly typedDigits?: number;
    }
  /** PUK and new PIN are typed on the reader's own keys, which wait for them now. As `enterPuk` otherwise. */
  | { readonly kind: 'unblockOnPad'; readonly problem?: 'wrong' | 'refused'; readonly attemptsLeft?: number }
  | { readonly kind: 'pinUnblocked' }
  /** The new PIN. `problem`: it is the one of now, or the PUK; or the second time it was typed differently. */
  | { readonly kind: 'newPin'; readonly problem?: 'same' | 'sameAsPuk' | 'different'; readonly typedDigits?: number }
  /** The new PIN again. */
  | { readonly kind: 'repeatPin'; readonly typedDigits?: number }
  /** The card takes the new PIN. It must stay in. */
  | { readonly kind: 'changingPin' }
  | { readonly kind: 'pinChanged' }
  /** The person's phones, and what is on them or elsewhere. */
  | ({ readonly kind: 'credentials' } & Holdings)
  /** One of the phones, what is on it, and what can be done with it. */
  | { readonly kind: 'phone'; readonly phone: OwnPhone; readonly credentials: readonly OwnCredential[] }
  /** An interruption before the phone ends, and with it what is on it. */
  | {
      readonly kind: 'weighPhoneAct';
      readonly phone: OwnPhone;
      readonly credentials: readonly OwnCredential[];
      readonly act: PhoneAct;
    }
  /** It was done: `phone` as it stands now. */
  | { readonly kind: 'phoneChanged'; readonly phone: OwnPhone; readonly act: PhoneAct }
  /** One of the credentials, and what can be done with it. */
  | { readonly kind: 'credential'; readonly credential: OwnCredential }
  /** An interruption before something that cannot be undone. */
  | {
      readonly kind: 'weighCredentialAct';
      readonly credential: OwnCredential;
      readonly act: Extract<CredentialAct, 'revoke' | 'reportLost'>;
    }
  /** It was done: `credential` as it stands now. */
  | {
      readonly kind: 'credentialChanged';
      readonly credential: OwnCredential;
      readonly act: Exclude<CredentialAct, 'renew'>;
    }
  /** Is the app, or the page, there on the phone? */
  | { readonly kind: 'askForApp' }
  /** The name of the credential, and its kind, before the code. */
  | {
      readonly kind: 'nameCredential';
      readonly name: string;
      readonly credentialType: string;
      readonly credentialTypes: readonly CredentialType[];
    }
  /** The issuer makes the code. */
  | { readonly kind: 'preparing' }
  /** The QR, the number and the typed code. */
  | ({
      readonly kind: 'pairing';
      readonly state: Extract<ActivationState, 'waiting' | 'scanned'>;
      readonly link: string;
      readonly password: string;
      readonly passwordTriesLeft: number;
      readonly typedCode: string;
      readonly shortAddress: string;
      readonly account: string;
      readonly name: string;
      readonly credentialType: string;
      readonly credentialTypes: readonly CredentialType[];
    } & TimeLeft)
  /** Both screens show a phrase: are they the same? `phraseDigest` is base64url of what contract/phrase.ts draws. */
  | ({ readonly kind: 'compare'; readonly phraseDigest: string; readonly phone: string } & TimeLeft)
  /** The certificate is being made. */
  | { readonly kind: 'confirming' }
  /** Done. `collected`: the phone has it too. */
  | {
      readonly kind: 'done';
      readonly name: string;
      /** Its name in the view's language. */
      readonly credentialType: string;
      readonly issued: IssuedCertificate;
      readonly collected: boolean;
    }
  /** The code that a phone shows is asked for; `busy` while its phone is looked for. `problem`: of the code before. */
  | {
      readonly kind: 'userCode';
      /** Where the phone's app is. */
      readonly address: string;
      readonly busy: boolean;
      readonly problem?: StationFailureCode;
    }
  /** Which phone asks: is it the person's own? `askedAt` is by this computer's clock. */
  | {
      readonly kind: 'askedPhone';
      readonly phone: string;
      readonly address: string;
      readonly sameNetwork: boolean;
      readonly askedAt: number;
      readonly busy: boolean;
    }
  /** Approved: the number that is typed on the phone. */
  | ({ readonly kind: 'phoneNumber'; readonly number: string; readonly phone: string } & TimeLeft)
  /** The phone is signed in. */
  | { readonly kind: 'phoneSignedIn'; readonly phone: string }
  /** Something ended or hinders the journey. */
  | {
      readonly kind: 'failure';
      readonly code: StationFailureCode;
      readonly recovery: Recovery;
      readonly attemptsLeft?: number;
      /** A short reference for staff: the log has the same one. */
      readonly reference: string;
      /** For staff, under "Show details": names and numbers, never a secret. */
      readonly details: readonly string[];
      /** The card's PUK may be used here. */
      readonly unblockOffered?: boolean;
      /** Why none of the card's certificates fits, where that is what happened; a moment later than the page itself. */
      readonly keys?: readonly KeyFacts[];
    };

/** When something ends, by this computer's clock; and how long it lives in all. */
export interface TimeLeft {
  readonly endsAt: number;
  readonly lifetimeMilliseconds: number;
}

/** What an organisation tells its people; at least one of the two. */
export interface Instructions {
  readonly text?: string;
  /** Shown to be scanned or typed: nothing opens at the station. */
  readonly link?: string;
}

/** A card that fits, to choose from. */
export interface CertificateChoice {
  readonly reader: string;
  readonly holder: string;
  readonly issuer: string;
  readonly notAfter: number;
}

/** A card that cannot be chosen. */
export interface RefusedCard {
  readonly reader: string;
  readonly refusal: StationFailureCode;
  /** The key that it would sign in with, where that is the reason; a moment later than the page itself. */
  readonly key?: KeyFacts;
}
