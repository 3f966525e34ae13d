// SPDX-License-Identifier: Apache-2.0
// The table under any order of events: a random walk that a seed repeats. What must hold, holds after each step.

import { describe, expect, test } from 'vitest';
import type { ActivationStatus } from '../../contract/activation.ts';
import type { CardInspection } from '../../contract/card.ts';
import { credentialAct, type OwnCredential, type OwnPhone, phoneAct } from '../../contract/credentials.ts';
import { encodeActivationId } from '../../contract/qr.ts';
import { selfServiceAction } from '../../contract/self-service.ts';
import { signInState } from '../../contract/sign-in.ts';
import { stationAction } from '../../contract/station-actions.ts';
import type { AskedSignIn } from '../../contract/station-api.ts';
import { keepsPins } from '../../main/station/actions/change-pin.ts';
import type { Effect } from '../../main/station/effects.ts';
import type { StationEvent } from '../../main/station/events.ts';
import type { CardPresence, ReaderName, ReadersState } from '../../main/station/ports.ts';
import { activationOf, initialSituation, type Situation, visitOf } from '../../main/station/state.ts';
import { heldCards } from '../../main/station/upkeep.ts';
import { viewOf } from '../../main/station/view.ts';
import { type Transition, transition } from '../../main/station/workflow.ts';
import { issuerInfo } from './fake-issuer.ts';
import { usualRules } from './usual-rules.ts';

type Unnamed<Event> = Event extends StationEvent ? Omit<Event, 'id'> : never;

