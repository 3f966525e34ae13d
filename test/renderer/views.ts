// SPDX-License-Identifier: Apache-2.0
// One view for each thing that the station can show, as data: the page tests draw each of them.

import type { CredentialType } from '../../contract/activation.ts';
import type { CardInspection, KeyFacts, KeyUse } from '../../contract/card.ts';
import type { OwnCredential, OwnPhone } from '../../contract/credentials.ts';
import { failureCodes, phoneFailureCodes, type StationFailureCode } from '../../contract/failures.ts';
import { encodeActivationId } from '../../contract/qr.ts';
import { selfServiceAction } from '../../contract/self-service.ts';
import { type Language, languages, type Page, type View } from '../../contract/view.ts';
import type { longWords, rightToLeft } from './pseudo-locales.ts';

const surroundings = {
  language: 'en',
  languages,
  organisation: 'Example Agency',
  brand: { logo: false, accent: {} },
  support: 'the help desk, telephone 4357',
  practice: false,
  virtualCardIn: false,
  administratorOffered: false,
  speech: 'off',
  padShuffled: false,
} as const;

const signedIn = { person: { name: 'Practice Cardholder', account: 'practice.cardholder@pivot.example' } } as const;

const credentialTypes: readonly CredentialType[] = [
  { id: 'sign-in', name: 'Sign in', lifetimeDays: 365 },
  { id: 'sign-in-mail', name: 'Sign in and secure mail', lifetimeDays: 365 },
];

/** The end of an activation in these views: late enough that no test run reaches it. */
const lifetimeMilliseconds = 600_000;

/** A pairing page whose code ends `minutesLeft` minutes from now. */
export function pairing(change: Partial<Extract<Page, { kind: 'pairing' }>> = {}, minutesLeft = 9.5): View {
  const page: Page = {
    kind: 'pairing',
    state: 'waiting',
    link: 'HTTPS://PIVOT.AGENCY.EXAMPLE:8443/A/MFRGGZDFMZTWQ2LKNNWG23TPOA',
    password: '48219037',
    passwordTriesLeft: 5,
    typedCode: '9074126635182',
    shortAddress: 'pivot.agency.example:8443',
    account: 'practice.cardholder',
    name: 'Practice Cardholder’s phone',
    credentialType: 'sign-in-mail',
    credentialTypes,
    endsAt: Date.now() + minutesLeft * 60_000,
    lifetimeMilliseconds,
    ...change,
  };
  return { ...surroundings, ...signedIn, card: 'in', page };
}

const cardAtPin = { holder: 'Practice Cardholder', issuer: 'Example Agency Card CA 2' } as const;

/** A PIN page. */
export function enterPin(change: Partial<Extract<Page, { kind: 'enterPin' }>> = {}): View {
  const page: Page = {
    kind: 'enterPin',
    ...cardAtPin,
    attemptsLeft: 3,
    afterWrong: false,
    ...change,
  };
  return { ...surroundings, card: 'in', page };
}

/** The page of a failure. */
export function failure(code: StationFailureCode, change: Partial<Extract<Page, { kind: 'failure' }>> = {}): View {
  const page: Page = {
    kind: 'failure',
    code,
    recovery: 'retry',
    reference: 'K7-4Q2M',
    details: ['Reader: Example CardMan 3121 00 00', 'Status word: 6F00'],
    ...change,
  };
  return { ...surroundings, card: 'out', page };
}

function plain(page: Page, card: View['card']): View {
  return { ...surroundings, card, page };
}

const idOf = (number: number): string => encodeActivationId(new Uint8Array(16).fill(number));

const ownPhone: OwnPhone = {
  id: 'phone-1',
  name: 'Practice Cardholder’s phone',
  kind: 'iPhone with Safari',
  state: 'enrolled',
  enrolledAt: Date.UTC(2026, 10, 22),
  contactAt: Date.UTC(2026, 10, 27),
  acts: ['remove', 'reportLost'],
};

const credential: OwnCredential = {
  id: idOf(1),
  name: 'Practice Cardholder’s phone',
  phone: 'iPhone with Safari',
  phoneId: ownPhone.id,
  credentialType: 'Sign in and secure mail',
  state: 'active',
  issuedAt: Date.UTC(2026, 10, 22),
  notAfter: Date.UTC(2027, 10, 22),
  daysLeft: 360,
  lastUse: { at: Date.UTC(2026, 10, 27, 14, 5), place: 'service', address: '192.0.2.17' },
  acts: ['renew', 'suspend', 'revoke'],
};

