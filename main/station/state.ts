// SPDX-License-Identifier: Apache-2.0
// What the station knows. Each state says what we wait for and carries only its own data; a PIN is in none of them.

import type { CardInspection } from '../../contract/card.ts';
import type { StationFailureCode } from '../../contract/failures.ts';
import type { SelfServiceAction } from '../../contract/self-service.ts';
import type { Challenge, IssuerInfo, Login, OpenedActivation } from '../../contract/station-api.ts';
import type { Brand, Instructions, Language, Speech } from '../../contract/view.ts';
import type { ChangePinState } from './actions/change-pin.ts';
import type { EnrolCredentialState } from './actions/enrol-credential.ts';
import type { ManageCredentialsState } from './actions/manage-credentials.ts';
import type { ManagePhonesState } from './actions/manage-phones.ts';
import type { ReadInstructionsState } from './actions/read-instructions.ts';
import type { SetUpPhoneState } from './actions/set-up-phone.ts';
import type { ShowCardState } from './actions/show-card.ts';
import type { ShowPrintedState } from './actions/show-printed.ts';
import type { SignInPhoneState } from './actions/sign-in-phone.ts';
import type { PresentedCard, ReaderName, ReadersState } from './ports.ts';
import type { UnblockPinState } from './unblock-pin.ts';

/**
 * Which readers and issuer are in use: `home` are those that the program was started with, `practice` the virtual card
 * and its own issuer, borrowed from the first page until the practice card is taken out.
 */
export type Mode = 'home' | 'practice';

/** One insertion of a card: the same card put in again is another one. */
export interface CardKey {
  readonly reader: ReaderName;
  readonly insertion: number;
}

/** A card that the issuer accepts, as far as its certificate goes. */
export interface FittingCard extends CardKey, PresentedCard {
  readonly holder: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly notAfter: number;
}

/** How far the reading of one card has come. */
export type Reading =
  | (CardKey &
      (
        | { readonly stage: 'reading' }
        | { readonly stage: 'judging'; readonly presented: PresentedCard }
        | { readonly stage: 'fits'; readonly card: FittingCard }
      ))
  | Refused;

/** A card that does not log in: `judged` by the issuer, or `hindered` by what may pass. */
export interface Refused extends CardKey {
  readonly stage: 'refused';
  readonly trouble: Trouble;
  readonly judged: boolean;
  readonly hindered: boolean;
  /** What is on it, where that is shown. */
  readonly contents?: CardInspection;
}

/** A person who is signed in, and the card that has to stay in meanwhile. */
export interface Visit {
  readonly card: CardKey;
  /** Its PIN is typed on the reader's own keys. */
  readonly pinPad: boolean;
  /** With all that is offered here, in place of what the issuer alone allows. */
  readonly login: Omit<Login, 'actions'> & { readonly actions: readonly SelfServiceAction[] };
}

/** An activation as this station shows it. */
export interface Activation {
  readonly opened: OpenedActivation;
  /** When it ends, by this computer's clock, and how long that was from the moment at which it was shown. */
  readonly endsAt: number;
  readonly lifetimeMilliseconds: number;
}

/** What went wrong. `details` are for staff: names and numbers, never a secret. */
export interface Trouble {
  readonly code: StationFailureCode;
  readonly attemptsLeft?: number;
  readonly details: readonly string[];
}

/** Where the journey stands. */
export type State =
  /** Nothing is known yet; `cardWanted`: the person asked for the practice card meanwhile. */
  | { readonly kind: 'openingEquipment'; readonly mode: Mode; readonly cardWanted?: true }
  /** `spent` cards have had their visit: they are not read again until they were taken out. */
  | { readonly kind: 'waitingForCard'; readonly spent: readonly CardKey[] }
  /** As before, and nobody has been here for a while. */
  | { readonly kind: 'resting'; readonly spent: readonly CardKey[] }
  /** Staff want to close the station; `from` is where they came from. */
  | {
      readonly kind: 'administering';
      readonly from: State;
      readonly afterWrong: boolean;
      readonly secondsLocked?: number;
      readonly typedDigits: number;
    }
  | { readonly kind: 'readingCards'; readonly readings: readonly Reading[]; readonly spent: readonly CardKey[] }
  | {
      readonly kind: 'choosingCard';
      readonly cards: readonly FittingCard[];
      /** Cards that are in as well and that do not fit. */
      readonly refused: readonly Refused[];
      readonly spent: readonly CardKey[];
    }
  | {
      readonly kind: 'enteringPin';
      readonly card: FittingCard;
      readonly afterWrong: boolean;
      readonly typedDigits?: number;
    }
  | { readonly kind: 'weighingLastAttempt'; readonly card: FittingCard; readonly afterWrong: boolean }
  /** The reader has keys of its own: it is asked for the PIN as soon as there is something to sign. */
  | { readonly kind: 'preparingPinPad'; readonly card: FittingCard; readonly afterWrong: boolean }
  | {
      readonly kind: 'enteringPinOnPad';
      readonly card: FittingCard;
      readonly challenge: Challenge;
      readonly afterWrong: boolean;
    }
  | { readonly kind: 'fetchingChallenge'; readonly card: FittingCard }
  | { readonly kind: 'signing'; readonly card: FittingCard; readonly challenge: Challenge }
  | { readonly kind: 'loggingIn'; readonly card: FittingCard }
  | { readonly kind: 'choosingAction'; readonly visit: Visit }
  | ActionState
  | UnblockPinState
  | FailedState;

