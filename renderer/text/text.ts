// SPDX-License-Identifier: Apache-2.0
// Every sentence that the station says, as a type: a language that lacks one does not compile.
//
// For translators:
// - Write the sentence that a helpful colleague would say in your language; do not translate word by word.
// - Formal address. Short sentences. First what happened, then what to do.
// - The words on the things: "smart card", "PIN", "phone", "card reader". Never "session", "invalid", "error", "please".
// - Buttons say what they do. They are at most about 28 characters long, headings about 45.
// - The three words of the comparison phrase are English in all languages, because both screens must show the same.
// - `support` is how the organisation names its help desk, for example "the help desk, telephone 4357".

import type {
  CardInspection,
  IdentitySignature,
  KeyUse,
  PinFacts,
  PrintedInformation,
  Unfit,
} from '../../contract/card.ts';
import type { CredentialAct, CredentialUse, OwnCredential, OwnPhone, PhoneAct } from '../../contract/credentials.ts';
import type { StationFailureCode } from '../../contract/failures.ts';
import type { SelfServiceAction } from '../../contract/self-service.ts';
import type { Page } from '../../contract/view.ts';

/** The steps of the journey, as the indicator at the top names them. */
export type Step = 'card' | 'pin' | 'phone' | 'compare';

/** What a failure page says: a heading, what happened, and what to do now. Each is one or two sentences. */
interface FailureText {
  readonly title: string;
  readonly whatHappened: string;
  readonly whatToDo: string;
}

/** What the drawings show, for those who cannot see them. */
export type DrawingText = Readonly<
  Record<
    | 'reader'
    | 'cardOut'
    | 'cardIn'
    | 'cardBusy'
    | 'cardTake'
    | 'pinPad'
    | 'noReader'
    | 'serviceStopped'
    | 'phoneWaiting'
    | 'phoneTyping'
    | 'phoneCode'
    | 'phoneReady'
    | 'comparing'
    | 'phoneDone'
    | 'cardProblem'
    | 'cardBlocked'
    | 'noConnection'
    | 'phoneProblem',
    string
  >
>;

/** Help for each page: one or two sentences for somebody who does not know what to do. */
type HelpText = Readonly<Record<Page['kind'], string>>;

