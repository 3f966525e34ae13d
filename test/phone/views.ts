// SPDX-License-Identifier: Apache-2.0
// A sample of every page of the phone's app, and of what differs on a page.

import type { EnrolledPhone, PhoneInfo, ScannedActivation } from '../../contract/phone-api.ts';
import type { Credential, Page, State } from '../../phone/src/workflow.ts';

const info: PhoneInfo = {
  organisation: 'Example Agency',
  practice: true,
  support: 'the help desk, extension 4400',
  now: Date.UTC(2026, 10, 28),
};

const id = 'ABCDEFGHIJKLMNOPQRSTUVWXYA';
const activation: ScannedActivation = {
  id,
  state: 'scanned',
  name: 'Practice Cardholder’s phone',
  credentialType: 'Mobile smart credential',
  mail: false,
  expiresInMilliseconds: 540_000,
  passwordTriesLeft: 5,
  deliveries: ['browser'],
};
const digest = Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256);
const credential: Credential = {
  id,
  name: 'Practice Cardholder’s phone',
  credentialType: 'Mobile smart credential',
  person: 'Practice Cardholder',
  serialNumber: '7c1f2b3d4e5f60718293a4b5',
  notAfter: Date.UTC(2029, 10, 27),
  certificate: new Uint8Array([0x30, 0]),
  delivery: 'browser',
  toFile: false,
  mail: false,
  renewFrom: Date.UTC(2028, 10, 27),
};
const enrolled: EnrolledPhone = {
  account: 'practice.cardholder@pivot.example',
  phone: {
    id: 'a',
    name: 'My work phone',
    kind: 'iPhone, iOS 18.1, Safari',
    enrolledAt: Date.UTC(2026, 10, 22),
    contactAt: Date.UTC(2026, 10, 28),
  },
  others: [],
  isTold: false,
};
const tablet = { ...enrolled.phone, id: 'b', name: 'Tablet', kind: 'iPad, iPadOS 18.1, Safari' };
const file = { file: new Uint8Array([0x30, 0]), since: Date.UTC(2026, 1, 3), taken: false };

const pages = {
  starting: { kind: 'starting', route: { kind: 'start' } },
  start: { kind: 'start' },
  startAgain: { kind: 'start', newest: { id, name: 'Practice Cardholder’s phone', stage: 'issued' } },
  access: { kind: 'access' },
  camera: { kind: 'explainingCamera' },
  scanning: { kind: 'scanning', foreign: true },
  code: { kind: 'typing', sending: false },
  codeRefused: { kind: 'typing', sending: false, problem: { code: 'codeUnknown' } },
  opening: { kind: 'opening', id, stage: 'unknown' },
  way: { kind: 'choosingWay', activation, ways: ['profile', 'browser'] },
  password: { kind: 'password', activation, way: 'browser', sending: false },
  passwordWrong: {
    kind: 'password',
    activation: { ...activation, passwordTriesLeft: 1 },
    way: 'browser',
    sending: false,
    problem: { code: 'wrongPassword', triesLeft: 1 },
  },
  sending: { kind: 'password', activation, way: 'browser', sending: true },
  compare: { kind: 'comparing', id, digest, suspended: false, connected: true },
  compareLeft: { kind: 'comparing', id, digest, suspended: true, connected: true },
  profile: { kind: 'profile', id, stage: 'ready' },
  profileFetched: { kind: 'profile', id, stage: 'fetched' },
  file: { kind: 'files', credential: { ...credential, delivery: 'file', toFile: true }, since: 'now', making: false },
  fileMade: {
    kind: 'files',
    credential: { ...credential, delivery: 'file', toFile: true },
    since: 'now',
    making: false,
    made: { password: 'K7QM3XRT9WHC2VNP', files: [{ ...file, use: 'system' }] },
  },
  mailFiles: { kind: 'files', credential: { ...credential, mail: true }, since: 'now', making: false },
  mailFilesMade: {
    kind: 'files',
    credential: { ...credential, mail: true },
    since: 'now',
    making: false,
    made: {
      password: 'K7QM3XRT9WHC2VNP',
      files: [
        { ...file, use: 'signing', taken: true },
        { ...file, use: 'encryption' },
        { ...file, use: 'earlier' },
      ],
    },
  },
  done: { kind: 'done', credential, trial: { kind: 'idle' } },
  doneTried: { kind: 'done', credential, trial: { kind: 'accepted', subject: 'Practice Cardholder' } },
  doneProfile: { kind: 'done', credential: { ...credential, delivery: 'profile' }, trial: { kind: 'idle' } },
  credentials: {
    kind: 'credentials',
    now: info.now,
    credentials: [
      { credential, standing: 'accepted' },
      { credential: { ...credential, id: 'x', name: 'Before', delivery: 'profile' } },
      { credential: { ...credential, id: 'y', name: 'Old', notAfter: info.now - 1 } },
      { credential: { ...credential, id: 'z', name: 'Ended' }, standing: 'certificateRevoked' },
    ],
  },
  credentialsNone: { kind: 'credentials', now: info.now, credentials: [] },
  credential: { kind: 'credential', credential: { ...credential, mail: true }, standing: 'accepted' },
  credentialAsked: { kind: 'credential', credential: { ...credential, delivery: 'profile' } },
  credentialEnded: { kind: 'credential', credential, standing: 'certificateRevoked' },
  remove: { kind: 'removing', credential },
  account: { kind: 'namingAccount', sending: false },
  userCode: { kind: 'showingCode', code: 'BCDF-GHJK', endsAt: Date.UTC(2129, 0, 1), connected: true },
  number: { kind: 'enteringNumber', sending: false },
  namePhone: { kind: 'namingPhone', sending: false },
  phone: { kind: 'phone', enrolled, push: 'offered' },
  phoneTold: { kind: 'phone', enrolled: { ...enrolled, others: [tablet] }, push: 'on' },
  phoneEquipped: { kind: 'phone', enrolled, push: 'on', hasCredential: true },
  phoneRefused: { kind: 'phone', enrolled, push: 'refused' },
  phoneHomeScreen: { kind: 'phone', enrolled, push: 'homeScreen' },
  removePhone: { kind: 'endingPhone', enrolled },
  lostPhone: { kind: 'endingPhone', enrolled, lost: tablet },
  failedExpired: { kind: 'failed', code: 'activationExpired', route: { kind: 'start' } },
  failedOffline: { kind: 'failed', code: 'phoneOffline', route: { kind: 'start' } },
  failedCamera: { kind: 'failed', code: 'cameraRefused', route: { kind: 'camera' } },
} as const satisfies Record<string, Page>;

/** The name of a sample. */
export type PhoneViewName = keyof typeof pages;
/** The names of all samples. */
export const phoneViewNames = Object.keys(pages) as PhoneViewName[];

/** The state in which a sample is shown. */
export function phoneView(name: PhoneViewName): State {
  return { info, page: pages[name] };
}
