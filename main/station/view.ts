// SPDX-License-Identifier: Apache-2.0

import type { CertificateChoice, Page, RefusedCard, View } from '../../contract/view.ts';
import { actionUsesCard, pageOfAction } from './actions/actions.ts';
import { occupied } from './cards.ts';
import { recoveryOf } from './failures.ts';
import {
  type FailedState,
  type FittingCard,
  leftBehind,
  mayAdminister,
  type Refused,
  type Situation,
  type State,
  type StateOf,
  typedOnKeyboard,
  visitOf,
} from './state.ts';
import { mayUnblock, unblockPinPage } from './unblock-pin.ts';
import { unfitKeys } from './unfit.ts';

/** What the window shows of a situation. Nothing in it is secret but the numeric password. */
export function viewOf(situation: Situation): View {
  const { state, equipment, language, idleSecondsLeft, rules } = situation;
  const person = visitOf(state)?.login.person;
  return {
    page: pageOf(state, situation),
    language,
    languages: rules.languages,
    organisation: rules.organisation ?? equipment?.info?.organisation ?? '',
    brand: rules.brand,
    support: rules.support ?? equipment?.info?.support ?? '',
    practice: inPractice(situation),
    virtualCardIn: equipment?.virtualCard === true && occupied(situation.readers).length > 0,
    card: cardIn(situation),
    administratorOffered: mayAdminister(situation),
    speech: rules.kiosk?.speech ?? 'off',
    padShuffled: rules.kiosk?.padShuffled ?? false,
    ...(person ? { person } : {}),
    ...(idleSecondsLeft === undefined ? {} : { idleSecondsLeft }),
  };
}

function pageOf(state: State, situation: Situation): Page {
  switch (state.kind) {
    case 'openingEquipment':
      return state.mode === 'home' && !state.cardWanted ? welcomePage(situation) : { kind: 'starting' };
    case 'waitingForCard':
      return leftBehind(situation) ? { kind: 'takeCard' } : welcomePage(situation);
    case 'resting':
      return { kind: 'attract' };
    case 'administering':
      return administratorPage(state, situation);
    case 'readingCards':
    case 'preparingPinPad':
      return { kind: 'reading' };
    case 'choosingCard':
      return { kind: 'chooseCertificate', choices: state.cards.map(choice), refused: state.refused.map(refusedCard) };
    case 'enteringPin':
      return pinPage(state, situation);
    case 'enteringPinOnPad':
      return { kind: 'pinPad', ...cardFacts(state) };
    case 'weighingLastAttempt':
      return { kind: 'lastAttempt', holder: state.card.holder };
    case 'fetchingChallenge':
    case 'signing':
    case 'loggingIn':
      return { kind: 'signingIn' };
    case 'choosingAction':
      return { kind: 'actions', actions: state.visit.login.actions };
    case 'failed':
      return failurePage(state, situation);
    case 'lookingForPinPad':
    case 'unblockingPinOnPad':
    case 'enteringPuk':
    case 'choosingUnblockedPin':
    case 'repeatingUnblockedPin':
    case 'unblockingPin':
    case 'pinUnblocked':
      return unblockPinPage(state, situation);
    default:
      return pageOfAction(state, situation);
  }
}

/** Whether nothing is real here. Until the issuer has said so itself, it is what it was started for. */
function inPractice({ equipment, rules }: Situation): boolean {
  return equipment?.info?.practice ?? (equipment?.mode === 'practice' || rules.practiceHouse);
}

function welcomePage(situation: Situation): Page {
  const { readers, equipment, rules } = situation;
  const none = readers.service === 'running' && readers.readers.length === 0 ? 'none' : 'ready';
  const reader = readers.service === 'stopped' ? 'serviceStopped' : none;
  const insertable = equipment?.virtualCard ? occupied(readers).length === 0 : rules.practiceAllowed;
  return { kind: 'welcome', reader, practiceOffered: insertable };
}

function choice(card: FittingCard): CertificateChoice {
  const { reader, holder, issuer, notAfter } = card;
  return { reader, holder, issuer, notAfter };
}

/** The certificate that a card would sign in with is what counts here. */
function refusedCard({ reader, trouble, contents }: Refused): RefusedCard {
  const key = contents?.keys.find(({ use }) => use === 'logIn');
  return { reader, refusal: trouble.code, ...(key ? { key } : {}) };
}

function pinPage(state: StateOf<'enteringPin'>, { rules }: Situation): Page {
  return { kind: 'enterPin', ...cardFacts(state), ...typedOnKeyboard(rules, state.typedDigits) };
}

/** What stands beside every entry of a PIN. */
function cardFacts({ card, afterWrong }: StateOf<'enteringPin' | 'enteringPinOnPad'>) {
  const { holder, issuer, attemptsLeft } = card;
  return { holder, issuer, afterWrong, ...(attemptsLeft === undefined ? {} : { attemptsLeft }) };
}

function administratorPage(
  { afterWrong, secondsLocked, typedDigits }: Extract<State, { kind: 'administering' }>,
  { rules }: Situation,
): Page {
  const locked = secondsLocked === undefined ? {} : { secondsLocked };
  return { kind: 'administrator', afterWrong, ...locked, ...typedOnKeyboard(rules, typedDigits) };
}

function failurePage(state: FailedState, situation: Situation): Page {
  const { trouble, reference, contents } = state;
  const unblock = mayUnblock(state, situation) ? { unblockOffered: true } : {};
  const keys = contents ? { keys: unfitKeys(contents) } : {};
  const recovery = recoveryOf[trouble.code];
  return { kind: 'failure', ...trouble, recovery, reference: shortReference(reference), ...keys, ...unblock };
}

/** The part of an event's id that people read to each other; the log has the same. */
export function shortReference(id: string): string {
  return id.replaceAll('-', '').slice(0, 8).toUpperCase();
}

const working: ReadonlySet<State['kind']> = new Set<State['kind']>([
  ...(['readingCards', 'preparingPinPad', 'enteringPinOnPad'] as const),
  ...(['fetchingChallenge', 'signing', 'loggingIn', 'unblockingPin', 'unblockingPinOnPad'] as const),
]);

function cardIn({ state, readers }: Situation): View['card'] {
  if (working.has(state.kind) || actionUsesCard(state)) return 'busy';
  return occupied(readers).length > 0 ? 'in' : 'out';
}
