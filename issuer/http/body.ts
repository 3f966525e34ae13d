// SPDX-License-Identifier: Apache-2.0

import type { Context } from 'hono';
import type * as z from 'zod';
import { ok } from '../../contract/result.ts';
import { languages } from '../../contract/view.ts';
import type { Language } from '../credential-types.ts';
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

/** The language that the client likes best of those that we have (RFC 9110 12.5.4), else English. */
export function preferredLanguage(context: Context): Language {
  const wanted = (context.req.header('accept-language') ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.trim().split(';');
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    return { language: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) };
  });
  wanted.sort((a, b) => b.quality - a.quality);
  return wanted.map(({ language }) => languages.find((known) => known === language)).find(Boolean) ?? 'en';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return undefined;
  }
}
