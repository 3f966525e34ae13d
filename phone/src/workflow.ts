// SPDX-License-Identifier: Apache-2.0
// The phone's journey as one pure table: (state, event) -> { state, effects }. Effects (the issuer, the key store, the
// address bar) run in effects.ts and come back as events. An event that a state's row does not list changes nothing:
// answers that come late, or for an activation that is no longer shown, fall through.
//
// The numeric password travels in one event and one effect and is in no state. A camera belongs to its page
// (pages/scan.tsx): it is on exactly as long as that page is shown.

import type { Delivery } from '../../contract/activation.ts';
import type { PhoneInfo, ScannedActivation } from '../../contract/phone-api.ts';
import { endsActivation, type PhoneFailureCode } from './failures.ts';
import type { Route } from './routes.ts';
import { enterPhone, type SignInEffect, type SignInEvent, type SignInPage, signInRows } from './sign-in.ts';
import { fail, type Turn, to } from './turns.ts';

/** What the phone shows, and what surrounds every page. */
export interface State {
  /** The issuer's words about itself, once they have come. */
  readonly info?: PhoneInfo;
  readonly page: Page;
}

/** A page. */
export type Page =
  /** The issuer is asked who it is; then `route` is followed. */
  | { readonly kind: 'starting'; readonly route: Route }
  /** The first page; `newest` is the set-up on this phone that was touched last. */
  | { readonly kind: 'start'; readonly newest?: Enrolment }
  /** What setting up takes, for those who come from a mail. */
  | { readonly kind: 'access' }
  /** Why the camera is needed, before the browser asks. */
  | { readonly kind: 'explainingCamera' }
  /** The camera is on; `foreign`: what it read is no code of this issuer's stations. */
  | { readonly kind: 'scanning'; readonly foreign: boolean }
  /** Account and code are typed instead of scanned. */
  | { readonly kind: 'typing'; readonly sending: boolean; readonly problem?: Refusal }
  /** An activation is looked up; `stage` is what this phone has of it already. */
  | { readonly kind: 'opening'; readonly id: string; readonly stage: 'unknown' | Enrolment['stage'] }
  /** Where the credential is to go is asked, where there is a choice. */
  | { readonly kind: 'choosingWay'; readonly activation: ScannedActivation; readonly ways: readonly Delivery[] }
  /** The numeric password is asked for. `problem`: what happened to the one before. */
  | {
      readonly kind: 'password';
      readonly activation: ScannedActivation;
      readonly way: Delivery;
      readonly sending: boolean;
      readonly problem?: Refusal;
    }
  /** The phone shows the phrase of its own key and waits for the station. */
  | {
      readonly kind: 'comparing';
      readonly id: string;
      readonly digest: Uint8Array;
      readonly suspended: boolean;
      readonly connected: boolean;
    }
  /** Confirmed: the configuration profile can be fetched, and is then installed in the phone's settings. */
  | {
      readonly kind: 'profile';
      readonly id: string;
      readonly stage: 'ready' | 'fetching' | 'fetched';
      readonly problem?: PhoneFailureCode;
    }
  /** Keys go into files for the phone's system and its mail program, once. */
  | {
      readonly kind: 'files';
      readonly credential: Credential;
      /** Whether the credential has just come to the phone, or was there before. */
      readonly since: 'now' | 'before';
      readonly making: boolean;
      readonly made?: CertificateFiles;
      readonly problem?: PhoneFailureCode;
    }
  /** What this phone has got; `now` is the issuer's time. */
  | { readonly kind: 'credentials'; readonly now: number; readonly credentials?: readonly Listed[] }
  /** One of them, with what the issuer says of it, once it has been asked. */
  | { readonly kind: 'credential'; readonly credential: Credential; readonly standing?: Standing }
  /** Whether a credential is really to be removed. */
  | { readonly kind: 'removing'; readonly credential: Credential }
  /** The credential has come to the phone. */
  | { readonly kind: 'done'; readonly credential: Credential; readonly trial: Trial }
  | SignInPage
  /** Something went wrong; `route` is where trying again leads. */
  | { readonly kind: 'failed'; readonly code: PhoneFailureCode; readonly route: Route };

