// SPDX-License-Identifier: Apache-2.0
// The whole journey as one pure table: `(situation, event) -> { situation, effects }`. It does no I/O and knows no
// clock. What holds for all states alike stands outside the table: a card that is taken out, signing out and idleness
// (everywhere, below), what a change of cards sets off (reading.ts), and the giving back of all that a state held
// (upkeep.ts). What signed-in people do has its rows by action (actions/).

import { localAction, type SelfServiceAction } from '../../contract/self-service.ts';
import type { Login } from '../../contract/station-api.ts';
import { setsUpPhones } from './actions/action.ts';
import { actionRows, actionUsesCard, beginnings } from './actions/actions.ts';
import { followed } from './actions/activations.ts';
import { pinUncertain } from './actions/change-pin.ts';
import { hasInstructions } from './actions/read-instructions.ts';
import { notTyped } from './asking-pin.ts';
import { includesCard, isPresent, presentKeys, whyGone } from './cards.ts';
import type { Effect } from './effects.ts';
import type { EventOf, StationEvent } from './events.ts';
import { fail, resumePoint, startAgain } from './failing.ts';
import { cardTrouble } from './failures.ts';
import { enteringPin, isPin } from './pin.ts';
import { askPin, cardFailed, cardJudged, cardRead, cardsMoved, choiceMoved, settled } from './reading.ts';
import {
  activationOf,
  cardOf,
  type EquipmentInUse,
  mayAdminister,
  type Rules,
  type Situation,
  type State,
  type StateOf,
  unknownReaders,
  visitOf,
} from './state.ts';
import { hindered, type Move, type Rows, to } from './table.ts';
import { beginUnblocking, unblockPinRows } from './unblock-pin.ts';
import { withContents } from './unfit.ts';
import { countIdle, countSecond, entryEffects, idleCounts, probeLater, upkeepEffects } from './upkeep.ts';

/** What an event makes of the situation, and what has to be done. */
export interface Transition {
  readonly situation: Situation;
  readonly effects: readonly Effect[];
}

