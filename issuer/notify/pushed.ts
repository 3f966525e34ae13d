// SPDX-License-Identifier: Apache-2.0
// A notification as a message by web push: what happened and what to do, in two sentences, and a page of the app to which
// it leads. Unlike the mail it has no link that takes something back: it lies readable on the phone's screen.

import type { PushedMessage } from '../../contract/push.ts';
import type { PushSubscription } from '../push/subscription.ts';
import { isDisavowable } from './disavowal.ts';
import { nextStepPath } from './letter.ts';
import type { Notification } from './notification.ts';
import { notificationTexts } from './text/text.ts';

/** The message of a notification, in the language of the phone's page. */
export function writePushed({ kind }: Pick<Notification, 'kind'>, { language }: PushSubscription): string {
  const { events, notMe } = notificationTexts[language];
  const { subject, happened, toDo } = events[kind];
  const isNext = kind === 'phoneEnrolled';
  const message: PushedMessage = {
    title: subject,
    body: isDisavowable(kind) ? `${happened} ${notMe.pushed}` : isNext ? happened : `${happened} ${toDo}`,
    language,
    path: isNext ? nextStepPath : '/#credentials',
  };
  return JSON.stringify(message);
}
