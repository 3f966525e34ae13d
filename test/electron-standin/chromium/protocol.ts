// SPDX-License-Identifier: Apache-2.0

/**
 * Names and shapes of the Chrome DevTools Protocol, as Playwright publishes them. Types only: nothing is loaded at run
 * time.
 */
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type Method = keyof Protocol.CommandParameters;
export type Parameters<M extends Method> = Protocol.CommandParameters[M];
export type Result<M extends Method> = Protocol.CommandReturnValues[M];
export type EventName = keyof Protocol.Events;
export type Payload<E extends EventName> = Protocol.Events[E];

export type PausedRequest = Payload<'Fetch.requestPaused'>;
export type TargetInfo = Protocol.Target.TargetInfo;
