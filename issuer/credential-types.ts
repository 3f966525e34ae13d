// SPDX-License-Identifier: Apache-2.0

import * as z from 'zod';
import type { CredentialType } from '../contract/activation.ts';
import type { languages } from '../contract/view.ts';

/** A language that the issuer has names in. */
export type Language = (typeof languages)[number];

const names = z.object({ en: z.string().min(1), ...optionalNames() });

/** A kind of credential, as the configuration has it. */
export const credentialTypeSettings = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  names,
  lifetimeDays: z.number().int().positive().max(3650),
  /** Certificate policies that are asserted. None by default: a browser's key meets no derived PIV policy by itself. */
  policies: z.array(z.string().regex(/^[012](\.\d+)+$/)).default([]),
});
export type CredentialTypeSettings = z.infer<typeof credentialTypeSettings>;

/** What an organisation gets that configures nothing. */
export const defaultCredentialTypes: readonly CredentialTypeSettings[] = [
  {
    id: 'mobile',
    names: {
      en: 'Mobile smart credential',
      nl: 'Mobiele smartcard',
      de: 'Mobiler Dienstausweis',
      fr: 'Carte à puce mobile',
      es: 'Tarjeta inteligente móvil',
    },
    lifetimeDays: 1095,
    policies: [],
  },
  {
    id: 'temporary',
    names: {
      en: 'Temporary mobile credential',
      nl: 'Tijdelijke mobiele smartcard',
      de: 'Vorläufiger mobiler Dienstausweis',
      fr: 'Carte à puce mobile temporaire',
      es: 'Tarjeta inteligente móvil temporal',
    },
    lifetimeDays: 7,
    policies: [],
  },
];

/** The type with its name in a language, English where there is none. */
export function describeType(type: CredentialTypeSettings, language: Language): CredentialType {
  return { id: type.id, name: type.names[language] ?? type.names.en, lifetimeDays: type.lifetimeDays };
}

/** The name that a new credential gets when the person gives none. */
export function defaultIdentityName(person: string, language: Language): string {
  const offered = {
    en: `${person}’s phone`,
    nl: `Telefoon van ${person}`,
    de: `Telefon von ${person}`,
    fr: `Téléphone de ${person}`,
    es: `Teléfono de ${person}`,
  };
  return Array.from(offered[language]).slice(0, 60).join('').trim();
}

function optionalNames() {
  const name = z.string().min(1).optional();
  return { nl: name, de: name, fr: name, es: name };
}
