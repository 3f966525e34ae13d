// SPDX-License-Identifier: Apache-2.0
// What the issuer tells a phone by web push. The browser's push service cannot read it, and yet it holds no secret.

import * as z from 'zod';
import { languages } from './view.ts';

/**
 * `PUT /api/phone/push`, with the phone's proof: where its browser lets itself be told (W3C Push API, RFC 8291), in the
 * language of the page. 204. `DELETE /api/phone/push` ends it: 204.
 */
export const pushSubscription = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(2048),
  keys: z.object({
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
    auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  }),
  language: z.enum(languages),
});

/** What the phone's service worker shows. */
export interface PushedMessage {
  readonly title: string;
  readonly body: string;
  readonly language: string;
  /** A page of the app, to which it leads. */
  readonly path: string;
}
