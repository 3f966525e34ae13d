// SPDX-License-Identifier: Apache-2.0
// A notification as mail: text and HTML of the same words. It has no picture, no tracking and nothing from elsewhere; of
// links it has the one that takes back what was given, and the one to the next step.

import type { Configuration } from '../config.ts';
import type { CredentialTypeSettings, Language } from '../credential-types.ts';
import type { Account } from '../login/accounts.ts';
import type { Records } from '../records.ts';
import { disavowalAddress, grantDisavowal, isDisavowable } from './disavowal.ts';
import { dateText, type Fact, factsOf } from './facts.ts';
import { escapeHtml, factTable, htmlDocument, paragraph } from './html.ts';
import type { Notification } from './notification.ts';
import { notificationTexts } from './text/text.ts';

/** A mail that is ready to go. */
export interface Letter {
  /** The same however often it is sent, so that a repeated one is known as such. */
  readonly id: string;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Who writes. */
export interface Sender {
  readonly organisation: string;
  readonly support: string;
  readonly practice: boolean;
  /** The phone's listener, to which links lead. */
  readonly origin: string;
  /** Of people whose language is not known, and of the administrator. */
  readonly language: Language;
  /** Where the administrator is told. */
  readonly administrator: string | undefined;
  readonly credentialTypes: readonly CredentialTypeSettings[];
  /** Of the times that people read. */
  readonly timeZone: string;
}

/** Who writes, by the configuration. */
export function senderOf(
  { organisation, support, practice, mail, credentialTypes, phone }: Configuration,
  origin = phone.origin ?? 'https://localhost',
): Sender {
  const { language = 'en', administrator, timeZone = 'UTC' } = mail ?? {};
  return { organisation, support, practice, origin, language, administrator, credentialTypes, timeZone };
}

/** Where a phone that is known goes on: the page "Set up mobile smart card access". */
export const nextStepPath = '/#access';

/**
 * The mail of a notification, with a fresh link where it has one: the right behind it is kept in this transaction.
 * Undefined when there is nobody to tell any more.
 */
export async function writeLetter(
  sender: Sender,
  records: Records,
  notification: Notification,
  now: number,
): Promise<Letter | undefined> {
  const { id, kind, about, accountId, target } = notification;
  const account = await records.accounts.get(accountId);
  const isToPerson = target !== 'administrator';
  const to = isToPerson ? account?.email : sender.administrator;
  if (!account || to === undefined) return undefined;
  const language = (isToPerson && (await records.notifications.languageOf(accountId))) || sender.language;
  const { subject, happened, toDo } = notificationTexts[language].events[kind];
  const facts = await factsOf(records, { account, event: notification, language }, sender);
  const greeted = isToPerson ? account : undefined;
  const body: Body = { account: greeted, language, subject, opening: happened, facts, closing: toDo };
  const letter = { id, to, language, subject };
  if (kind === 'phoneEnrolled') {
    return { ...letter, ...render(sender, { ...body, next: `${sender.origin}${nextStepPath}` }) };
  }
  if (!isDisavowable(kind)) return { ...letter, ...render(sender, body) };
  const right = await grantDisavowal(records, { accountId, about, kind, language }, now);
  const notMe = {
    address: disavowalAddress(sender.origin, right.token),
    until: dateText(right.expiresAt, language, sender.timeZone),
  };
  return { ...letter, ...render(sender, { ...body, notMe }) };
}

/** The mail that tries whether mail arrives. */
export function testLetter(sender: Sender, to: string, id: string): Letter {
  const { language } = sender;
  const { subject, lead } = notificationTexts[language].test;
  return { id, to, language, subject, ...render(sender, { language, subject, opening: lead, facts: [] }) };
}

interface Body {
  readonly language: Language;
  readonly subject: string;
  /** Who is greeted. */
  readonly account?: Account | undefined;
  readonly opening: string;
  readonly facts: readonly Fact[];
  readonly closing?: string;
  /** An address that goes with the closing words. */
  readonly next?: string;
  readonly notMe?: { readonly address: string; readonly until: string };
}

function render(sender: Sender, body: Body): Pick<Letter, 'text' | 'html'> {
  return { text: renderText(sender, body), html: renderHtml(sender, body) };
}

function renderText({ organisation, support, practice }: Sender, body: Body): string {
  const { account, language, opening, facts, closing, next, notMe } = body;
  const text = notificationTexts[language];
  const parts = [
    practice && text.practice,
    account && text.greeting(account.name),
    opening,
    facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    closing,
    next,
    notMe && [text.notMe.heading, text.notMe.lead, notMe.address, text.notMe.until(notMe.until)].join('\n'),
    text.help(support),
    `-- \n${text.sender(organisation)}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function renderHtml({ organisation, support, practice }: Sender, body: Body): string {
  const { account, language, subject, opening, facts, closing, next, notMe } = body;
  const text = notificationTexts[language];
  const parts = [
    practice && `<p class="band">${escapeHtml(text.practice)}</p>`,
    `<p class="mark">${escapeHtml(organisation)}</p><h1>${escapeHtml(subject)}</h1>`,
    account && paragraph(text.greeting(account.name)),
    paragraph(opening),
    facts.length > 0 && factTable(facts),
    closing && paragraph(closing),
    next && `<p><a href="${escapeHtml(next)}">${escapeHtml(next)}</a></p>`,
    notMe && `<h2>${escapeHtml(text.notMe.heading)}</h2>${paragraph(text.notMe.lead)}`,
    notMe && `<p><a class="act" href="${escapeHtml(notMe.address)}">${escapeHtml(text.notMe.link)}</a></p>`,
    notMe && paragraph(text.notMe.until(notMe.until)),
    paragraph(text.help(support)),
    `<p><small>${escapeHtml(text.sender(organisation))}</small></p>`,
  ];
  return htmlDocument(language, subject, parts.filter(Boolean).join(''));
}