/** A small generator of pseudorandom numbers (mulberry32), so that a failure can be repeated. */
function createDice(seed: number) {
  let state = seed;
  const roll = (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
  const pick = <One>(all: readonly One[]): One => all[roll(all.length)] as One;
  return { roll, pick };
}

type Dice = ReturnType<typeof createDice>;

const readerNames = ['Reader one', 'Reader two'] as ReaderName[];
const pin = () => new TextEncoder().encode('123456');
const failureCodes = [
  'issuerUnreachable',
  'sessionEnded',
  'issuerFailed',
  'activationExpired',
  'loginRefused',
] as const;
const cardFailures = [
  'cardRemoved',
  'pinPadTimedOut',
  'pinPadUnable',
  'pinBlocked',
  'notPivCard',
  'readerHung',
  'pinFormat',
  'serviceStopped',
] as const;

function someReaders({ roll, pick }: Dice): ReadersState {
  if (roll(12) === 0) return { service: 'stopped', readers: [] };
  const presences: readonly CardPresence[] = ['absent', 'present', 'present', 'mute', 'inUse'];
  const readers = readerNames.filter(() => roll(6) > 0);
  return {
    service: 'running',
    readers: readers.map((name) => ({ name, card: pick(presences), insertion: roll(3) })),
  };
}

function someStatus({ roll, pick }: Dice, id: string): ActivationStatus {
  const state = pick(['waiting', 'scanned', 'claimed', 'confirmed', 'collected', 'void'] as const);
  const issued = { serialNumber: '0a', subject: 'CN=X', notBefore: 0, notAfter: 1, certificate: 'AAAA' };
  return {
    id,
    state,
    suspended: false,
    name: 'x',
    credentialType: 'mobile',
    expiresAt: 0,
    expiresInMilliseconds: roll(1_000),
    passwordTriesLeft: 5,
    ...(state === 'void' ? { voidReason: 'twoPhones' as const } : {}),
    ...(state === 'claimed' ? { phraseDigest: 'AAAA' } : {}),
    ...(state === 'confirmed' || state === 'collected' ? { issued } : {}),
  };
}

function someCredential(): OwnCredential {
  return {
    id: encodeActivationId(new Uint8Array(16)),
    name: 'x',
    phone: '',
    credentialType: 'Mobile',
    state: 'active',
    issuedAt: 0,
    notAfter: 1,
    daysLeft: 0,
    acts: credentialAct.options,
  };
}

function somePhone(): OwnPhone {
  return { id: 'p', name: 'x', kind: '', state: 'enrolled', enrolledAt: 1, contactAt: 1, acts: phoneAct.options };
}

/** Anything that may happen; answers mostly belong to the present step, sometimes to one before. */
function someEvent(situation: Situation, dice: Dice, visit: string): Unnamed<StationEvent> {
  const { roll, pick } = dice;
  const step = situation.step - (roll(6) === 0 ? 1 : 0);
  const reader = pick(readerNames);
  const id = activationOf(situation.state)?.opened.status.id ?? encodeActivationId(new Uint8Array(16).fill(roll(3)));
  const failure = { code: pick(failureCodes), detail: '' };
  const certificate = new Uint8Array([1]);
  const presented = { certificate, algorithm: 'ES256', attemptsLeft: roll(4), pinPad: roll(3) === 0 } as const;
  const opened = { status: someStatus(dice, id), link: 'L', typedCode: '1', shortAddress: 's', account: 'a' };
  const withPassword = roll(8) > 0 ? { password: '12345678' } : {};
  const login = {
    visit,
    person: { name: 'X', account: 'x' },
    actions: [...stationAction.options],
    defaultName: 'x',
    credentialTypes: [{ id: 'mobile', name: 'Mobile', lifetimeDays: 1 }],
    ...(roll(3) === 0 ? { resumable: id } : {}),
  };
  const payload = undefined;
  const credential = someCredential();
  const phone = somePhone();
  const contents: CardInspection = {
    identity: 'absent',
    keys: [],
    elsewhere: undefined,
    pin: { attemptsLeft: 3, primary: undefined },
    printed: 'behindPin',
    application: { identifier: undefined, algorithms: [], capabilities: undefined },
  };
  const judgement = { accepted: roll(4) > 0, holder: 'X', issuer: 'Y', notAfter: 1 };
  const challenge = { visit: 'c', nonce: 'n', origin: 'o', expiresInMilliseconds: 1 };
  const equipment = { mode: 'home', virtualCard: roll(3) === 0 } as const;
  const token = {
    unverifiedCertificate: 'A',
    algorithm: 'ES256',
    signature: 'A',
    format: 'web-eid:1.0',
    appVersion: '',
  } as const;
  const events = {
    otherReaders: { kind: 'readersChanged', readers: someReaders(dice) },
    sameReaders: { kind: 'readersChanged', readers: situation.readers },
    equipmentOpened: { kind: 'equipmentOpened', step, equipment },
    cardRead: { kind: 'cardRead', step, reader, presented },
    cardJudged: { kind: 'cardJudged', step, reader, judgement },
    cardFailed: { kind: 'cardFailed', step, reader, failure: { code: pick(cardFailures) } },
    wrongPin: { kind: 'cardFailed', step, reader, failure: { code: 'wrongPin', attemptsLeft: roll(3) } },
    submitPin: { kind: 'submitPin', payload: pin() },
    submitPuk: { kind: 'submitPin', payload: new TextEncoder().encode('12345678') },
    unblockPin: { kind: 'unblockPin', payload },
    challengeReceived: { kind: 'challengeReceived', step, challenge, pin: pin() },
    challengeForPad: { kind: 'challengeReceived', step, challenge },
    pinVerified: { kind: 'pinVerified', step },
    challengeSigned: { kind: 'challengeSigned', step, token },
    loggedIn: { kind: 'loggedIn', step, login },
    activationOpened: { kind: 'activationOpened', step, opened: { ...opened, ...withPassword }, endsAt: roll(1_000) },
    activationChanged: { kind: 'activationChanged', status: someStatus(dice, id), endsAt: roll(1_000) },
    issuerFailed: { kind: 'issuerFailed', step, failure },
    followingFailed: { kind: 'followingFailed', activationId: id, failure },
    issuerAnswered: { kind: 'issuerAnswered', info: issuerInfo() },
    timerEnded: { kind: 'timerEnded', timer: pick(['idle', 'activation', 'visit', 'probe', 'lock'] as const) },
    useLastAttempt: { kind: 'useLastAttempt', payload },
    chooseCertificate: { kind: 'chooseCertificate', payload: { reader } },
    chooseAction: { kind: 'chooseAction', payload: 'setUpPhone' },
    otherAction: { kind: 'chooseAction', payload: pick(selfServiceAction.options) },
    chooseCredential: { kind: 'chooseCredential', payload: { id: credential.id } },
    actOnCredential: { kind: 'actOnCredential', payload: pick(credentialAct.options) },
    appInstalled: { kind: 'appInstalled', payload },
    showCode: { kind: 'showCode', payload },
    confirmAct: { kind: 'confirmAct', payload },
    cardHeld: { kind: 'cardHeld', step, attemptsLeft: roll(4) },
    newPinKept: { kind: 'newPinKept', step, same: roll(4) === 0 },
    newPinRepeated: { kind: 'newPinRepeated', step, same: roll(4) > 0 },
    pinPadLookedFor: { kind: 'pinPadLookedFor', step, pinPad: roll(2) === 0 },
    pinReplaced: { kind: 'pinReplaced', step },
    chooseManage: { kind: 'chooseAction', payload: 'manageCredentials' },
    chooseShowCard: { kind: 'chooseAction', payload: 'showCard' },
    chooseChangePin: { kind: 'chooseAction', payload: 'changePin' },
    cardInspected: { kind: 'cardInspected', step, reader, contents },
    showPrinted: { kind: 'showPrinted', payload },
    printedRead: { kind: 'printedRead', step, printed: 'absent' },
    signerJudged: { kind: 'signerJudged', step, judgement: { trusted: true } },
    choosePhone: { kind: 'choosePhone', payload: { id: phone.id } },
    actOnPhone: { kind: 'actOnPhone', payload: pick(phoneAct.options) },
    holdingsListed: { kind: 'holdingsListed', step, holdings: { credentials: [credential], phones: [phone] } },
    chooseSignIn: { kind: 'chooseAction', payload: 'signInPhone' },
    submitUserCode: { kind: 'submitUserCode', payload: 'BCDFGHJK' },
    approvePhone: { kind: 'approvePhone', payload },
    rejectPhone: { kind: 'rejectPhone', payload },
    phoneFound: { kind: 'phoneFound', step, asked: someSignIn(dice), askedAt: 1 },
    signInApproved: {
      kind: 'signInApproved',
      step,
      approved: { number: '42', expiresInMilliseconds: 1 },
      endsAt: roll(1_000),
    },
    signInTold: { kind: 'signInTold', step, asked: someSignIn(dice) },
    phoneSent: { kind: 'signInTold', step, asked: { ...someSignIn(dice), state: 'signedIn' } },
    changeName: { kind: 'changeName', payload: 'y' },
    phrasesMatch: { kind: 'phrasesMatch', payload },
    phrasesDiffer: { kind: 'phrasesDiffer', payload },
    goBack: { kind: 'goBack', payload },
    tryAgain: { kind: 'tryAgain', payload },
    needMoreTime: { kind: 'needMoreTime', payload },
    insertPracticeCard: { kind: 'insertPracticeCard', payload },
    removePracticeCard: { kind: 'removePracticeCard', payload },
    signOut: { kind: 'signOut', payload },
    personActive: { kind: 'personActive' },
    openAdministrator: { kind: 'openAdministrator', payload },
    submitAdministratorPin: { kind: 'submitAdministratorPin', payload: pin() },
    administratorRefused: { kind: 'administratorRefused', step, secondsLocked: roll(3) },
    pinTyped: { kind: 'pinTyped', digits: roll(9) },
    stationBroke: { kind: 'stationBroke', detail: 'a bug' },
  } as const satisfies Record<string, Unnamed<StationEvent>>;
  // Mostly what leads on, or no walk would get far; now and then anything at all.
  const anything = Object.keys(events) as (keyof typeof events)[];
  return events[pick(roll(5) === 0 ? anything : onward[situation.state.kind])];
}

const kiosk = { attractSeconds: 60, hasExit: true, pinByKeyboard: false, padShuffled: false, speech: 'off' } as const;

function someSignIn({ pick }: Dice): AskedSignIn {
  const state = pick(signInState.options);
  const from = { phone: 'iPhone', address: '203.0.113.24', sameNetwork: true };
  return { id: 'ab'.repeat(32), state, ...from, askedMillisecondsAgo: 1, expiresInMilliseconds: 1 };
}

/** What leads on from each state. */
const onward = {
  openingEquipment: ['equipmentOpened'],
  waitingForCard: ['otherReaders', 'tryAgain', 'timerEnded', 'openAdministrator'],
  resting: ['personActive', 'otherReaders'],
  administering: ['submitAdministratorPin', 'administratorRefused', 'timerEnded', 'goBack'],
  readingCards: ['cardRead', 'cardJudged', 'otherReaders'],
  choosingCard: ['chooseCertificate', 'chooseCertificate', 'otherReaders', 'cardInspected'],
  enteringPin: ['submitPin'],
  weighingLastAttempt: ['useLastAttempt'],
  preparingPinPad: ['challengeForPad'],
  enteringPinOnPad: ['pinVerified', 'pinVerified', 'wrongPin', 'cardFailed'],
  fetchingChallenge: ['challengeReceived'],
  signing: ['challengeSigned', 'challengeSigned', 'wrongPin'],
  loggingIn: ['loggedIn'],
  choosingAction: [
    'chooseAction',
    'otherAction',
    'otherAction',
    'chooseSignIn',
    'chooseChangePin',
    'chooseShowCard',
    'chooseManage',
  ],
  askingForApp: ['appInstalled', 'goBack'],
  namingCredential: ['showCode', 'changeName'],
  inspectingCard: ['cardInspected', 'cardInspected', 'cardFailed'],
  showingCard: ['goBack', 'signerJudged', 'showPrinted', 'showPrinted'],
  holdingCardToShow: ['cardHeld', 'cardHeld', 'cardFailed'],
  weighingPinToShow: ['useLastAttempt', 'goBack'],
  enteringPinToShow: ['submitPin', 'submitPin', 'goBack'],
  enteringPinToShowOnPad: ['pinVerified', 'wrongPin', 'cardFailed'],
  readingPrinted: ['printedRead', 'wrongPin', 'cardFailed'],
  showingPrinted: ['goBack'],
  readingInstructions: ['goBack'],
  lookingForPinPad: ['pinPadLookedFor', 'pinPadLookedFor', 'cardFailed'],
  unblockingPinOnPad: ['pinReplaced', 'wrongPin', 'cardFailed', 'otherReaders'],
  enteringPuk: ['submitPuk'],
  choosingUnblockedPin: ['submitPin', 'newPinKept'],
  repeatingUnblockedPin: ['submitPin', 'newPinRepeated'],
  unblockingPin: ['pinReplaced', 'wrongPin', 'cardFailed', 'otherReaders'],
  pinUnblocked: ['tryAgain'],
  holdingCard: ['cardHeld', 'cardHeld', 'cardFailed'],
  enteringPresentPin: ['submitPin', 'submitPin', 'goBack'],
  weighingPresentPin: ['useLastAttempt'],
  choosingNewPin: ['submitPin', 'newPinKept', 'newPinKept'],
  repeatingNewPin: ['submitPin', 'newPinRepeated'],
  changingPinOnPad: ['pinReplaced', 'pinReplaced', 'wrongPin', 'cardFailed'],
  changingPin: ['pinReplaced', 'pinReplaced', 'wrongPin', 'cardFailed', 'otherReaders'],
  pinChanged: ['goBack'],
  listingCredentials: ['holdingsListed'],
  showingCredentials: ['chooseCredential', 'choosePhone', 'choosePhone', 'goBack'],
  showingPhone: ['chooseCredential', 'actOnPhone', 'goBack'],
  weighingPhoneAct: ['confirmAct', 'goBack'],
  changingPhone: ['holdingsListed', 'issuerFailed'],
  phoneChanged: ['goBack'],
  showingCredential: ['actOnCredential', 'goBack'],
  weighingCredentialAct: ['confirmAct', 'goBack'],
  changingCredential: ['holdingsListed', 'issuerFailed'],
  credentialChanged: ['goBack'],
  openingActivation: ['activationOpened'],
  resumingActivation: ['activationOpened', 'issuerFailed'],
  pairing: ['activationChanged', 'changeName'],
  comparing: ['phrasesMatch', 'activationChanged'],
  confirming: ['activationChanged'],
  done: ['activationChanged', 'goBack'],
  enteringUserCode: ['submitUserCode', 'goBack'],
  lookingForPhone: ['phoneFound', 'phoneFound', 'issuerFailed'],
  weighingPhone: ['approvePhone', 'approvePhone', 'rejectPhone', 'goBack'],
  approvingPhone: ['signInApproved'],
  showingNumber: ['phoneSent', 'signInTold', 'goBack'],
  phoneSignedIn: ['goBack'],
  failed: ['unblockPin', 'tryAgain', 'activationChanged', 'issuerAnswered', 'otherReaders'],
} as const satisfies Record<Situation['state']['kind'], readonly string[]>;

/** What the outside world would know from the effects alone. */
interface World {
  readonly held: Set<string>;
  readonly visits: Set<string>;
  following: string | undefined;
  /** PINs are kept for the change of one. */
  pinsKept: boolean;
}

function take(world: World, effect: Effect): void {
  if (effect.kind === 'readCard' || effect.kind === 'holdCard') world.held.add(effect.reader);
  if (effect.kind === 'releaseCard') world.held.delete(effect.reader);
  if (effect.kind === 'signOut') world.visits.delete(effect.visit);
  if (effect.kind === 'followActivation') world.following = effect.activationId;
  if (effect.kind === 'stopFollowing') world.following = undefined;
  if (effect.kind === 'keepPin') world.pinsKept = true;
  if (effect.kind === 'forgetPins') world.pinsKept = false;
}

const equipmentFree: ReadonlySet<Effect['kind']> = new Set([
  'openEquipment',
  'startTimer',
  'stopTimer',
  'stopFollowing',
  'forgetPins',
  'releaseCard',
  'signOut',
  'checkAdministrator',
]);

/** Whether bytes that look like the PIN are anywhere in a value. */
function holdsPin(value: unknown): boolean {
  if (value instanceof Uint8Array) return value.length === 6;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsPin);
}

