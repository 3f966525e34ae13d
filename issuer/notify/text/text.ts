// SPDX-License-Identifier: Apache-2.0
// What a notification says in each language. For translators: address people formally; the words for credential, phone
// and station are those of the phone's pages (phone/src/text) and of the station's (renderer/text). No secret may be
// asked for or given in any of it.

import type { Language } from '../../credential-types.ts';
import type { NotificationKind } from '../notification.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';

/** A language's words. */
export interface NotificationText {
  /** Each event: the subject, what happened, and what to do now. */
  readonly events: Readonly<Record<NotificationKind, EventText>>;
  readonly greeting: (name: string) => string;
  /** What it is about, a line each. */
  readonly facts: {
    readonly credential: string;
    readonly name: string;
    readonly phone: string;
    readonly account: string;
    readonly when: string;
    readonly validTo: string;
  };
  /** The way to take it back. `until`: a date. */
  readonly notMe: {
    /** In place of the way, where the message stands on the phone's screen. */
    readonly pushed: string;
    readonly heading: string;
    readonly lead: string;
    readonly link: string;
    until(date: string): string;
  };
  /** Who sends this, and that nobody asks for a PIN by mail. */
  readonly sender: (organisation: string) => string;
  readonly help: (support: string) => string;
  readonly practice: string;
  /** A mail that only tries whether mail arrives. */
  readonly test: { readonly subject: string; readonly lead: string };
  /** The page behind the link. */
  readonly page: {
    readonly title: string;
    readonly lead: string;
    /** What the button does, for a credential. */
    readonly consequence: string;
    readonly button: string;
    readonly keep: string;
    readonly done: { readonly title: string; readonly lead: string; readonly next: readonly string[] };
    readonly used: { readonly title: string; readonly lead: string };
    readonly unknown: { readonly title: string; readonly lead: string };
    readonly unavailable: { readonly title: string; readonly lead: string };
  };
}

interface EventText {
  readonly subject: string;
  readonly happened: string;
  readonly toDo: string;
}

/** All languages. */
export const notificationTexts: Readonly<Record<Language, NotificationText>> = { en, nl, de, fr, es };
