// SPDX-License-Identifier: Apache-2.0
// The page behind "This was not me" in a mail. It is plain HTML that needs no script, so that it works in whatever
// browser the mail is read on. Fetching it changes nothing; its one button posts.

import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { PhoneInfo } from '../../contract/phone-api.ts';
import type { Clock } from '../clock.ts';
import type { CredentialTypeSettings, Language } from '../credential-types.ts';
import { disavow, findDisavowal } from '../notify/disavowal.ts';
import { type Fact, factsOf } from '../notify/facts.ts';
import { documentStyle, escapeHtml, factTable, htmlDocument, paragraph } from '../notify/html.ts';
import { type NotificationText, notificationTexts } from '../notify/text/text.ts';
import { type Store, StoreUnavailable } from '../records.ts';
import { preferredLanguage } from './language.ts';
import type { Log } from './log.ts';

/** What these routes are answered from. */
export interface DisavowalDuties {
  readonly store: Store;
  readonly info: Pick<PhoneInfo, 'organisation' | 'practice' | 'support'>;
  readonly credentialTypes: readonly CredentialTypeSettings[];
  readonly timeZone: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Adds the routes. */
export function routeDisavowals(app: Hono, duties: DisavowalDuties): void {
  const { store, clock, log, info } = duties;
  // A link that lost its end in a mail program leads to a page, too.
  const path = '/not-me/:token';

  /** Who followed the link reads a page, whatever happens. */
  app.use(path, async (context, next) => {
    await next();
    if (!(context.error instanceof StoreUnavailable)) return;
    const language = preferredLanguage(context);
    context.res = show(context, info, language, message(notificationTexts[language].page.unavailable), 503);
  });

  app.get(path, async (context) => {
    const found = await store.transaction(async (records) => {
      const known = await findDisavowal(records, context.req.param('token'), clock.now());
      if (!known) return undefined;
      const { right, account } = known;
      const issued = await records.issued.ofActivation(right.about);
      const event = { ...right, at: issued?.issuedAt ?? clock.now() };
      return { ...known, facts: await factsOf(records, { account, event, language: right.language }, duties) };
    });
    const language = found?.right.language ?? preferredLanguage(context);
    const { page } = notificationTexts[language];
    if (!found) return show(context, info, language, message(page.unknown), 404);
    if (found.right.usedAt !== undefined) return show(context, info, language, message(page.used));
    return show(context, info, language, question(page, found.facts));
  });

  app.post(path, async (context) => {
    const outcome = await disavow({ store, clock }, context.req.param('token'));
    if (outcome.kind === 'unknown') {
      const language = preferredLanguage(context);
      return show(context, info, language, message(notificationTexts[language].page.unknown), 404);
    }
    const { language, accountId: account } = outcome.right;
    const { page } = notificationTexts[language];
    if (outcome.kind === 'used') return show(context, info, language, message(page.used));
    log.warn({ account, revoked: outcome.revoked }, 'a person says that a credential is not theirs');
    const steps = page.done.next.map((step) => `<li>${escapeHtml(step)}</li>`).join('');
    return show(context, info, language, { ...message(page.done), more: `<ul>${steps}</ul>` });
  });
}

interface Content {
  readonly title: string;
  readonly lead: string;
  /** HTML. */
  readonly more: string;
}

function message({ title, lead }: { readonly title: string; readonly lead: string }): Content {
  return { title, lead, more: '' };
}

function question(page: NotificationText['page'], facts: readonly Fact[]): Content {
  const form = `<form method="post"><button type="submit">${escapeHtml(page.button)}</button></form>`;
  const more = factTable(facts) + paragraph(page.consequence) + form + paragraph(page.keep);
  return { title: page.title, lead: page.lead, more };
}

function show(
  context: Context,
  { organisation, support, practice }: DisavowalDuties['info'],
  language: Language,
  { title, lead, more }: Content,
  status: 200 | 404 | 503 = 200,
): Response {
  const text = notificationTexts[language];
  const body = [
    practice ? `<p class="band">${escapeHtml(text.practice)}</p>` : '',
    `<p class="mark">${escapeHtml(organisation)}</p><h1>${escapeHtml(title)}</h1>${paragraph(lead)}${more}`,
    `<p><small>${escapeHtml(text.help(support))}</small></p>`,
  ];
  return context.html(htmlDocument(language, title, body.join('')), status, headers);
}

const styleHash = createHash('sha256').update(documentStyle).digest('base64');

const headers = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  // With `no-referrer` a browser would not say where the form comes from, and it would be refused (guards.ts).
  'referrer-policy': 'same-origin',
};
