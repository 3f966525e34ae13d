// SPDX-License-Identifier: Apache-2.0
// What a notification, and the page behind its link, say about the credential: read when it is told, so that nothing of
// the person lies in the queue.

import { type CredentialTypeSettings, describeType, type Language } from '../credential-types.ts';
import type { Account } from '../login/accounts.ts';
import type { Records } from '../records.ts';
import type { LifeEvent, NotificationKind } from './notification.ts';
import { type NotificationText, notificationTexts } from './text/text.ts';

/** A line: what, and its value. */
export type Fact = readonly [label: string, value: string];

/** What would mislead: until when that is valid which has ended, and when the reminder of an end was written. */
const misleading: Partial<Record<NotificationKind, keyof NotificationText['facts']>> = {
  revoked: 'validTo',
  ended: 'validTo',
  disavowed: 'validTo',
  expiring: 'when',
};

/** The lines about an event. It is about a credential, or about a phone. */
export async function factsOf(
  records: Records,
  { account, event, language }: { account: Account; event: LifeEvent; language: Language },
  { credentialTypes, timeZone }: { credentialTypes: readonly CredentialTypeSettings[]; timeZone: string },
): Promise<readonly Fact[]> {
  const { facts } = notificationTexts[language];
  const activation = await records.activations.get(event.about);
  const issued = await records.issued.ofActivation(event.about);
  const phone = await records.phones.get(event.about);
  const type = credentialTypes.find(({ id }) => id === activation?.credentialType);
  const named: readonly (readonly [keyof NotificationText['facts'], string | undefined])[] = [
    ['credential', type && describeType(type, language).name],
    ['name', activation?.name ?? phone?.name],
    ['phone', activation?.claim?.phone ?? phone?.kind],
    ['account', account.identifier],
    ['when', timeText(event.at, language, timeZone)],
    ['validTo', issued && dateText(issued.notAfter, language, timeZone)],
  ];
  const told = named.filter(([label]) => label !== misleading[event.kind]);
  return told.flatMap(([label, value]) => (value ? [[facts[label], value] as const] : []));
}

/** A day, as people write it. */
export function dateText(at: number, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone }).format(at);
}

/** A minute, with the name of the zone: the person may be in another one. */
function timeText(at: number, language: Language, timeZone: string): string {
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const minute = { hour: '2-digit', minute: '2-digit', timeZone, timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat(locales[language], { ...day, ...minute }).format(at);
}

const locales = { en: 'en-GB', nl: 'nl-NL', de: 'de-DE', fr: 'fr-FR', es: 'es-ES' } as const;
