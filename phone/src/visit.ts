// SPDX-License-Identifier: Apache-2.0

import { createEffects } from './effects.ts';
import { readRoute } from './routes.ts';
import { begin, type Event, next, type State, type Step } from './workflow.ts';

/** The running workflow: its state, and the way to tell it what happened. */
export interface Visit {
  readonly getState: () => State;
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispatch: (event: Event) => void;
}

/** Starts the workflow at the address that is open, and feeds it what the browser reports. */
export function createVisit(): Visit {
  const listeners = new Set<() => void>();
  const perform = createEffects((event) => dispatch(event));
  let state: State;
  const follow = (step: Step): void => {
    state = step.state;
    for (const effect of step.effects) perform(effect);
    for (const listener of listeners) listener();
  };
  const dispatch = (event: Event): void => follow(next(state, event));
  follow(begin(currentRoute()));
  listenToBrowser(dispatch);
  return {
    getState: () => state,
    dispatch,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function currentRoute() {
  return readRoute(location.pathname, location.hash);
}

/** Back and forward; and coming back from the lock screen or a dead network, when a poll is due at once. */
function listenToBrowser(dispatch: (event: Event) => void): void {
  addEventListener('popstate', () => dispatch({ kind: 'arrived', route: currentRoute() }));
  addEventListener('online', () => dispatch({ kind: 'resumed' }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') dispatch({ kind: 'resumed' });
  });
}