/** What the phone has stored of one activation, as far as pages show it. */
interface Enrolment {
  readonly id: string;
  readonly name: string;
  /** A key was made and perhaps sent; or the certificate is here. */
  readonly stage: 'keyed' | 'issued';
}

/** A credential as its page shows it. */
export interface Credential {
  readonly id: string;
  readonly name: string;
  readonly credentialType: string;
  /** The common name of the certificate's subject. */
  readonly person: string;
  /** Lower-case hexadecimal. */
  readonly serialNumber: string;
  /** Milliseconds since 1970. */
  readonly notAfter: number;
  /** DER. */
  readonly certificate: Uint8Array<ArrayBuffer>;
  /** Where its key is. */
  readonly delivery: Delivery;
  /** Its key is still here, to be put into a file. */
  readonly toFile: boolean;
  /** Keys for mail come with it, and were not taken yet. */
  readonly mail: boolean;
  /** From when on it renews itself, milliseconds since 1970; only a key in this browser does. */
  readonly renewFrom?: number;
}

/** A credential in the list, with what the issuer says of it, once it has been asked. */
interface Listed {
  readonly credential: Credential;
  readonly standing?: Standing;
}
export type Standing = 'accepted' | PhoneFailureCode;

/** What a key in a file is for: the phone's system; signing mail; reading mail, now or from an earlier phone. */
export type KeyUse = 'system' | 'signing' | 'encryption' | 'earlier';

/** A key and its certificate in a file. */
export interface CertificateFile {
  readonly use: KeyUse;
  readonly file: Uint8Array<ArrayBuffer>;
  /** From when on others have used the key, milliseconds since 1970. */
  readonly since: number;
  readonly taken: boolean;
}

/** Certificate files and their one password, on their one page and nowhere else. */
export interface CertificateFiles {
  readonly password: string;
  readonly files: readonly CertificateFile[];
  /** Why those for mail are not among them. */
  readonly mailProblem?: PhoneFailureCode;
}

/** Where "Try it" stands. */
export type Trial =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'accepted'; readonly subject: string }
  | { readonly kind: 'refused'; readonly code: PhoneFailureCode };

/** A failure, with the tries that remain where there is such a count. */
export interface Refusal {
  readonly code: PhoneFailureCode;
  readonly triesLeft?: number;
}

/** What has happened. */
export type Event =
  | { readonly kind: 'ready'; readonly info: PhoneInfo }
  | { readonly kind: 'unfit'; readonly code: PhoneFailureCode }
  | { readonly kind: 'arrived'; readonly route: Route }
  | { readonly kind: 'newestFound'; readonly enrolment: Enrolment }
  | { readonly kind: 'scanChosen' }
  | { readonly kind: 'continueChosen' }
  | { readonly kind: 'typeChosen' }
  | { readonly kind: 'newestChosen' }
  | { readonly kind: 'linkRead'; readonly id: string }
  | { readonly kind: 'foreignCodeRead' }
  | { readonly kind: 'cameraFailed'; readonly code: PhoneFailureCode }
  | { readonly kind: 'codeEntered'; readonly account: string; readonly code: string }
  | { readonly kind: 'codeAccepted'; readonly id: string }
  | { readonly kind: 'recalled'; readonly id: string; readonly stage: 'unknown' | 'keyed' }
  | { readonly kind: 'scanned'; readonly activation: ScannedActivation; readonly ways: readonly Delivery[] }
  | { readonly kind: 'wayChosen'; readonly way: Delivery }
  | { readonly kind: 'passwordEntered'; readonly password: string }
  | ({ readonly kind: 'held'; readonly id: string } & Held)
  | { readonly kind: 'profileReady'; readonly id: string }
  | { readonly kind: 'profileChosen' }
  | { readonly kind: 'profileFetched'; readonly id: string }
  | { readonly kind: 'profileRefused'; readonly id: string; readonly code: PhoneFailureCode }
  | { readonly kind: 'issued'; readonly credential: Credential }
  | { readonly kind: 'filesChosen'; readonly form: 'current' | 'older' }
  | { readonly kind: 'filesMade'; readonly id: string; readonly made: CertificateFiles }
  | { readonly kind: 'filesRefused'; readonly id: string; readonly code: PhoneFailureCode }
  | { readonly kind: 'fileTaken'; readonly index: number }
  | { readonly kind: 'filesInstalled' }
  | { readonly kind: 'laterChosen' }
  | { readonly kind: 'filesWanted' }
  | { readonly kind: 'listChosen' }
  | { readonly kind: 'listed'; readonly credentials: readonly Credential[]; readonly now: number }
  | { readonly kind: 'judged'; readonly id: string; readonly standing: Standing }
  | { readonly kind: 'credentialChosen'; readonly id: string }
  | { readonly kind: 'removeChosen' }
  | { readonly kind: 'keepChosen' }
  | { readonly kind: 'removalConfirmed' }
  | { readonly kind: 'removed' }
  | { readonly kind: 'renewed'; readonly old: string; readonly credential: Credential }
  | ({ readonly kind: 'refused'; readonly id?: string } & Refusal)
  | { readonly kind: 'lost'; readonly id?: string; readonly code: PhoneFailureCode }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'tryChosen' }
  | { readonly kind: 'trialAccepted'; readonly subject: string }
  | { readonly kind: 'trialRefused'; readonly code: PhoneFailureCode }
  | { readonly kind: 'againChosen' }
  | { readonly kind: 'startChosen' }
  | { readonly kind: 'crashed' }
  | SignInEvent;

