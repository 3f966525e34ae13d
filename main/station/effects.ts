// SPDX-License-Identifier: Apache-2.0

import type { Challenge, WebEidToken } from '../../contract/station-api.ts';
import type { ChangePinEffect } from './actions/change-pin.ts';
import type { ManageCredentialsEffect } from './actions/manage-credentials.ts';
import type { ManagePhonesEffect } from './actions/manage-phones.ts';
import type { SetUpPhoneEffect } from './actions/set-up-phone.ts';
import type { ShowCardEffect } from './actions/show-card.ts';
import type { ShowPrintedEffect } from './actions/show-printed.ts';
import type { SignInPhoneEffect } from './actions/sign-in-phone.ts';
import type { TimerName } from './events.ts';
import type { PinProof, ReaderName } from './ports.ts';
import type { FittingCard, Mode } from './state.ts';

/**
 * What the workflow wants done, as data. What is answered comes back as an event with the step at which it was asked
 * for; `visit` is the token of a log-in.
 */
export type Effect =
  | { readonly kind: 'openEquipment'; readonly mode: Mode }
  | { readonly kind: 'insertPracticeCard' }
  | { readonly kind: 'removePracticeCard' }
  | { readonly kind: 'readCard'; readonly reader: ReaderName }
  | { readonly kind: 'judgeCard'; readonly reader: ReaderName; readonly certificate: Uint8Array }
  /** Reads all that is on the card. Nothing waits for it. */
  | { readonly kind: 'inspectCard'; readonly reader: ReaderName }
  | { readonly kind: 'releaseCard'; readonly reader: ReaderName }
  /** Asks for a challenge before it is needed. Nothing waits for it. */
  | { readonly kind: 'prepareChallenge' }
  /** The PIN travels through, to be signed with as soon as the challenge is there. None where the reader asks for it. */
  | { readonly kind: 'fetchChallenge'; readonly pin?: Uint8Array }
  | { readonly kind: 'verifyOnPad'; readonly reader: ReaderName }
  | { readonly kind: 'sign'; readonly card: FittingCard; readonly challenge: Challenge; readonly pin: PinProof }
  | { readonly kind: 'logIn'; readonly visit: string; readonly token: WebEidToken }
  | { readonly kind: 'signOut'; readonly visit: string }
  | { readonly kind: 'probeIssuer' }
  | { readonly kind: 'checkAdministrator'; readonly pin: Uint8Array }
  /** Starts the timer anew if it runs. */
  | { readonly kind: 'startTimer'; readonly timer: TimerName; readonly milliseconds: number }
  | { readonly kind: 'stopTimer'; readonly timer: TimerName }
  | ActionEffect;

/** What the actions of the self-service want done. */
export type ActionEffect =
  | SetUpPhoneEffect
  | SignInPhoneEffect
  | ManageCredentialsEffect
  | ManagePhonesEffect
  | ShowCardEffect
  | ShowPrintedEffect
  | ChangePinEffect;

/** The PIN that an effect carries. */
export function pinOfEffect(effect: Effect): Uint8Array | undefined {
  switch (effect.kind) {
    case 'sign':
    case 'readPrinted':
      return typeof effect.pin === 'string' ? undefined : effect.pin;
    case 'fetchChallenge':
    case 'checkAdministrator':
    case 'keepPin':
    case 'keepNewPin':
    case 'repeatNewPin':
      return effect.pin;
    default:
      return undefined;
  }
}
