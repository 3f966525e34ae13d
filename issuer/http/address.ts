// SPDX-License-Identifier: Apache-2.0

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The address that a request comes from, as the connection has it: headers about it can say anything. */
export function addressOf(context: Context): string {
  return getConnInfo(context).remote.address ?? '';
}
