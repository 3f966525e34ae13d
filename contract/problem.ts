// SPDX-License-Identifier: Apache-2.0

import * as z from 'zod';
import { failureCodes } from './failures.ts';

/** A failure over HTTP, as `application/problem+json` (RFC 9457). */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.enum(failureCodes),
  /** Tries that remain, for a wrong password or code. */
  triesLeft: z.number().optional(),
  /** When to come again, in seconds, as in `Retry-After`. */
  retryAfterSeconds: z.number().optional(),
});
export type Problem = z.infer<typeof problem>;