/** A credential whose phone is not known: such a client has shown no key of a phone’s. */
const { phoneId: _, ...elsewhere }: OwnCredential = { ...credential, acts: [...credential.acts, 'reportLost'] };

const certificate = {
  fingerprint: '5e0a91c4d27b38f6a1c04d9be2f718355e0a91c4d27b38f6a1c04d9be2f71835',
  holder: 'Practice Cardholder',
  issuer: 'Example Agency Card CA 2 (Example Agency)',
  notBefore: Date.UTC(2026, 5, 30),
  notAfter: Date.UTC(2129, 5, 30),
  key: 'RSA-2048',
};

const keyOf = (slot: number, use: KeyUse, change: Partial<KeyFacts> = {}): KeyFacts => {
  return { slot, use, certificate, unfit: use === 'logIn' ? undefined : 'otherUse', ...change };
};

/** The certificate was the right one once. */
const expiredKey = keyOf(0x9a, 'logIn', {
  unfit: 'expired',
  certificate: {
    ...certificate,
    issuer: 'Example Agency Card CA 1',
    notBefore: Date.UTC(2021, 4, 3),
    notAfter: Date.UTC(2026, 4, 2),
  },
});

const cardContents: CardInspection = {
  identity: {
    guid: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d',
    cardholderUuid: '9e0f1a2b-3c4d-4e5f-8a6b-7c8d9e0f1a2b',
    expires: '2129-06-30',
    expired: false,
    matchesCertificate: true,
    signature: {
      verdict: 'right',
      signer: { ...certificate, holder: 'Example Agency Content Signer' },
      certificate: new Uint8Array(),
    },
  },
  keys: [
    keyOf(0x9a, 'logIn'),
    keyOf(0x9c, 'signature', { certificate: { ...certificate, notAfter: Date.UTC(2024, 0, 1) } }),
    keyOf(0x9d, 'encryption'),
    keyOf(0x9e, 'cardAuthentication'),
    keyOf(0x82, 'retired'),
    keyOf(0x83, 'retired'),
  ],
  elsewhere: { count: 3, url: 'http://keys.agency.example/practice-cardholder' },
  pin: { attemptsLeft: 3, primary: 'application' },
  printed: 'behindPin',
  application: {
    identifier: '000010000100',
    algorithms: ['07', '11'],
    capabilities: 'A00000011603000000000000000000000000000001',
  },
};

const barePlasticContents: CardInspection = {
  identity: 'absent',
  keys: [keyOf(0x9a, 'logIn', { unfit: 'noKey' }), keyOf(0x9c, 'signature', { certificate: undefined })],
  elsewhere: undefined,
  pin: { attemptsLeft: undefined, primary: undefined },
  printed: 'absent',
  application: { identifier: undefined, algorithms: [], capabilities: undefined },
};

function askedPhone(sameNetwork: boolean): View {
  const from = { address: '203.0.113.24', sameNetwork, askedAt: Date.now() - (sameNetwork ? 20_000 : 420_000) };
  return {
    ...plain({ kind: 'askedPhone', phone: 'iPhone, iOS 18.1, Safari', ...from, busy: false }, 'in'),
    ...signedIn,
  };
}

const digest = 'jU3nQ1x6l2uT0R8fVbYp4wKzHs9aGmCeN5oXiJr7DLQ';