/** Everything that the station says in one language. */
export interface Text {
  readonly frame: {
    /** "2 of 4: Enter your PIN". */
    readonly step: (number: number, of: number, name: string) => string;
    readonly steps: Readonly<Record<Step, string>>;
    readonly signedInAs: (name: string) => string;
    readonly language: string;
    readonly help: string;
    readonly helpTitle: string;
    readonly askSupport: (support: string) => string;
    readonly close: string;
    /** The button that ends the visit while a card is in; always at the same place. */
    readonly leave: string;
    readonly back: string;
    readonly practiceBand: string;
    readonly removePracticeCard: string;
    /** In the place of the buttons, where nothing can be stopped. */
    readonly cannotStop: string;
    /** Said in places where somebody could take the card out too early. */
    readonly keepCardIn: string;
    /** The region that holds the drawing, for screen readers. */
    readonly drawing: string;
  };
  /** Reading aloud. `keys` is only ever heard. */
  readonly speech: {
    readonly offer: string;
    readonly title: string;
    readonly message: string;
    readonly keys: string;
    readonly start: string;
    readonly stop: string;
    readonly repeat: string;
    readonly louder: string;
    readonly softer: string;
    readonly faster: string;
    readonly slower: string;
    readonly noVoice: string;
  };
  readonly idle: {
    readonly title: string;
    /** The visit ends in so many seconds; nothing that was done is lost. */
    readonly message: (seconds: number) => string;
    readonly moreTime: string;
  };
  readonly starting: { readonly title: string; readonly message: string };
  readonly welcome: {
    readonly title: string;
    readonly message: string;
    readonly ready: string;
    readonly readyCard: string;
    readonly readyPhone: string;
    readonly noReaderTitle: string;
    readonly noReaderMessage: string;
    readonly serviceTitle: string;
    readonly serviceMessage: string;
    readonly practiceOffer: string;
    readonly usePracticeCard: string;
    readonly chooseLanguage: string;
  };
  /** Nobody is there: read from across a hall. */
  readonly attract: { readonly title: string; readonly message: string; readonly begin: string };
  /** The visit is over, the card is still in. */
  readonly takeCard: { readonly title: string; readonly message: string };
  /** The way out of a kiosk, for staff. */
  readonly administrator: {
    readonly offer: string;
    readonly title: string;
    readonly message: string;
    readonly rule: string;
    readonly locked: string;
    readonly secondsToWait: (seconds: number) => string;
    readonly minutesToWait: (minutes: number) => string;
    readonly submit: string;
  };
  readonly reading: { readonly title: string; readonly message: string };
  readonly chooseCertificate: {
    readonly title: string;
    readonly message: string;
    readonly issuedBy: (issuer: string) => string;
    readonly validUntil: (date: string) => string;
    readonly inReader: (reader: string) => string;
    /** Above the cards that are in as well and cannot be chosen. */
    readonly refused: string;
  };
  /** A certificate that does not serve for signing in. Its name and the reason are in `card`. */
  readonly unfitCertificate: Readonly<Record<'holder' | 'issuer' | 'valid' | 'others', string>>;
  readonly pin: {
    readonly title: string;
    readonly cardOf: (holder: string) => string;
    readonly issuedBy: (issuer: string) => string;
    /** Before the first digit: "You have 3 tries left." */
    readonly triesLeft: (tries: number) => string;
    /** After a wrong PIN; the tries left follow in a sentence of their own. */
    readonly wrong: string;
    readonly rule: string;
    /** Where there is no number pad on the screen. */
    readonly onKeyboard: string;
    /** What is announced while typing, never a digit: "3 digits typed". */
    readonly digitsTyped: (digits: number) => string;
    readonly tooShort: string;
    readonly deleteLast: string;
    readonly clear: string;
    readonly pad: string;
    readonly submit: string;
  };
  /** The PIN is typed on the reader's own keys; `stop`: how to give up, for no button can. */
  readonly pinPad: Readonly<Record<'title' | 'rule' | 'unseen' | 'stop', string>>;
  readonly lastAttempt: {
    readonly title: string;
    readonly message: (support: string) => string;
    readonly advice: string;
    readonly go: string;
  };
  readonly signingIn: { readonly title: string; readonly message: string };
  readonly actions: {
    readonly title: string;
    readonly choices: Readonly<Record<SelfServiceAction, { readonly title: string; readonly sentence: string }>>;
  };
  /** The classical way to the code, a question at a time. */
  readonly classic: Readonly<
    Record<'appTitle' | 'appLead' | 'appHint' | 'appGo' | 'nameTitle' | 'nameLead' | 'nameGo', string>
  >;
  readonly working: { readonly title: string; readonly message: string };
  /** What is on the card. A certificate's name, its validity and then a sentence of what it is for stand together. */
  readonly card: {
    readonly title: string;
    readonly validUntil: (date: string) => string;
    readonly expired: (date: string) => string;
    /** The list of certificates, for screen readers. */
    readonly list: string;
    readonly names: Readonly<Record<Exclude<KeyUse, 'retired'>, string>>;
    readonly retired: (count: number) => string;
    readonly purposes: Readonly<Record<Exclude<KeyUse, 'logIn'>, string>>;
    readonly fits: string;
    readonly unfit: Readonly<Record<Exclude<Unfit, 'otherUse'>, string>>;
    readonly until: (date: string) => string;
    readonly was: (date: string) => string;
    /** For staff, in the terms of SP 800-73-5: CHUID, GUID, 9A. */
    readonly staff: {
      readonly identities: Readonly<Record<'absent' | 'unreadable', string>>;
      readonly verdicts: Readonly<Record<IdentitySignature['verdict'], string>>;
      /** Of a right signature, once the issuer has been asked about its signer. */
      readonly signers: Readonly<Record<'trusted' | 'untrusted', string>>;
      readonly printings: Readonly<Record<CardInspection['printed'], string>>;
      readonly pins: Readonly<Record<NonNullable<PinFacts['primary']>, string>>;
      readonly slot: (slot: string) => string;
    } & Readonly<
      Record<
        | 'number'
        | 'person'
        | 'expires'
        | 'matches'
        | 'yes'
        | 'no'
        | 'untold'
        | 'identity'
        | 'signature'
        | 'tries'
        | 'primary'
        | 'empty'
        | 'printed'
        | 'application'
        | 'capabilities'
        | 'elsewhere',
        string
      >
    >;
  };
  /** What is printed on the card, which it tells behind its PIN. `offer`, `show` and `back` are buttons. */
  readonly printed: {
    readonly facts: Readonly<Record<Exclude<keyof PrintedInformation, 'name'>, string>>;
  } & Readonly<Record<'offer' | 'why' | 'show' | 'title' | 'lead' | 'absent' | 'unreadable' | 'back', string>>;
  /** The organisation's own words are in the policy; the guide is ours, a drawing with each sentence. */
  readonly instructions: {
    /** `action`: as the list of actions has it. */
    readonly begin: (action: string) => string;
  } & Readonly<
    Record<'title' | 'link' | 'code' | 'guideTitle' | 'card' | 'open' | 'number' | 'compare' | 'take', string>
  >;
  /** A blocked card and its PUK. `offer` is a button; `padTitle` and `padFirst` are for the reader's own keys. */
  readonly unblock: {
    readonly done: { readonly title: string; readonly message: string };
  } & Readonly<
    Record<
      | 'offer'
      | 'title'
      | 'lead'
      | 'rule'
      | 'tooShort'
      | 'wrong'
      | 'refused'
      | 'lastTry'
      | 'sameAsPuk'
      | 'padTitle'
      | 'padFirst',
      string
    >
  >;
  /** The PINs of a change are typed on the reader's own keys: three numbers, each named. */
  readonly changePinOnPad: Readonly<
    Record<'title' | 'lead' | 'present' | 'newPin' | 'again' | 'refused' | 'stop', string>
  >;
  /** Changing the card's PIN: the one of now, the new one, the new one again. */
  readonly changePin: {
    readonly changing: { readonly title: string; readonly message: string };
    readonly changed: { readonly title: string; readonly message: string };
  } & Readonly<
    Record<
      | 'presentTitle'
      | 'refused'
      | 'newTitle'
      | 'newLead'
      | 'same'
      | 'different'
      | 'repeatTitle'
      | 'repeatLead'
      | 'rule'
      | 'tooShort'
      | 'goOn'
      | 'change'
      | 'back',
      string
    >
  >;
  readonly phones: {
    readonly states: Readonly<Record<OwnPhone['state'], string>>;
    /** How many credentials in use are on a phone: "no credential", "2 credentials". */
    readonly onIt: (count: number) => string;
    readonly facts: Readonly<Record<'state' | 'kind' | 'enrolled' | 'contact' | 'endsWithIt', string>>;
    /** The two lists of a phone's page, for screen readers. */
    readonly onItTitle: string;
    readonly whatToDo: string;
    readonly acts: Readonly<Record<PhoneAct, { readonly title: string; readonly sentence: string }>>;
    /** Before what cannot be undone. */
    readonly weigh: Readonly<
      Record<PhoneAct, { readonly title: (name: string) => string; readonly message: string; readonly go: string }>
    >;
    readonly changed: Readonly<
      Record<PhoneAct, { readonly title: string; readonly message: (name: string) => string }>
    >;
  };
  readonly credentials: {
    readonly title: string;
    readonly none: string;
    readonly lead: string;
    readonly states: Readonly<Record<OwnCredential['state'], string>>;
    /** "until 5 June 2027, 190 days left". */
    readonly until: (date: string, days: number) => string;
    readonly facts: Readonly<Record<'state' | 'type' | 'phone' | 'issued' | 'ends' | 'lastUse', string>>;
    /**
     * Where it was used last, after when. A service, by its address in the network, has asked for its status: no more
     * is known.
     */
    readonly uses: Readonly<Record<CredentialUse['place'], (when: string, address: string) => string>>;
    /** The list of what can be done, for screen readers. */
    readonly whatToDo: string;
    readonly acts: Readonly<Record<CredentialAct, { readonly title: string; readonly sentence: string }>>;
    /** Before what cannot be undone. */
    readonly weigh: Readonly<
      Record<
        'revoke' | 'reportLost',
        { readonly title: (name: string) => string; readonly message: string; readonly go: string }
      >
    >;
    readonly changed: Readonly<
      Record<Exclude<CredentialAct, 'renew'>, { readonly title: string; readonly message: (name: string) => string }>
    >;
    readonly backToList: string;
  };
  readonly preparing: { readonly title: string; readonly message: string };
  readonly pairing: {
    readonly title: string;
    readonly howTo: string;
    readonly pointCamera: string;
    readonly openLink: string;
    readonly typeNumber: string;
    readonly codeAlternative: string;
    readonly number: string;
    /** "9 minutes left", and below one minute. */
    readonly minutesLeft: (minutes: number) => string;
    readonly underAMinute: string;
    readonly name: string;
    readonly nameRule: string;
    readonly type: string;
    /** How long a type is valid: "valid for 365 days". */
    readonly validFor: (days: number) => string;
    readonly cannotScan: string;
    readonly canScan: string;
    readonly typedTitle: string;
    readonly typedAddress: string;
    readonly typedAccount: string;
    readonly typedCode: string;
    readonly typedThen: string;
    readonly scannedTitle: string;
    readonly scannedMessage: string;
    readonly wrongNumber: (triesLeft: number) => string;
  };
  readonly compare: {
    readonly title: string;
    readonly message: string;
    readonly words: string;
    readonly picture: string;
    /** A picture row for screen readers: which of its five fields are filled. */
    readonly pictureRow: (row: number, filled: readonly number[]) => string;
    readonly phone: (phone: string) => string;
    readonly match: string;
    readonly differ: string;
  };
  readonly confirming: { readonly title: string; readonly message: string };
  readonly done: {
    readonly title: string;
    readonly collected: string;
    readonly notCollected: string;
    readonly takeCard: string;
    readonly name: string;
    readonly type: string;
    readonly validUntil: string;
    readonly reference: string;
    readonly finish: string;
    /** Back to the list of actions, still signed in. */
    readonly another: string;
  };
  /** The code of a phone is typed. `message`: where the phone's app is, and how it shows a code. */
  readonly userCode: {
    readonly title: string;
    readonly message: (address: string) => string;
    readonly field: string;
    readonly incomplete: string;
    readonly warning: string;
    readonly submit: string;
    readonly busy: string;
  };
  /** Which phone asks: the words warn against codes that somebody else sent. */
  readonly askedPhone: {
    readonly title: string;
    readonly phone: string;
    readonly network: string;
    readonly sameNetwork: string;
    readonly otherNetwork: (address: string) => string;
    readonly asked: string;
    readonly justNow: string;
    readonly minutesAgo: (minutes: number) => string;
    readonly warning: string;
    readonly approve: string;
    readonly reject: string;
    readonly busy: string;
  };
  readonly phoneNumber: {
    readonly title: string;
    readonly message: (phone: string) => string;
    readonly number: string;
    readonly waiting: string;
  };
  readonly phoneSignedIn: {
    readonly title: string;
    readonly message: (phone: string) => string;
    readonly next: string;
    readonly goOn: string;
  };
  readonly failure: {
    /** Before the reference of a failure; with the colon, before which French has a space. */
    readonly reference: string;
    readonly showDetails: string;
    readonly tryAgain: string;
    readonly startAgain: string;
    readonly otherCard: string;
    readonly finish: string;
    readonly codes: Readonly<Record<StationFailureCode, FailureText>>;
  };
  readonly drawings: DrawingText;
  readonly help: HelpText;
}