function checkStep(event: Unnamed<StationEvent>, { situation, effects }: Transition, world: World): void {
  const context = `${event.kind} -> ${situation.state.kind}`;
  const held = new Set(heldCards(situation.state).map(({ reader }) => reader as string));
  expect(world.held, context).toEqual(held);
  const visit = visitOf(situation.state)?.login.visit;
  expect([...world.visits], context).toEqual(visit === undefined ? [] : [visit]);
  expect(world.following, context).toBe(activationOf(situation.state)?.opened.status.id);
  expect(holdsPin(situation), context).toBe(false);
  expect(world.pinsKept, context).toBe(keepsPins(situation.state));
  if (!situation.equipment)
    expect(
      effects.filter(({ kind }) => !equipmentFree.has(kind)),
      context,
    ).toEqual([]);
  expect(JSON.stringify(viewOf(situation)), context).not.toContain('undefined');
}

describe('whatever happens in whatever order', () => {
  const reached = new Set<string>();
  test.each([1, 2, 3, 4])('cards are released, visits signed out and nothing leaks (walk %i)', (seed) => {
    const dice = createDice(seed);
    const world: World = { held: new Set(), visits: new Set(), following: undefined, pinsKept: false };
    let situation = initialSituation({ ...usualRules, kiosk, pinUnblock: true });
    for (let count = 0; count < 20_000; count += 1) {
      const visit = `visit-${count}`;
      const event = someEvent(situation, dice, visit);
      if (event.kind === 'loggedIn') world.visits.add(visit);
      const next = transition(situation, { ...event, id: `event-${count}` } as StationEvent);
      for (const effect of next.effects) take(world, effect);
      // An answer that nobody waited for leaves a visit only where it was not signed out at once.
      if (event.kind === 'loggedIn' && next.situation === situation) expect(world.visits.has(visit)).toBe(false);
      if (event.kind === 'loggedIn' && visitOf(next.situation.state)?.login.visit !== visit) world.visits.delete(visit);
      checkStep(event, next, world);
      situation = next.situation;
      reached.add(situation.state.kind);
    }
  });

  test('every state is reached on one walk or another', () => {
    expect(reached).toEqual(new Set(Object.keys(onward)));
  });
});