/** The issuer holds the certificate back until the phrases have been compared. */
interface Held {
  /** SHA-256 that the phone made from its own key (contract/phrase.ts). */
  readonly digest: Uint8Array;
  readonly suspended: boolean;
  readonly retryAfterSeconds: number;
}

/** What is to be done. `poll` replaces a poll that waits or is under way; `enrol` goes on until there is an answer. */
export type Effect =
  | { readonly kind: 'prepare' }
  | { readonly kind: 'showAddress'; readonly route: Route }
  | { readonly kind: 'findNewest' }
  | { readonly kind: 'redeemCode'; readonly account: string; readonly code: string }
  | { readonly kind: 'recall'; readonly id: string }
  | { readonly kind: 'scan'; readonly id: string }
  | {
      readonly kind: 'enrol';
      readonly activation: ScannedActivation;
      readonly way: Delivery;
      readonly password: string;
    }
  | { readonly kind: 'poll'; readonly id: string; readonly afterSeconds: number }
  | { readonly kind: 'fetchProfile'; readonly id: string }
  | { readonly kind: 'makeFiles'; readonly id: string; readonly form: 'current' | 'older' }
  | { readonly kind: 'wipeKeys'; readonly id: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'judge'; readonly credential: Credential }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'renewDue'; readonly now: number }
  | { readonly kind: 'forget'; readonly id: string }
  | { readonly kind: 'tryCredential'; readonly id: string }
  | SignInEffect;

/** Where an event leads. */
export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Seconds between polls while the network is away. */
const reconnectSeconds = 3;

/** The state before anything has happened: `route` is the address that was opened. */
export function begin(route: Route): Step {
  return { state: { page: { kind: 'starting', route } }, effects: [{ kind: 'prepare' }] };
}

/** The next state, and what is to be done on the way. */
export function next(state: State, event: Event): Step {
  const known = event.kind === 'ready' ? { ...state, info: event.info } : state;
  // The compiler cannot see that the row and the column belong to this page and this event.
  const row = table[state.page.kind] as Readonly<Record<string, unknown>>;
  const move = (row[event.kind] ?? anywhere[event.kind]) as Move<Page, Event> | undefined;
  const { page, effects } = move?.(state.page, event) ?? stay(state.page);
  return { state: { ...known, page }, effects };
}

type Move<P extends Page, E extends Event> = (page: P, event: E) => Turn | undefined;
type Of<Union extends { kind: string }, Kind> = Extract<Union, { kind: Kind }>;
/** What events mean on a page. */
export type Row<P extends Page> = { readonly [Kind in Event['kind']]?: Move<P, Of<Event, Kind>> };

const anywhere: Row<Page> = {
  arrived: (page, { route }) => (page.kind === 'starting' ? to({ ...page, route }) : enter(route)),
  startChosen: () => go({ kind: 'start' }),
  scanChosen: () => go({ kind: 'camera' }),
  typeChosen: () => go({ kind: 'code' }),
  phoneChosen: () => go({ kind: 'phone' }),
  listChosen: () => go({ kind: 'credentials' }),
  accessChosen: () => go({ kind: 'access' }),
  crashed: () => fail('phoneFailed', { kind: 'start' }),
  renewed: (page, { old, credential }) => {
    const isShown = page.kind === 'done' || page.kind === 'credential';
    if (isShown && page.credential.id === old) return look(credential);
    return page.kind === 'credentials' ? to(page, { kind: 'list' }) : undefined;
  },
};

