// SPDX-License-Identifier: Apache-2.0

import type { Context } from 'hono';
import { activationId } from '../../contract/activation.ts';

/** The id in the address, in either case; an empty text, which is no activation's, when it has not the form of one. */
export function activationIdOf(context: Context): string {
  return activationId.safeParse(context.req.param('id')?.toUpperCase()).data ?? '';
}
