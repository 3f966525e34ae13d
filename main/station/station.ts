// SPDX-License-Identifier: Apache-2.0
// The workflow at work: events go through the table one after the other, its effects to the performer, its view to
// whoever looks.

import type { View } from '../../contract/view.ts';
import { type Effect, pinOfEffect } from './effects.ts';
import { type PersonEvent, pinOfEvent, type StationEvent } from './events.ts';
import type { Report } from './hands.ts';
import type { Outside } from './outside.ts';
import { Performer } from './performer.ts';
import { initialSituation, type Rules, type Situation, visitOf } from './state.ts';
import { entryEffects } from './upkeep.ts';
import { shortReference, viewOf } from './view.ts';
import { transition } from './workflow.ts';

/** What a person does, or what happens around the window. */
type Input = PersonEvent | Extract<Report, { kind: 'personActive' | 'pinTyped' | 'stationBroke' }>;

/** The station that runs. */
export interface Station {
  /** Takes one event; its consequences follow by themselves. A PIN in it is overwritten after use. */
  dispatch(event: Input): void;
  /** What the window shows now. */
  view(): View;
  /** Calls `listener` with each new view. Returns how to stop. */
  onView(listener: (view: View) => void): () => void;
  /** Ends the visit and gives everything back. */
  close(): Promise<void>;
}

/** Starts a station: it opens its equipment and waits for a card. */
export function startStation(outside: Outside, rules: Rules): Station {
  let situation = initialSituation(rules);
  let closed = false;
  let shown = '';
  const waiting: StationEvent[] = [];
  const listeners = new Set<(view: View) => void>();
  const performer = new Performer(outside, take, (step) => !closed && step === situation.step);

  function take(event: Input | Report): void {
    waiting.push({ ...event, id: outside.newId() });
    // An event that arises while another is taken waits its turn.
    if (waiting.length > 1) return;
    for (let next = waiting[0]; next; next = waiting[0]) {
      survive(next);
      waiting.shift();
    }
  }

  /** A bug ends in a page of its own, unless it is that page which has the bug. */
  function survive(event: StationEvent): void {
    try {
      if (closed) overwriteUnusedPin(event, []);
      else process(event);
    } catch (cause) {
      overwriteUnusedPin(event, []);
      if (event.kind !== 'stationBroke') take({ kind: 'stationBroke', detail: String(cause) });
    }
  }

  function process(event: StationEvent): void {
    const before = situation;
    const { situation: after, effects } = transition(before, event);
    situation = after;
    overwriteUnusedPin(event, effects);
    keepJournal(outside, event, before, after);
    for (const effect of effects) performer.perform(effect, after.step);
    show(viewOf(after));
  }

  /** Most events change nothing that can be seen. */
  function show(view: View): void {
    const drawn = JSON.stringify(view);
    if (drawn === shown) return;
    shown = drawn;
    for (const listener of listeners) listener(view);
  }

  for (const effect of entryEffects(situation.state)) performer.perform(effect, situation.step);
  return {
    dispatch: take,
    view: () => viewOf(situation),
    onView: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      await performer.close(visitOf(situation.state)?.login.visit);
    },
  };
}

/** A PIN that goes no further, because it came twice or too late, is overwritten here. */
function overwriteUnusedPin(event: StationEvent, effects: readonly Effect[]): void {
  const pin = pinOfEvent(event);
  if (pin && !effects.some((effect) => pinOfEffect(effect) === pin)) pin.fill(0);
}

function keepJournal(outside: Outside, event: StationEvent, before: Situation, after: Situation): void {
  const { state } = after;
  const entry = { event: event.kind, from: before.state.kind, to: state.kind };
  if (state.kind === 'failed' && state.reference === event.id) {
    const { code, details } = state.trouble;
    outside.journal({ ...entry, failure: { code, details, reference: shortReference(state.reference) } });
  } else if (entry.from !== entry.to) {
    outside.journal(entry);
  }
}