const table: { readonly [Kind in Page['kind']]: Row<Of<Page, Kind>> } = {
  starting: {
    ready: (page, { info }) => {
      const { page: entered, effects } = enter(page.route);
      return to(entered, ...effects, { kind: 'renewDue', now: info.now });
    },
    unfit: (page, { code }) => fail(code, page.route),
  },
  start: {
    newestFound: (page, { enrolment }) => to({ ...page, newest: enrolment }),
    newestChosen: (page) => page.newest && go({ kind: 'activation', id: page.newest.id }),
  },
  access: {},
  explainingCamera: {
    continueChosen: () => to({ kind: 'scanning', foreign: false }),
  },
  scanning: {
    linkRead: (_, { id }) => go({ kind: 'activation', id }),
    foreignCodeRead: (page) => to({ ...page, foreign: true }),
    cameraFailed: (_, { code }) => fail(code, { kind: 'camera' }),
  },
  typing: {
    codeEntered: (page, { account, code }) =>
      page.sending ? undefined : to({ kind: 'typing', sending: true }, { kind: 'redeemCode', account, code }),
    codeAccepted: (_, { id }) => go({ kind: 'activation', id }),
    refused: (_, { code, triesLeft }) =>
      to({ kind: 'typing', sending: false, problem: { code, ...(triesLeft !== undefined && { triesLeft }) } }),
    lost: (_, { code }) => to({ kind: 'typing', sending: false, problem: { code } }),
  },
  opening: {
    recalled: forThis((page, { stage }) =>
      stage === 'keyed'
        ? to({ ...page, stage }, { kind: 'poll', id: page.id, afterSeconds: 0 })
        : to({ ...page, stage }, { kind: 'scan', id: page.id }),
    ),
    scanned: (page, event) => (event.activation.id === page.id ? opened(page.stage, event) : undefined),
    held: forThis((page, event) => compare(page.id, event)),
    profileReady: forThis(({ id }) => awaitProfile({ kind: 'profile', id, stage: 'ready' })),
    // What was here already is looked at; what was waited for has come.
    issued: (page, { credential }) => {
      if (credential.id !== page.id) return undefined;
      if (page.stage === 'keyed') return show(credential);
      return credential.toFile ? to({ kind: 'files', credential, since: 'before', making: false }) : look(credential);
    },
    // The issuer does not know the key: the password never arrived, and is asked for again.
    refused: forThis((page, { code }) =>
      isUnproven(code) && page.stage === 'keyed' ? to(page, { kind: 'scan', id: page.id }) : end(page.id, code),
    ),
    lost: forThis((page, { code }) => fail(code, { kind: 'activation', id: page.id })),
  },
  choosingWay: {
    wayChosen: ({ activation }, { way }) => to({ kind: 'password', activation, way, sending: false }),
  },
  password: {
    passwordEntered: ({ activation, way, sending }, { password }) =>
      sending
        ? undefined
        : to({ kind: 'password', activation, way, sending: true }, { kind: 'enrol', activation, way, password }),
    held: (page, event) => (event.id === page.activation.id ? compare(event.id, event) : undefined),
    issued: (page, { credential }) => (credential.id === page.activation.id ? show(credential) : undefined),
    refused: (page, event) => (event.id === page.activation.id ? passwordRefused(page, event) : undefined),
    // The number stays with the effect, which goes on trying: the station may not show it any more.
    lost: (page, { id, code }) => (id === page.activation.id ? to({ ...page, problem: { code } }) : undefined),
  },
  comparing: {
    held: forThis((page, event) => compare(page.id, event)),
    profileReady: forThis(({ id }) => awaitProfile({ kind: 'profile', id, stage: 'ready' })),
    issued: (page, { credential }) => (credential.id === page.id ? show(credential) : undefined),
    // The issuer does not know the key any more: back to where it is looked up.
    refused: forThis((page, { code }) =>
      isUnproven(code) ? enter({ kind: 'activation', id: page.id }) : end(page.id, code),
    ),
    lost: forThis((page) =>
      to({ ...page, connected: false }, { kind: 'poll', id: page.id, afterSeconds: reconnectSeconds }),
    ),
    resumed: (page) => to(page, { kind: 'poll', id: page.id, afterSeconds: 0 }),
  },
  profile: {
    profileChosen: ({ id, stage }) =>
      stage === 'fetching' ? undefined : to({ kind: 'profile', id, stage: 'fetching' }, { kind: 'fetchProfile', id }),
    profileFetched: forThis(({ id }) => awaitProfile({ kind: 'profile', id, stage: 'fetched' }, 0)),
    profileRefused: forThis(({ id }, { code }) =>
      endsActivation(code) ? end(id, code) : to({ kind: 'profile', id, stage: 'ready', problem: code }),
    ),
    profileReady: forThis((page) => awaitProfile(page)),
    issued: (page, { credential }) => (credential.id === page.id ? show(credential) : undefined),
    refused: forThis((page, { code }) => end(page.id, code)),
    lost: forThis((page) => awaitProfile(page)),
    resumed: (page) => awaitProfile(page, 0),
  },
  files: {
    filesChosen: ({ credential, since, making, made }, { form }) =>
      making || made
        ? undefined
        : to({ kind: 'files', credential, since, making: true }, { kind: 'makeFiles', id: credential.id, form }),
    filesMade: ({ credential, since }, { id, made }) =>
      credential.id === id ? to({ kind: 'files', credential, since, making: false, made }) : undefined,
    filesRefused: ({ credential, since }, { id, code }) =>
      credential.id === id ? to({ kind: 'files', credential, since, making: false, problem: code }) : undefined,
    // There are no second files: the keys are forgotten as soon as all were taken.
    fileTaken: (page, { index }) => {
      if (!page.made) return undefined;
      const files = page.made.files.map((file, at) => (at === index ? { ...file, taken: true } : file));
      const taken: Page = { ...page, made: { ...page.made, files } };
      return files.every((file) => file.taken) ? to(taken, { kind: 'wipeKeys', id: page.credential.id }) : to(taken);
    },
    filesInstalled: ({ credential, since }) =>
      after(since, { ...credential, toFile: false, mail: false }, { kind: 'wipeKeys', id: credential.id }),
    laterChosen: ({ credential, since }) => after(since, credential),
  },
  credentials: {
    listed: (page, { credentials, now }) =>
      to({ ...page, now, credentials: credentials.map((credential) => ({ credential })) }),
    judged: (page, { id, standing }) =>
      to({
        ...page,
        ...(page.credentials && {
          credentials: page.credentials.map((each) => (each.credential.id === id ? { ...each, standing } : each)),
        }),
      }),
    credentialChosen: ({ credentials }, { id }) => {
      const chosen = credentials?.find(({ credential }) => credential.id === id);
      return (
        chosen && to({ kind: 'credential', ...chosen }, { kind: 'showAddress', route: { kind: 'activation', id } })
      );
    },
  },
  credential: {
    judged: (page, { id, standing }) => (page.credential.id === id ? to({ ...page, standing }) : undefined),
    filesWanted: ({ credential }) => to({ kind: 'files', credential, since: 'before', making: false }),
    removeChosen: ({ credential }) => to({ kind: 'removing', credential }),
    resumed: ({ credential }) => look(credential),
  },
  removing: {
    keepChosen: ({ credential }) => look(credential),
    removalConfirmed: (page) => to(page, { kind: 'remove', id: page.credential.id }),
    removed: () => go({ kind: 'credentials' }),
  },
  done: {
    filesWanted: ({ credential }) => show(credential),
    tryChosen: (page) =>
      page.trial.kind === 'running'
        ? undefined
        : to({ ...page, trial: { kind: 'running' } }, { kind: 'tryCredential', id: page.credential.id }),
    trialAccepted: (page, { subject }) => to({ ...page, trial: { kind: 'accepted', subject } }),
    trialRefused: (page, { code }) => to({ ...page, trial: { kind: 'refused', code } }),
  },
  ...signInRows,
  failed: {
    againChosen: ({ route }, _) => to({ kind: 'starting', route }, { kind: 'prepare' }),
  },
};

