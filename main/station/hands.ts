// SPDX-License-Identifier: Apache-2.0
// How effects are carried out: what those of an action get to work with (actions/), and the form of a performance.

import type { Effect } from './effects.ts';
import type { AnswerEvent, OutsideEvent } from './events.ts';
import type { CardFailure, CardReaders, Clock, IssuerClient, IssuerFailure, ReaderName } from './ports.ts';

/** What effects report: an event without its id. */
export type Report = OutsideEvent | AnswerEvent;

/** The effect of one kind. */
export type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

/** How effects of some kinds are carried out; `step` goes back with the answer. */
export type PerformanceOf<Kinds extends Effect['kind']> = {
  readonly [Kind in Kinds]: (effect: EffectOf<Kind>, step: number) => void | Promise<void>;
};

/** What effects are carried out with. */
export interface Hands {
  readonly clock: Clock;
  /** Those in use. Throws where none are: the workflow asks for them in a visit alone. */
  readonly issuer: () => IssuerClient;
  readonly readers: () => CardReaders;
  readonly report: (event: Report) => void;
  readonly cardFailed: (step: number, reader: ReaderName, failure: CardFailure) => void;
  readonly issuerFailed: (step: number, failure: IssuerFailure) => void;
}