/** The journey: for each state, the events that mean something there. */
const table: Rows<State['kind']> = {
  openingEquipment: {
    equipmentOpened: ({ cardWanted }, _event, situation) =>
      (cardWanted && insertPracticeCard({ ...situation, state: startAgain })) ?? to(startAgain),
    insertPracticeCard: (state, _event, { rules }) =>
      rules.practiceAllowed ? to({ ...state, cardWanted: true }) : undefined,
    issuerFailed: hindered,
  },
  waitingForCard: {
    tryAgain: () => to(startAgain),
    issuerFailed: hindered,
  },
  resting: {
    personActive: ({ spent }) => to({ kind: 'waitingForCard', spent }),
    needMoreTime: ({ spent }) => to({ kind: 'waitingForCard', spent }),
  },
  administering: {
    submitAdministratorPin: (state, { payload: pin }) =>
      isPin(pin) && state.secondsLocked === undefined
        ? to({ ...state, typedDigits: 0 }, { kind: 'checkAdministrator', pin })
        : undefined,
    administratorRefused: (state, { secondsLocked }) => to(refusedAdministrator(state, secondsLocked), countLock),
    pinTyped: (state, { digits }) => to({ ...state, typedDigits: digits }),
    timerEnded: (state, { timer }) => {
      if (timer !== 'lock' || state.secondsLocked === undefined) return undefined;
      const left = state.secondsLocked - 1;
      return left > 0 ? to({ ...state, secondsLocked: left }, countLock) : to(unlocked(state));
    },
    goBack: ({ from }) => to(from),
  },
  readingCards: {
    cardRead: (state, event) => cardRead(state, event),
    cardJudged: (state, event) => to(cardJudged(state, event)),
    cardFailed: (state, event) => to(cardFailed(state, event)),
    issuerFailed: hindered,
    readersChanged: (state, _event, { readers }) => cardsMoved(state, readers),
  },
  choosingCard: {
    chooseCertificate: ({ cards }, event, situation) => {
      const card = cards.find(({ reader }) => reader === event.payload.reader);
      return card && to(askPin(situation, event, card));
    },
    readersChanged: (state, event, situation) => to(choiceMoved(situation, event, state)),
    cardInspected: (state, event) => to(withContents(state, event)),
  },
  weighingLastAttempt: {
    useLastAttempt: ({ card, afterWrong }) => to(enteringPin(card, afterWrong)),
  },
  enteringPin: {
    pinTyped: (state, { digits }) => to({ ...state, typedDigits: digits }),
    submitPin: ({ card }, { payload: pin }) =>
      isPin(pin) ? to({ kind: 'fetchingChallenge', card }, { kind: 'fetchChallenge', pin }) : undefined,
  },
  preparingPinPad: {
    challengeReceived: ({ card, afterWrong }, { challenge }) =>
      to({ kind: 'enteringPinOnPad', card, challenge, afterWrong }, { kind: 'verifyOnPad', reader: card.reader }),
    issuerFailed: hindered,
  },
  enteringPinOnPad: {
    pinVerified: ({ card, challenge }) =>
      to({ kind: 'signing', card, challenge }, { kind: 'sign', card, challenge, pin: 'verifiedOnPad' }),
    // Whoever does not want to type it takes the card out: the reader may say so before the service does.
    cardFailed: (state, event, situation) =>
      event.failure.code === 'cardRemoved'
        ? to({ kind: 'waitingForCard', spent: presentKeys(situation.readers) })
        : notVerified(state, event, situation),
  },
  fetchingChallenge: {
    challengeReceived: ({ card }, { challenge, pin }) =>
      pin && to({ kind: 'signing', card, challenge }, { kind: 'sign', card, challenge, pin }),
    issuerFailed: hindered,
  },
  signing: {
    challengeSigned: ({ card, challenge }, { token }) =>
      to({ kind: 'loggingIn', card }, { kind: 'logIn', visit: challenge.visit, token }),
    cardFailed: notVerified,
  },
  loggingIn: {
    loggedIn: ({ card }, { login }, { rules }) => {
      const { reader, insertion } = card;
      const signedIn = { ...login, actions: offered(login, rules) };
      const visit = { card: { reader, insertion }, pinPad: card.pinPad, login: signedIn };
      return login.resumable === undefined || !setsUpPhones(visit)
        ? to({ kind: 'choosingAction', visit })
        : to({ kind: 'resumingActivation', visit, activationId: login.resumable });
    },
    issuerFailed: hindered,
  },
  choosingAction: {
    chooseAction: ({ visit }, { payload: action, id }) =>
      visit.login.actions.includes(action) ? to(beginnings[action](visit, id)) : undefined,
  },
  ...actionRows,
  ...unblockPinRows,
  failed: {
    unblockPin: (state, _event, situation) => beginUnblocking(state, situation),
    cardInspected: (state, event) => to(withContents(state, event)),
    tryAgain: ({ goOn }) => to(goOn),
    equipmentOpened: () => to(startAgain),
    issuerAnswered: ({ trouble, goOn }) => (trouble.code === 'issuerUnreachable' ? to(goOn) : undefined),
    issuerFailed: (state) => to(state, probeLater),
    timerEnded: (state, { timer }) =>
      timer === 'probe' && state.trouble.code === 'issuerUnreachable' ? to(state, probe(state)) : undefined,
    // The connection is back by itself: the journey goes on by itself too.
    activationChanged: ({ goOn }, event, situation) =>
      'activation' in goOn ? to(followed(situation, event, goOn)) : undefined,
  },
};

/** The card took no PIN, or did not sign. What was typed on the reader's keys is asked for again if the person wants it. */
function notVerified(
  { card }: StateOf<'enteringPinOnPad' | 'signing'>,
  event: EventOf<'cardFailed'>,
  situation: Situation,
): Move {
  const { failure } = event;
  if (failure.code === 'wrongPin') {
    return to(askPin(situation, event, { ...card, attemptsLeft: failure.attemptsLeft }, 'afterWrong'));
  }
  if (failure.code === 'pinFormat') return to(enteringPin(card));
  const ways = { again: askPin(situation, event, card), unable: startAgain };
  const trouble = cardTrouble(failure, card.reader);
  return notTyped(situation, event, ways) ?? to(fail(situation, event, trouble, startAgain));
}

/**
 * The situation after `event`, and what has to be done. Answers to an earlier step are ignored, except that a log-in
 * which came too late is signed out at once.
 */
export function transition(before: Situation, event: StationEvent): Transition {
  if ('step' in event && event.step !== before.step) return { situation: before, effects: tooLate(event) };
  const noted = note(before, event);
  const move = everywhere(before, noted, event) ?? inTable(noted, event) ?? to(noted.state);
  const state = settled({ ...noted, state: move.state }, event);
  const changed = !sameStep(before.state, state);
  const after = arrived(forNext(before, { ...noted, state, step: before.step + (changed ? 1 : 0) }));
  const idle = idleUpkeep(after, event, changed);
  return {
    situation: idle.situation,
    effects: [
      ...upkeepEffects(before, after),
      ...(move.effects ?? []),
      ...(changed ? entryEffects(state) : []),
      ...idle.effects,
    ],
  };
}