/** Where the actions of the self-service stand. */
export type ActionState =
  | EnrolCredentialState
  | SetUpPhoneState
  | SignInPhoneState
  | ManageCredentialsState
  | ManagePhonesState
  | ShowCardState
  | ShowPrintedState
  | ChangePinState
  | ReadInstructionsState;

/** Something ended or hinders the journey. */
export interface FailedState {
  readonly kind: 'failed';
  readonly trouble: Trouble;
  /** The id of the event that brought this, for staff and log. */
  readonly reference: string;
  /** Where a second attempt goes on. */
  readonly goOn: State;
  /** The card that this is about: when it is taken out, the page has done its duty. */
  readonly card?: CardKey;
  /** What is on that card, where its certificates are what this is about. */
  readonly contents?: CardInspection;
  /** Cards that were considered already: any other one starts a new reading. */
  readonly seen: readonly CardKey[];
  /** Cards that another program held, or that did not answer: read again as soon as that has changed. */
  readonly hindered: readonly CardKey[];
}

/** The state of one kind. */
export type StateOf<Kind extends State['kind']> = Extract<State, { kind: Kind }>;

/** The readers and the issuer in use. */
export interface EquipmentInUse {
  readonly mode: Mode;
  /** What the issuer says of itself, once it has answered: before a PIN is asked for. */
  readonly info?: IssuerInfo;
  /** The card is a virtual one, which intents put in and take out. */
  readonly virtualCard: boolean;
}

/** What holds on a shared station. */
export interface KioskRules {
  /** After so long on the first page without anybody, people are called from afar. */
  readonly attractSeconds: number;
  /** Staff can close the station with a PIN of their own. */
  readonly hasExit: boolean;
  /** PINs are typed on a keyboard, whose digits the main process keeps to itself. */
  readonly pinByKeyboard: boolean;
  readonly padShuffled: boolean;
  readonly speech: Speech;
}

/** What whoever runs the station has settled for it. It stays the same while the station runs. */
export interface Rules {
  /** The language of the first page. */
  readonly language: Language;
  readonly languages: readonly Language[];
  /** A practice card may be borrowed from the first page. */
  readonly practiceAllowed: boolean;
  /** The house is in practice as a whole: its issuer takes the practice card and nothing else. */
  readonly practiceHouse: boolean;
  /** What is offered here; of what the issuer has a word in, what it allows too. */
  readonly actions: readonly SelfServiceAction[];
  /** A visit without a sign of the person ends after so long; the last part of it is announced (WCAG 2.2.1). */
  readonly idleSeconds: number;
  readonly idleWarningSeconds: number;
  /** A log-in counts for so long, whatever the person does (SP 800-63B-4, 4.1.2). */
  readonly visitSeconds: number;
  readonly brand: Brand;
  /** A shared station: there once the policy or the command line asks for it. */
  readonly kiosk?: KioskRules;
  /** A blocked card may be unblocked by its PUK (FIPS 201-3, 2.9.3.1). */
  readonly pinUnblock: boolean;
  /** Shown instead of our own. */
  readonly instructions?: Instructions;
  /** Said instead of what the issuer says. */
  readonly organisation?: string;
  readonly support?: string;
}

/** All that the station knows: the state, and what surrounds every state. */
export interface Situation {
  readonly state: State;
  /** Counts the changes of state. Effects carry it, and what comes back for an earlier step is ignored. */
  readonly step: number;
  readonly readers: ReadersState;
  readonly equipment?: EquipmentInUse;
  readonly language: Language;
  readonly rules: Rules;
  /** Counting down to the end of an idle visit. */
  readonly idleSecondsLeft?: number;
}

/** Before the card process has told what it sees. */
export const unknownReaders: ReadersState = { service: 'unknown', readers: [] };

/** The station before anything has happened. */
export function initialSituation(rules: Rules): Situation {
  return {
    state: { kind: 'openingEquipment', mode: 'home' },
    step: 0,
    readers: unknownReaders,
    language: rules.language,
    rules,
  };
}

/** Whether a shared station has to call out a card: its visit is over, and it is still in. */
export function leftBehind({ state, rules, readers }: Situation): boolean {
  if (rules.kiosk === undefined || state.kind !== 'waitingForCard') return false;
  return state.spent.some(({ reader, insertion }) =>
    readers.readers.some((each) => each.name === reader && each.insertion === insertion && each.card !== 'absent'),
  );
}

/** How many digits of a PIN there are, where they are typed on a keyboard and the page sees none of them. */
export function typedOnKeyboard({ kiosk }: Rules, digits = 0): { readonly typedDigits?: number } {
  return kiosk?.pinByKeyboard ? { typedDigits: digits } : {};
}

/** Whether staff may ask for the way out: never in anybody's visit. */
export function mayAdminister({ state, rules }: Situation): boolean {
  if (rules.kiosk?.hasExit !== true) return false;
  const at = state.kind === 'failed' ? state.goOn : state;
  return at.kind === 'waitingForCard' || at.kind === 'resting' || at.kind === 'openingEquipment';
}

/** The visit of a state, if a person is signed in. A failure keeps the visit of the state where it goes on. */
export function visitOf(state: State): Visit | undefined {
  if (state.kind === 'failed') return visitOf(state.goOn);
  return 'visit' in state ? state.visit : undefined;
}

/** The activation that a state follows. */
export function activationOf(state: State): Activation | undefined {
  if (state.kind === 'failed') return activationOf(state.goOn);
  return 'activation' in state ? state.activation : undefined;
}

/** The card that has to stay in for this state to go on. */
export function cardOf(state: State): CardKey | undefined {
  if (state.kind === 'failed') return state.card ?? cardOf(state.goOn);
  if ('card' in state) return state.card;
  return visitOf(state)?.card;
}
