// SPDX-License-Identifier: Apache-2.0
// What people can do at a station by themselves: what the issuer allows them, and what the station does with card and
// words alone, for which no issuer is asked.

import * as z from 'zod';
import { stationAction } from './station-actions.ts';

/** What the station offers by itself. */
export const localAction = z.enum(['showCard', 'changePin', 'readInstructions']);

/** Everything that may be on the list of actions, in the order in which it is offered. */
export const selfServiceAction = z.enum([...stationAction.options, ...localAction.options]);
export type SelfServiceAction = z.infer<typeof selfServiceAction>;