/** What holds in every state: before the table is asked. */
function everywhere(before: Situation, situation: Situation, event: StationEvent): Move {
  const { state } = situation;
  switch (event.kind) {
    case 'signOut':
      return leave(situation);
    case 'openAdministrator':
      return openAdministrator(situation);
    case 'insertPracticeCard':
      return insertPracticeCard(situation);
    case 'removePracticeCard':
      return situation.equipment?.virtualCard ? removePracticeCard(situation.equipment, state) : undefined;
    case 'readersChanged':
      return cardTakenOut(before, situation, event);
    case 'timerEnded':
      return timerEnded(situation, event);
    case 'stationBroke':
      return to(fail(situation, event, { code: 'stationFailed', details: [event.detail] }, beginning(situation)));
    default:
      return undefined;
  }
}

/** The card of this visit is out: the visit ends, with a word about it where the card was being used. */
function cardTakenOut(before: Situation, situation: Situation, event: EventOf<'readersChanged'>): Move {
  const { state, readers } = situation;
  const card = cardOf(state);
  if (!card || isPresent(readers, card)) return undefined;
  const spent = presentKeys(before.readers);
  if (!cardInUse.has(state.kind) && !actionUsesCard(state)) return to({ kind: 'waitingForCard', spent });
  const isChanging = changing.has(state.kind);
  const gone = { code: whyGone(readers, card), details: [`Reader: ${card.reader}`] };
  const trouble = isChanging ? pinUncertain(situation, card) : gone;
  return to({ ...fail(situation, event, trouble, startAgain), seen: spent });
}

const changing: ReadonlySet<State['kind']> = new Set([
  ...(['changingPin', 'changingPinOnPad', 'unblockingPin', 'unblockingPinOnPad'] as const),
]);

const cardInUse: ReadonlySet<State['kind']> = new Set([
  ...(['fetchingChallenge', 'signing', 'loggingIn', 'unblockingPin', 'unblockingPinOnPad'] as const),
]);

/** What the issuer allows and what the station does by itself, as far as the house wants it. */
function offered(login: Login, rules: Rules): readonly SelfServiceAction[] {
  const possible: readonly SelfServiceAction[] = [...login.actions, ...localAction.options];
  const wanted = possible.filter((action) => rules.actions.includes(action));
  return wanted.filter((action) => action !== 'readInstructions' || hasInstructions(rules, wanted));
}

/** The end of a visit: back to the first page, and the card, while it is still in, is not read again. */
function leave(situation: Situation): Move {
  const { state, equipment, readers } = situation;
  if (!equipment) return state.kind === 'openingEquipment' ? undefined : to({ kind: 'openingEquipment', mode: 'home' });
  const spent = presentKeys(readers);
  const waiting: State = { kind: 'waitingForCard', spent };
  return equipment.virtualCard && spent.length > 0 ? removePracticeCard(equipment, waiting) : to(waiting);
}

function openAdministrator(situation: Situation): Move {
  if (!mayAdminister(situation)) return undefined;
  return to({ kind: 'administering', from: situation.state, afterWrong: false, typedDigits: 0 });
}

function refusedAdministrator(state: StateOf<'administering'>, secondsLocked: number): State {
  const { secondsLocked: _before, ...rest } = state;
  return { ...rest, afterWrong: true, ...(secondsLocked > 0 ? { secondsLocked } : {}) };
}

function unlocked({ secondsLocked: _over, ...state }: StateOf<'administering'>): State {
  return state;
}

const countLock: Effect = { kind: 'startTimer', timer: 'lock', milliseconds: 1_000 };

function insertPracticeCard({ equipment, state, rules }: Situation): Move {
  if (equipment?.virtualCard) return to(state, { kind: 'insertPracticeCard' });
  const borrow = equipment !== undefined && rules.practiceAllowed && state.kind === 'waitingForCard';
  return borrow ? to({ kind: 'openingEquipment', mode: 'practice' }) : undefined;
}

/** A borrowed practice card goes back with its reader and issuer; one of the house only leaves its reader. */
function removePracticeCard({ mode }: EquipmentInUse, state: State): Move {
  return mode === 'home' ? to(state, { kind: 'removePracticeCard' }) : to({ kind: 'openingEquipment', mode: 'home' });
}

