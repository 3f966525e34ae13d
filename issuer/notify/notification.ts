// SPDX-License-Identifier: Apache-2.0
// What people are told of a credential's life (SP 800-63B-4, 4.6), as it waits to be sent. It is kept in the transaction
// of what it tells of, so that neither is there without the other; what it says is made when it is sent.

import type { Language } from '../credential-types.ts';

/** What has happened. */
export const notificationKinds = [
  'issued',
  'renewed',
  'suspended',
  'resumed',
  'revoked',
  'ended',
  'expiring',
  'phoneEnrolled',
  'disavowed',
] as const;

/**
 * What has happened, in one word. `ended`: with the person's account; `disavowed`: the person says that it is not
 * theirs.
 */
export type NotificationKind = (typeof notificationKinds)[number];

/** An event that its person is to be told of. */
export interface LifeEvent {
  readonly kind: NotificationKind;
  readonly accountId: string;
  /** The activation that gave the credential, whatever certificates that has; or the phone. */
  readonly about: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where a message goes: to the account's address of e-mail, to the administrator's, or to a phone that has subscribed. */
export type NotificationTarget = 'mail' | 'administrator' | `push:${string}`;

/** The target that a text means. */
export function targetFrom(text: string): NotificationTarget {
  if (text.startsWith('push:')) return `push:${text.slice('push:'.length)}`;
  return text === 'administrator' ? text : 'mail';
}

/** The phone that a message goes to; undefined for mail. */
export function phoneOf(target: NotificationTarget): string | undefined {
  return target.startsWith('push:') ? target.slice('push:'.length) : undefined;
}

/** One message to one place. */
export interface Notification extends LifeEvent {
  readonly id: string;
  readonly target: NotificationTarget;
  /** What was given up stays for a while, so that the administrator can see it. */
  readonly state: 'waiting' | 'failed';
  /** How often it was tried. */
  readonly attempts: number;
  /** When it is tried next; while it is being sent, when that counts as having failed. */
  readonly dueAt: number;
  /** Why it has not been sent yet, in the words of who was to carry it. */
  readonly problem: string | undefined;
}

/** The right to take back what a message tells of: what is kept of the link in it. */
export interface Disavowal {
  /** SHA-256 of the link's 128 random bits, hexadecimal. */
  readonly hash: string;
  readonly accountId: string;
  /** As in the event. */
  readonly about: string;
  readonly kind: NotificationKind;
  readonly language: Language;
  readonly expiresAt: number;
  readonly usedAt: number | undefined;
}

/** Notifications, in the store. */
export interface NotificationRecords {
  /** Adds one; an event that is kept already is not told twice. */
  add(notification: Notification): Promise<void>;
  waiting(): Promise<number>;
  /** Removes what waits beyond so many, the newest; how many those were. */
  removeBeyond(most: number): Promise<number>;
  /** Removes what waits to go by mail. */
  removeMail(): Promise<void>;
  /** Takes at most `most` that are due, each for one issuer alone, until it is concluded or `until` has come. */
  claim(now: number, until: number, most: number): Promise<readonly Notification[]>;
  /** Sent, or not to be sent. */
  remove(id: string): Promise<void>;
  save(notification: Notification): Promise<void>;
  /** Removes what was given up and happened before a time. */
  removeFailedBefore(before: number): Promise<void>;
  /** At most `most`, the oldest first. */
  all(most: number): Promise<readonly Notification[]>;
  languageOf(accountId: string): Promise<Language | undefined>;
  rememberLanguage(accountId: string, language: Language): Promise<void>;
  /** Activations whose credentials end within a third of their life and `within`, and of which nobody was told. */
  endingSoon(now: number, within: number, most: number): Promise<readonly EndingCredential[]>;
  /** False when somebody else has taken it upon himself. */
  takeEnding(activationId: string): Promise<boolean>;
}

/** A credential that ends soon. */
export interface EndingCredential {
  readonly activationId: string;
  readonly accountId: string;
}

/** Disavowals, in the store. */
export interface DisavowalRecords {
  add(disavowal: Disavowal): Promise<void>;
  withHash(hash: string): Promise<Disavowal | undefined>;
  /** False when it was used before. */
  use(hash: string, at: number): Promise<boolean>;
  removeExpired(now: number): Promise<void>;
}