/** Opens the page of an address that is shown already. */
function enter(route: Route): Turn {
  switch (route.kind) {
    case 'start':
      return to({ kind: 'start' }, { kind: 'findNewest' });
    case 'access':
      return to({ kind: 'access' });
    case 'camera':
      return to({ kind: 'explainingCamera' });
    case 'code':
      return to({ kind: 'typing', sending: false });
    case 'credentials':
      return to({ kind: 'credentials', now: 0 }, { kind: 'list' });
    case 'activation':
      return to({ kind: 'opening', id: route.id, stage: 'unknown' }, { kind: 'recall', id: route.id });
    case 'phone':
      return enterPhone();
    case 'unknown':
      return fail('codeForeign', { kind: 'start' });
    case 'nowhere':
      return fail('notFound', { kind: 'start' });
  }
}

/** Opens a page and shows its address. */
function go(route: Route): Turn {
  const { page, effects } = enter(route);
  return { page, effects: [{ kind: 'showAddress', route }, ...effects] };
}

/**
 * The issuer knows the activation. Where a phone has sent its key already and this one has none, a password would only
 * bring a second key and so end the activation for both: it is not asked for.
 */
function opened(stage: 'unknown' | Enrolment['stage'], { activation, ways }: Of<Event, 'scanned'>): Turn {
  const open = activation.state === 'waiting' || activation.state === 'scanned';
  if (activation.state === 'void') return end(activation.id, 'activationCancelled');
  if (!open && stage === 'unknown') return fail('activationUsed', { kind: 'activation', id: activation.id });
  // A key that is there already goes where it was meant to go.
  if (stage === 'unknown' && ways.length > 1) return to({ kind: 'choosingWay', activation, ways });
  return to({ kind: 'password', activation, way: 'browser', sending: false });
}