function timerEnded(situation: Situation, event: EventOf<'timerEnded'>): Move {
  const { state, idleSecondsLeft = 0 } = situation;
  if (event.timer === 'idle' && state.kind === 'waitingForCard') return to({ kind: 'resting', spent: state.spent });
  if (event.timer === 'idle') return idleSecondsLeft > 0 ? to(state, countSecond) : leave(situation);
  if (event.timer === 'visit') return visitOver(situation, event);
  if (event.timer !== 'activation' || !activationOf(state)) return undefined;
  const goOn = resumePoint(state, { code: 'activationExpired', detail: '' });
  return to(fail(situation, event, { code: 'activationExpired', details: [] }, goOn));
}

/** A log-in has counted for as long as it may. A certificate that is being made is waited for, and a card's new PIN. */
function visitOver(situation: Situation, event: StationEvent): Move {
  const { state } = situation;
  if (!visitOf(state)) return undefined;
  if (state.kind === 'confirming' || changing.has(state.kind))
    return to(state, { kind: 'startTimer', timer: 'visit', milliseconds: grace });
  return to(fail(situation, event, { code: 'sessionEnded', details: [] }, startAgain));
}

const grace = 5_000;

function probe({ goOn }: StateOf<'failed'>): Effect {
  return goOn.kind === 'openingEquipment' ? { kind: 'openEquipment', mode: goOn.mode } : { kind: 'probeIssuer' };
}

function beginning({ equipment }: Situation): State {
  return equipment ? startAgain : { kind: 'openingEquipment', mode: 'home' };
}

function tooLate(event: StationEvent): readonly Effect[] {
  return event.kind === 'loggedIn' ? [{ kind: 'signOut', visit: event.login.visit }] : [];
}

function inTable(situation: Situation, event: StationEvent): Move {
  const { state } = situation;
  // The table's type ties each handler to its own kinds; the compiler cannot follow that through two look-ups.
  const row = table[state.kind] as { readonly [name: string]: ((...args: readonly unknown[]) => Move) | undefined };
  return row[event.kind]?.(state, event, situation);
}

/** What an event changes around the state, whatever the state is. */
function note(situation: Situation, event: StationEvent): Situation {
  switch (event.kind) {
    case 'readersChanged':
      return { ...situation, readers: event.readers };
    case 'equipmentOpened':
      return { ...situation, equipment: event.equipment };
    case 'issuerAnswered':
      return situation.equipment
        ? { ...situation, equipment: { ...situation.equipment, info: event.info } }
        : situation;
    case 'setLanguage':
      return situation.rules.languages.includes(event.payload) ? { ...situation, language: event.payload } : situation;
    case 'timerEnded':
      return event.timer === 'idle' && situation.state.kind !== 'waitingForCard' ? oneSecondLess(situation) : situation;
    default:
      return situation;
  }
}

function oneSecondLess(situation: Situation): Situation {
  return { ...situation, idleSecondsLeft: (situation.idleSecondsLeft ?? situation.rules.idleWarningSeconds + 1) - 1 };
}

/** The next person finds the first page in the language of the house. */
function forNext(before: Situation, after: Situation): Situation {
  const gone = visitOf(before.state) !== undefined && after.state.kind === 'waitingForCard';
  return gone || after.state.kind === 'resting' ? { ...after, language: after.rules.language } : after;
}

/** Readers and issuer are given back while others are looked for. */
function arrived(situation: Situation): Situation {
  if (situation.state.kind !== 'openingEquipment') return situation;
  const { equipment: _given, ...rest } = situation;
  return { ...rest, readers: unknownReaders };
}

/** Each sign of the person, and each new page, starts the count of idleness anew. */
function idleUpkeep(situation: Situation, event: StationEvent, changed: boolean): Transition {
  const { idleSecondsLeft: _left, ...awake } = situation;
  if (!idleCounts(situation)) return { situation: awake, effects: [] };
  return changed || isPersons(event)
    ? { situation: awake, effects: [countIdle(situation)] }
    : { situation, effects: [] };
}

function isPersons(event: StationEvent): boolean {
  return event.kind === 'personActive' || ('payload' in event && event.kind !== 'pageReady');
}

/**
 * A state goes on as the same step while its kind stays; reading begins anew where no card is left of those before, and
 * opening where it is other equipment.
 */
function sameStep(before: State, after: State): boolean {
  if (before.kind === 'openingEquipment' && after.kind === 'openingEquipment') return before.mode === after.mode;
  if (before.kind !== 'readingCards' || after.kind !== 'readingCards') return before.kind === after.kind;
  return before.readings.every((reading) => includesCard(after.readings, reading));
}
