// SPDX-License-Identifier: Apache-2.0

import type { Context } from 'hono';
import { languages } from '../../contract/view.ts';
import type { Language } from '../credential-types.ts';

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