/** Every page kind, and every variant of one that looks different. */
export const views = {
  branded: {
    ...plain({ kind: 'welcome', reader: 'ready', practiceOffered: false }, 'out'),
    languages: ['en', 'de'],
    brand: { logo: false, accent: { light: '#3a1a78', dark: '#d9c8ff' } },
  },
  starting: plain({ kind: 'starting' }, 'out'),
  welcome: plain({ kind: 'welcome', reader: 'ready', practiceOffered: false }, 'out'),
  welcomePractice: plain({ kind: 'welcome', reader: 'ready', practiceOffered: true }, 'out'),
  welcomeNoReader: plain({ kind: 'welcome', reader: 'none', practiceOffered: true }, 'out'),
  welcomeServiceStopped: plain({ kind: 'welcome', reader: 'serviceStopped', practiceOffered: false }, 'out'),
  attract: plain({ kind: 'attract' }, 'out'),
  takeCard: plain({ kind: 'takeCard' }, 'in'),
  administrator: plain({ kind: 'administrator', afterWrong: false }, 'out'),
  administratorLocked: plain({ kind: 'administrator', afterWrong: true, secondsLocked: 30 }, 'out'),
  administratorLockedLong: plain({ kind: 'administrator', afterWrong: true, secondsLocked: 1_860 }, 'out'),
  enterPinByKeyboard: enterPin({ typedDigits: 4 }),
  welcomeSpoken: { ...plain({ kind: 'welcome', reader: 'ready', practiceOffered: false }, 'out'), speech: 'always' },
  reading: plain({ kind: 'reading' }, 'busy'),
  chooseCertificate: plain(
    {
      kind: 'chooseCertificate',
      choices: [
        {
          reader: 'Example CardMan 3121 00 00',
          holder: 'Practice Cardholder',
          issuer: 'Example Agency Card CA 2',
          notAfter: Date.UTC(2029, 5, 30),
        },
        {
          reader: 'Example CardMan 3121 01 00',
          holder: 'Second Cardholder',
          issuer: 'Example Bureau Card CA 1',
          notAfter: Date.UTC(2027, 0, 15),
        },
      ],
      refused: [],
    },
    'in',
  ),
  chooseCertificateOfThree: plain(
    {
      kind: 'chooseCertificate',
      choices: [
        {
          reader: 'Example CardMan 3121 00 00',
          holder: 'Practice Cardholder',
          issuer: 'Example Agency Card CA 2',
          notAfter: Date.UTC(2029, 5, 30),
        },
        {
          reader: 'Example CardMan 3121 01 00',
          holder: 'Practice Cardholder',
          issuer: 'Example Bureau Card CA 1',
          notAfter: Date.UTC(2027, 0, 15),
        },
      ],
      refused: [
        { reader: 'Example CardMan 3121 02 00', refusal: 'certificateExpired', key: expiredKey },
        { reader: 'Example Omnikey 00 00', refusal: 'notPivCard' },
      ],
    },
    'in',
  ),
  enterPin: enterPin(),
  enterPinShuffled: { ...enterPin(), padShuffled: true, speech: 'onRequest' },
  enterPinAfterWrong: enterPin({ afterWrong: true, attemptsLeft: 2 }),
  pinPad: plain({ kind: 'pinPad', ...cardAtPin, attemptsLeft: 3, afterWrong: false }, 'busy'),
  pinPadAfterWrong: plain({ kind: 'pinPad', ...cardAtPin, attemptsLeft: 2, afterWrong: true }, 'busy'),
  lastAttempt: plain({ kind: 'lastAttempt', holder: 'Practice Cardholder' }, 'in'),
  signingIn: plain({ kind: 'signingIn' }, 'busy'),
  actions: { ...plain({ kind: 'actions', actions: selfServiceAction.options }, 'in'), ...signedIn },
  actionsOne: { ...plain({ kind: 'actions', actions: ['setUpPhone'] }, 'in'), ...signedIn },
  askForApp: { ...plain({ kind: 'askForApp' }, 'in'), ...signedIn },
  nameCredential: {
    ...plain(
      { kind: 'nameCredential', name: 'Practice Cardholder’s phone', credentialType: 'sign-in', credentialTypes },
      'in',
    ),
    ...signedIn,
  },
  working: { ...plain({ kind: 'working' }, 'in'), ...signedIn },
  card: {
    ...plain({ kind: 'card', holder: 'Practice Cardholder', contents: cardContents, signer: { trusted: true } }, 'in'),
    ...signedIn,
  },
  cardUnfit: {
    ...plain({ kind: 'card', holder: 'Practice Cardholder', contents: barePlasticContents }, 'in'),
    ...signedIn,
  },
  pinForPrinted: { ...plain({ kind: 'pinForPrinted', attemptsLeft: 3, afterWrong: false }, 'in'), ...signedIn },
  pinForPrintedWrong: { ...plain({ kind: 'pinForPrinted', attemptsLeft: 2, afterWrong: true }, 'in'), ...signedIn },
  pinForPrintedOnPad: {
    ...plain({ kind: 'pinForPrintedOnPad', attemptsLeft: 3, afterWrong: false }, 'busy'),
    ...signedIn,
  },
  printed: {
    ...plain(
      {
        kind: 'printed',
        printed: {
          name: 'CARDHOLDER, PRACTICE Q.',
          affiliation: 'Employee',
          expires: '2129JUN30',
          serialNumber: '0000000001',
          issuer: '999999999999999',
          organization: 'EXAMPLE AGENCY OFFICE OF PRACTICE',
        },
      },
      'in',
    ),
    ...signedIn,
  },
  printedAbsent: { ...plain({ kind: 'printed', printed: 'absent' }, 'in'), ...signedIn },
  guide: { ...plain({ kind: 'guide', begin: 'setUpPhone' }, 'in'), ...signedIn },
  instructions: {
    ...plain(
      {
        kind: 'instructions',
        text: 'Bring your phone and this card to room 12 when your phone is new.\n\nWrite your PIN down nowhere, and tell it to nobody, not to the help desk either. Staff never ask for it. If your card is lost, call 4357 at any hour of the day.',
        link: 'https://intranet.agency.example/Smart-cards/phones?language=en',
      },
      'in',
    ),
    ...signedIn,
  },
  changePinOnPad: { ...plain({ kind: 'changePinOnPad', attemptsLeft: 3 }, 'busy'), ...signedIn },
  changePinOnPadWrong: {
    ...plain({ kind: 'changePinOnPad', attemptsLeft: 2, problem: 'wrong' }, 'busy'),
    ...signedIn,
  },
  changePinOnPadRefused: {
    ...plain({ kind: 'changePinOnPad', attemptsLeft: 3, problem: 'refused' }, 'busy'),
    ...signedIn,
  },
  enterPuk: plain({ kind: 'enterPuk' }, 'in'),
  enterPukWrong: plain({ kind: 'enterPuk', problem: 'wrong', attemptsLeft: 1 }, 'in'),
  unblockOnPad: plain({ kind: 'unblockOnPad' }, 'busy'),
  unblockOnPadWrong: plain({ kind: 'unblockOnPad', problem: 'wrong', attemptsLeft: 1 }, 'busy'),
  newPinSameAsPuk: plain({ kind: 'newPin', problem: 'sameAsPuk' }, 'in'),
  pinUnblocked: plain({ kind: 'pinUnblocked' }, 'in'),
  failurePinUnblockable: failure('pinBlocked', { recovery: 'askStaff', unblockOffered: true }),
  presentPin: { ...plain({ kind: 'presentPin', attemptsLeft: 3 }, 'in'), ...signedIn },
  presentPinWrong: { ...plain({ kind: 'presentPin', attemptsLeft: 2, problem: 'wrong' }, 'in'), ...signedIn },
  presentPinRefused: { ...plain({ kind: 'presentPin', attemptsLeft: 3, problem: 'refused' }, 'in'), ...signedIn },
  lastAttemptSignedIn: { ...plain({ kind: 'lastAttempt', holder: 'Practice Cardholder' }, 'in'), ...signedIn },
  newPin: { ...plain({ kind: 'newPin' }, 'in'), ...signedIn },
  newPinDifferent: { ...plain({ kind: 'newPin', problem: 'different' }, 'in'), ...signedIn },
  newPinByKeyboard: { ...plain({ kind: 'newPin', problem: 'same', typedDigits: 4 }, 'in'), ...signedIn },
  repeatPin: { ...plain({ kind: 'repeatPin' }, 'in'), ...signedIn },
  changingPin: { ...plain({ kind: 'changingPin' }, 'busy'), ...signedIn },
  pinChanged: { ...plain({ kind: 'pinChanged' }, 'in'), ...signedIn },
  credentials: {
    ...plain(
      {
        kind: 'credentials',
        phones: [ownPhone, { ...ownPhone, id: 'phone-3', name: 'Old phone', state: 'lost', acts: [] }],
        credentials: [credential, { ...elsewhere, id: idOf(2), name: 'Laptop', phone: 'Ubuntu' }],
      },
      'in',
    ),
    ...signedIn,
  },
  credentialsNone: { ...plain({ kind: 'credentials', phones: [], credentials: [] }, 'in'), ...signedIn },
  phone: {
    ...plain(
      {
        kind: 'phone',
        phone: ownPhone,
        credentials: [credential],
      },
      'in',
    ),
    ...signedIn,
  },
  weighPhoneLost: {
    ...plain({ kind: 'weighPhoneAct', phone: ownPhone, credentials: [credential], act: 'reportLost' }, 'in'),
    ...signedIn,
  },
  phoneRemoved: {
    ...plain({ kind: 'phoneChanged', phone: { ...ownPhone, state: 'removed', acts: [] }, act: 'remove' }, 'in'),
    ...signedIn,
  },
  credential: { ...plain({ kind: 'credential', credential }, 'in'), ...signedIn },
  credentialPaused: {
    ...plain(
      {
        kind: 'credential',
        credential: { ...credential, state: 'suspended', acts: ['resume', 'revoke'] },
      },
      'in',
    ),
    ...signedIn,
  },
  weighRevocation: { ...plain({ kind: 'weighCredentialAct', credential, act: 'revoke' }, 'in'), ...signedIn },
  weighLost: { ...plain({ kind: 'weighCredentialAct', credential: elsewhere, act: 'reportLost' }, 'in'), ...signedIn },
  credentialChanged: {
    ...plain(
      { kind: 'credentialChanged', credential: { ...credential, state: 'suspended', acts: [] }, act: 'suspend' },
      'in',
    ),
    ...signedIn,
  },
  preparing: { ...plain({ kind: 'preparing' }, 'in'), ...signedIn },
  pairing: pairing(),
  pairingPractice: { ...pairing(), practice: true, virtualCardIn: true },
  pairingShort: pairing({}, 0.5),
  pairingScanned: pairing({ state: 'scanned' }),
  pairingWrongNumber: pairing({ state: 'scanned', passwordTriesLeft: 3 }, 6),
  compare: {
    ...plain(
      {
        kind: 'compare',
        phraseDigest: digest,
        phone: 'iPhone with Safari',
        endsAt: Date.now() + 300_000,
        lifetimeMilliseconds,
      },
      'in',
    ),
    ...signedIn,
  },
  confirming: { ...plain({ kind: 'confirming' }, 'busy'), ...signedIn },
  done: {
    ...plain(
      {
        kind: 'done',
        name: 'Practice Cardholder’s phone',
        credentialType: 'Sign in and secure mail',
        issued: {
          serialNumber: '5e0a91c4d27b38f6a1c04d9be2f71835',
          subject: 'CN=Practice Cardholder',
          notBefore: Date.UTC(2026, 10, 22),
          notAfter: Date.UTC(2027, 10, 22),
          certificate: 'MAA=',
        },
        collected: true,
      },
      'in',
    ),
    ...signedIn,
  },
  userCode: { ...plain({ kind: 'userCode', address: 'pivot.agency.example', busy: false }, 'in'), ...signedIn },
  userCodeWrong: {
    ...plain({ kind: 'userCode', address: 'pivot.agency.example', busy: false, problem: 'signInUnknown' }, 'in'),
    ...signedIn,
  },
  askedPhone: askedPhone(true),
  askedPhoneElsewhere: askedPhone(false),
  phoneNumber: {
    ...plain(
      {
        kind: 'phoneNumber',
        number: '42',
        phone: 'iPhone, iOS 18.1, Safari',
        endsAt: Date.now() + 240_000,
        lifetimeMilliseconds,
      },
      'in',
    ),
    ...signedIn,
  },
  phoneSignedIn: { ...plain({ kind: 'phoneSignedIn', phone: 'iPhone, iOS 18.1, Safari' }, 'in'), ...signedIn },
  failureCardRemoved: failure('cardRemoved'),
  failurePinBlocked: failure('pinBlocked', { recovery: 'askStaff' }),
  failureNotTrusted: failure('certificateNotTrusted', { recovery: 'changeCard' }),
  failureExpired: failure('certificateExpired', {
    recovery: 'askStaff',
    details: ['Card issued by: Example Agency Card CA 1', 'Reader: Example CardMan 3121 00 00'],
    keys: [expiredKey, keyOf(0x9c, 'signature')],
  }),
  failureUnreachable: failure('issuerUnreachable'),
  failurePhrasesDiffer: failure('phrasesDiffer'),
  failureReaderGone: failure('readerGone'),
  idle: { ...enterPin(), idleSecondsLeft: 18 },
} as const satisfies Record<string, View>;

/** The name of a sample view. */
export type ViewName = keyof typeof views;

/** The codes that the station has a page for. */
export const stationFailureCodes: readonly StationFailureCode[] = failureCodes.filter(
  (code): code is StationFailureCode => !phoneFailureCodes.some((phoneCode) => phoneCode === code),
);

/** The same view in another language. */
export function inLanguage(view: View, language: Language | typeof longWords | typeof rightToLeft): View {
  // The station itself knows no pseudo-locale; the page that the tests build does.
  return { ...view, language: language as Language };
}
