// SPDX-License-Identifier: Apache-2.0

import type { Context } from 'hono';
import type * as z from 'zod';
import { ok } from '../../contract/result.ts';
import { type Outcome, refuse } from '../refusal.ts';

/** The body as JSON of this shape; an empty body counts as `{}`. */
export async function readBody<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<Outcome<z.output<Schema>>> {
  const result = schema.safeParse(parseJson(await context.req.text()));
  if (result.success) return ok(result.data);
  const fields = result.error.issues.map(({ path }) => path.join('.') || 'body').join(', ');
  return refuse('requestMalformed', `not as the contract has it: ${fields}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return undefined;
  }
}
