// SPDX-License-Identifier: Apache-2.0
// In place of phone/src/visit.ts where pages are looked at: a visit that shows the states it is given, and does nothing.

import type { Visit } from '../../phone/src/visit.ts';
import type { Event, State } from '../../phone/src/workflow.ts';

declare global {
  interface Window {
    /** In tests only: shows a state, and what the page has reported since. */
    readonly shownVisit: { show: (state: State) => void; events: Event[] };
  }
}

/** A visit that begins while the issuer is asked who it is. */
export function createVisit(): Visit {
  const listeners = new Set<() => void>();
  let state: State = { page: { kind: 'starting', route: { kind: 'start' } } };
  const events: Event[] = [];
  const show = (next: State): void => {
    state = next;
    events.length = 0;
    for (const listener of listeners) listener();
  };
  Object.assign(window, { shownVisit: { show, events } });
  return {
    getState: () => state,
    dispatch: (event) => events.push(event),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
