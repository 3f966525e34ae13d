// SPDX-License-Identifier: Apache-2.0

import type { Challenge, WebEidToken } from '../../contract/station-api.ts';
import type { TimerName } from './events.ts';
import type { ReaderName } from './ports.ts';
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
  | { readonly kind: 'releaseCard'; readonly reader: ReaderName }
  /** The PIN travels through, to be signed with as soon as the challenge is there. */
  | { readonly kind: 'fetchChallenge'; readonly pin: Uint8Array }
  | { readonly kind: 'sign'; readonly card: FittingCard; readonly challenge: Challenge; readonly pin: Uint8Array }
  | { readonly kind: 'logIn'; readonly visit: string; readonly token: WebEidToken }
  | { readonly kind: 'signOut'; readonly visit: string }
  | { readonly kind: 'probeIssuer' }
  | { readonly kind: 'openActivation'; readonly visit: string; readonly idempotencyKey: string }
  | { readonly kind: 'resumeActivation'; readonly visit: string; readonly activationId: string }
  | {
      readonly kind: 'changeActivation';
      readonly visit: string;
      readonly activationId: string;
      readonly change: { readonly name: string } | { readonly credentialType: string };
    }
  | {
      readonly kind: 'confirmActivation';
      readonly visit: string;
      readonly activationId: string;
      readonly phraseDigest: string;
    }
  | { readonly kind: 'rejectActivation'; readonly visit: string; readonly activationId: string }
  | { readonly kind: 'cancelActivation'; readonly visit: string; readonly activationId: string }
  | { readonly kind: 'followActivation'; readonly visit: string; readonly activationId: string }
  | { readonly kind: 'checkAdministrator'; readonly pin: Uint8Array }
  | { readonly kind: 'stopFollowing' }
  /** Starts the timer anew if it runs. */
  | { readonly kind: 'startTimer'; readonly timer: TimerName; readonly milliseconds: number }
  | { readonly kind: 'stopTimer'; readonly timer: TimerName };

/** The PIN that an effect carries. */
export function pinOfEffect(effect: Effect): Uint8Array | undefined {
  switch (effect.kind) {
    case 'fetchChallenge':
    case 'sign':
    case 'checkAdministrator':
      return effect.pin;
    default:
      return undefined;
  }
}
