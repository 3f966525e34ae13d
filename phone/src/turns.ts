// SPDX-License-Identifier: Apache-2.0
// What the rows of the workflow's table are made of.

import type { PhoneFailureCode } from './failures.ts';
import type { Route } from './routes.ts';
import type { Effect, Page } from './workflow.ts';

/** Where an event leads: a page, and what is to be done on the way. */
export interface Turn {
  readonly page: Page;
  readonly effects: readonly Effect[];
}

/** To a page. */
export function to(page: Page, ...effects: Effect[]): Turn {
  return { page, effects };
}

/** To the page of a failure; `route` is where trying again leads. */
export function fail(code: PhoneFailureCode, route: Route, ...effects: Effect[]): Turn {
  return to({ kind: 'failed', code, route }, ...effects);
}