/** What the issuer says to a key that it has not taken and that comes without the password. */
function isUnproven(code: PhoneFailureCode): boolean {
  return code === 'requestForbidden' || code === 'wrongPassword';
}

function passwordRefused({ activation, way }: Of<Page, 'password'>, { code, triesLeft }: Refusal): Turn {
  if (code !== 'wrongPassword') return end(activation.id, code);
  const passwordTriesLeft = triesLeft ?? Math.max(0, activation.passwordTriesLeft - 1);
  return to({
    kind: 'password',
    activation: { ...activation, passwordTriesLeft },
    way,
    sending: false,
    problem: { code, triesLeft: passwordTriesLeft },
  });
}

function compare(id: string, { digest, suspended, retryAfterSeconds }: Held): Turn {
  return to(
    { kind: 'comparing', id, digest, suspended, connected: true },
    { kind: 'poll', id, afterSeconds: retryAfterSeconds },
  );
}

/** The phone's own client fetches the certificate at a time of its own: the issuer is asked whether it has. */
function awaitProfile(page: Of<Page, 'profile'>, afterSeconds = reconnectSeconds): Turn {
  return to(page, { kind: 'poll', id: page.id, afterSeconds });
}

/** A credential has come: its keys go into files first, where they are to. */
function show(credential: Credential): Turn {
  return credential.toFile || credential.mail
    ? to({ kind: 'files', credential, since: 'now', making: false })
    : after('now', credential);
}

/** A credential that is here is looked at, and the issuer is asked about it. */
function look(credential: Credential): Turn {
  return to({ kind: 'credential', credential }, { kind: 'judge', credential });
}

/** Where the way of its files ends. */
function after(since: 'now' | 'before', credential: Credential, ...effects: Effect[]): Turn {
  const { page, effects: further } =
    since === 'now' ? to({ kind: 'done', credential, trial: { kind: 'idle' } }) : look(credential);
  return to(page, ...effects, ...further);
}

/** A failure on the way to a credential; where it is for good, the key is of no further use. */
function end(id: string, code: PhoneFailureCode): Turn {
  const { page } = fail(code, { kind: 'activation', id });
  return endsActivation(code) ? to(page, { kind: 'forget', id }) : to(page);
}

function stay(page: Page): Turn {
  return { page, effects: [] };
}

/** A move for events about this page's activation only. */
function forThis<P extends Page & { readonly id: string }, E extends Event & { readonly id?: string }>(
  move: Move<P, E>,
): Move<P, E> {
  return (page, event) => (event.id === page.id ? move(page, event) : undefined);
}
