// SPDX-License-Identifier: Apache-2.0
// What happens to the station. A person's events bear the names of the contract's intents; all others are past facts.
// An answer carries the step of the effect that asked for it.

import type { ActivationStatus } from '../../contract/activation.ts';
import type { CardInspection } from '../../contract/card.ts';
import type { IntentName } from '../../contract/channels.ts';
import type { IntentPayload } from '../../contract/ipc.ts';
import type { Challenge, IssuerInfo, Judgement, Login, WebEidToken } from '../../contract/station-api.ts';
import type { ChangePinAnswer } from './actions/change-pin.ts';
import type { HoldingsAnswer } from './actions/manage-credentials.ts';
import type { SetUpPhoneAnswer } from './actions/set-up-phone.ts';
import type { ShowCardAnswer } from './actions/show-card.ts';
import type { ShowPrintedAnswer } from './actions/show-printed.ts';
import type { SignInPhoneAnswer } from './actions/sign-in-phone.ts';
import type { CardFailure, IssuerFailure, PresentedCard, ReaderName, ReadersState } from './ports.ts';
import type { EquipmentInUse } from './state.ts';

/** What a person did on a page. */
export type PersonEvent = {
  [Name in IntentName]: { readonly kind: Name; readonly payload: IntentPayload<Name> };
}[IntentName];

/** The timers of the station. */
export type TimerName = 'idle' | 'activation' | 'visit' | 'probe' | 'lock';

/** What readers, cards, issuer and clock report. */
export type OutsideEvent =
  | { readonly kind: 'readersChanged'; readonly readers: ReadersState }
  /** The issuer in use said who it is. */
  | { readonly kind: 'issuerAnswered'; readonly info: IssuerInfo }
  | { readonly kind: 'timerEnded'; readonly timer: TimerName }
  /** A key or the pointer was used, though nothing was asked for. */
  | { readonly kind: 'personActive' }
  | {
      readonly kind: 'activationChanged';
      readonly status: ActivationStatus;
      /** By this computer's clock. */
      readonly endsAt: number;
    }
  | { readonly kind: 'followingFailed'; readonly activationId: string; readonly failure: IssuerFailure }
  /** The keyboard's digits of a PIN are caught in the main process: so many there are now. */
  | { readonly kind: 'pinTyped'; readonly digits: number }
  /** A bug: something threw. */
  | { readonly kind: 'stationBroke'; readonly detail: string };

/** What comes back from an effect. */
export type AnswerEvent = { readonly step: number } & (
  | { readonly kind: 'equipmentOpened'; readonly equipment: EquipmentInUse }
  | { readonly kind: 'cardRead'; readonly reader: ReaderName; readonly presented: PresentedCard }
  | { readonly kind: 'cardJudged'; readonly reader: ReaderName; readonly judgement: Judgement }
  | { readonly kind: 'cardFailed'; readonly reader: ReaderName; readonly failure: CardFailure }
  | { readonly kind: 'cardInspected'; readonly reader: ReaderName; readonly contents: CardInspection }
  /** With the PIN that it was asked for with. */
  | { readonly kind: 'challengeReceived'; readonly challenge: Challenge; readonly pin?: Uint8Array }
  /** The right PIN was typed on the reader's own keys. */
  | { readonly kind: 'pinVerified' }
  | { readonly kind: 'challengeSigned'; readonly token: WebEidToken }
  | { readonly kind: 'loggedIn'; readonly login: Login }
  | { readonly kind: 'administratorRefused'; readonly secondsLocked: number }
  | { readonly kind: 'issuerFailed'; readonly failure: IssuerFailure }
  | SetUpPhoneAnswer
  | HoldingsAnswer
  | SignInPhoneAnswer
  | ShowCardAnswer
  | ShowPrintedAnswer
  | ChangePinAnswer
);

/**
 * Anything that happens. `id` is random and the event's own: it becomes the idempotency key of what the event starts
 * and the reference of the failure that it brings, so that the table itself needs no randomness.
 */
export type StationEvent = { readonly id: string } & (PersonEvent | OutsideEvent | AnswerEvent);

/** The event of one kind. */
export type EventOf<Kind extends StationEvent['kind']> = Extract<StationEvent, { kind: Kind }>;

/** The PIN that an event delivers, so that one place can overwrite it. */
export function pinOfEvent(event: StationEvent): Uint8Array | undefined {
  if (event.kind === 'submitPin' || event.kind === 'submitAdministratorPin') return event.payload;
  return event.kind === 'challengeReceived' ? event.pin : undefined;
}
