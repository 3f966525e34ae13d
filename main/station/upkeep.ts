// SPDX-License-Identifier: Apache-2.0
// What a state holds and what comes with being in it, in one place for all states: by comparing the state before with
// the state after, cards are released, visits signed out and timers stopped on every way out, however it was taken.

import { actionHoldsCard, actionWaits, entryOfAction } from './actions/actions.ts';
import { keepsPins } from './actions/change-pin.ts';
import { includesCard } from './cards.ts';
import type { Effect } from './effects.ts';
import type { TimerName } from './events.ts';
import { readEffects } from './reading.ts';
import { activationOf, type CardKey, leftBehind, type Mode, type Situation, type State, visitOf } from './state.ts';
import { lookEffects } from './unfit.ts';

const probeMilliseconds = 3_000;

/**
 * Whether lack of activity ends this state. Where a machine works, or something has its own time, it does not: an
 * activation, and a reader whose keys wait for a PIN.
 */
export function idleCounts(situation: Situation): boolean {
  const { state, equipment } = situation;
  switch (state.kind) {
    case 'waitingForCard':
      return situation.rules.kiosk !== undefined && !leftBehind(situation);
    case 'administering':
    case 'choosingCard':
    case 'enteringPin':
    case 'weighingLastAttempt':
    case 'choosingAction':
    case 'enteringPuk':
    case 'choosingUnblockedPin':
    case 'repeatingUnblockedPin':
    case 'pinUnblocked':
      return true;
    case 'failed':
      return equipment?.info !== undefined || modeOf(situation) !== 'home';
    default:
      return actionWaits(state);
  }
}

/** Which equipment this is about. */
function modeOf({ state, equipment }: Situation): Mode {
  const at = state.kind === 'failed' ? state.goOn : state;
  return at.kind === 'openingEquipment' ? at.mode : (equipment?.mode ?? 'home');
}

/** What has to be begun when a state is entered. */
export function entryEffects(state: State): readonly Effect[] {
  switch (state.kind) {
    case 'openingEquipment':
      return [{ kind: 'openEquipment', mode: state.mode }];
    case 'readingCards':
      return readEffects(state.readings);
    case 'enteringPin':
      return [{ kind: 'prepareChallenge' }];
    case 'preparingPinPad':
      return [{ kind: 'fetchChallenge' }];
    case 'lookingForPinPad':
      return [{ kind: 'lookForPinPad', reader: state.card.reader }];
    case 'unblockingPinOnPad':
      return [{ kind: 'unblockPinOnPad', reader: state.card.reader }];
    case 'unblockingPin':
      return [{ kind: 'unblockPin', reader: state.card.reader }];
    case 'choosingCard':
      return lookEffects(state);
    case 'failed':
      return state.trouble.code === 'issuerUnreachable' ? [probeLater] : lookEffects(state);
    default:
      return entryOfAction(state);
  }
}

/** Looks in a moment whether the issuer answers again. */
export const probeLater: Effect = { kind: 'startTimer', timer: 'probe', milliseconds: probeMilliseconds };

/** What the way from `before` to `after` gives back, stops and starts. */
export function upkeepEffects(before: Situation, after: Situation): readonly Effect[] {
  return [
    ...releases(before.state, after.state),
    ...(keepsPins(before.state) && !keepsPins(after.state) ? [forgetPins] : []),
    ...following(before.state, after.state),
    ...signingOut(before.state, after.state),
    ...activationTimer(before.state, after.state),
    ...visitTimer(before, after),
    ...introduction(before, after),
    ...(before.state.kind === 'failed' && after.state.kind !== 'failed' ? [stop('probe')] : []),
    ...(idleCounts(before) && !idleCounts(after) ? [stop('idle')] : []),
  ];
}

/** The cards that a state holds exclusively: whatever leaves this list is released. */
export function heldCards(state: State): readonly CardKey[] {
  switch (state.kind) {
    case 'readingCards':
      return state.readings.filter(({ stage }) => stage !== 'refused');
    case 'choosingCard':
      return state.cards;
    case 'enteringPin':
    case 'preparingPinPad':
    case 'enteringPinOnPad':
    case 'weighingLastAttempt':
    case 'fetchingChallenge':
    case 'signing':
    case 'loggingIn':
      return [state.card];
    case 'failed':
      return heldCards(state.goOn);
    default:
      return actionHoldsCard(state) ? [state.visit.card] : [];
  }
}

/** Starts to count idleness from now. */
export function countIdle({ state, rules }: Situation): Effect {
  const inVisit = rules.idleSeconds - rules.idleWarningSeconds;
  const seconds = state.kind === 'waitingForCard' && rules.kiosk ? rules.kiosk.attractSeconds : inVisit;
  return { kind: 'startTimer', timer: 'idle', milliseconds: seconds * 1_000 };
}

/** The next second of the countdown. */
export const countSecond: Effect = { kind: 'startTimer', timer: 'idle', milliseconds: 1_000 };

const forgetPins: Effect = { kind: 'forgetPins' };

function releases(before: State, after: State): readonly Effect[] {
  const kept = heldCards(after);
  return heldCards(before)
    .filter((card) => !includesCard(kept, card))
    .map(({ reader }) => ({ kind: 'releaseCard', reader }));
}

function signingOut(before: State, after: State): readonly Effect[] {
  const visit = visitOf(before)?.login.visit;
  return visit === undefined || visit === visitOf(after)?.login.visit ? [] : [{ kind: 'signOut', visit }];
}

function following(before: State, after: State): readonly Effect[] {
  const earlier = activationOf(before)?.opened.status.id;
  const activationId = activationOf(after)?.opened.status.id;
  if (earlier === activationId) return [];
  const visit = visitOf(after)?.login.visit;
  return [
    ...(earlier === undefined ? [] : [{ kind: 'stopFollowing' } as const]),
    ...(activationId === undefined || visit === undefined
      ? []
      : [{ kind: 'followActivation', visit, activationId } as const]),
  ];
}

function activationTimer(before: State, after: State): readonly Effect[] {
  const activation = timedActivation(after);
  if (timedActivation(before)?.endsAt === activation?.endsAt) return [];
  if (!activation) return [stop('activation')];
  const milliseconds = activation.opened.status.expiresInMilliseconds;
  return [{ kind: 'startTimer', timer: 'activation', milliseconds }];
}

function visitTimer(before: Situation, after: Situation): readonly Effect[] {
  const visit = visitOf(after.state)?.login.visit;
  if (visitOf(before.state)?.login.visit === visit) return [];
  if (visit === undefined) return [stop('visit')];
  return [{ kind: 'startTimer', timer: 'visit', milliseconds: after.rules.visitSeconds * 1_000 }];
}

/** On the first page the issuer is asked who it is until that is known; that it cannot be reached is said there. */
function introduction(before: Situation, after: Situation): readonly Effect[] {
  const arrives = before.state.kind !== 'waitingForCard' && after.state.kind === 'waitingForCard';
  return arrives && after.equipment && !after.equipment.info ? [{ kind: 'probeIssuer' }] : [];
}

/** The activation whose time runs: confirmation ends it. */
function timedActivation(state: State): ReturnType<typeof activationOf> {
  if (state.kind === 'failed') return timedActivation(state.goOn);
  return state.kind === 'pairing' || state.kind === 'comparing' ? state.activation : undefined;
}

function stop(timer: TimerName): Effect {
  return { kind: 'stopTimer', timer };
}
