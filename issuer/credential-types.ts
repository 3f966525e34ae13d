// SPDX-License-Identifier: Apache-2.0

import * as z from 'zod';
import type { CredentialType } from '../contract/activation.ts';
import type { languages } from '../contract/view.ts';
import { groupName } from './accounts/groups.ts';
import type { Account } from './login/accounts.ts';

/** A language that the issuer has names in. */
export type Language = (typeof languages)[number];

/**
 * Derived PIV authentication at AAL3 asks for a key that is kept in hardware (SP 800-157r1), and its test policy. No way
 * of enrolment here proves that: a browser's key never does.
 */
const aal3Policies: readonly string[] = ['2.16.840.1.101.3.2.1.3.41', '2.16.840.1.101.3.2.1.48.110'];

const names = z.object({ en: z.string().min(1), ...optionalNames() });

/** A kind of credential, as the configuration has it. */
export const credentialTypeSettings = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  names,
  lifetimeDays: z.number().int().positive().max(3650),
  /** Certificate policies that are asserted. None by default: a browser's key meets no derived PIV policy by itself. */
  policies: z
    .array(
      z
        .string()
        .regex(/^[012](\.\d+)+$/)
        .refine(
          (policy) => !aal3Policies.includes(policy),
          'must not assert AAL3: nothing proves where a phone’s key is',
        ),
    )
    .default([]),
  /** With certificates for signing and for encrypting mail; only for people whose address is known. */
  mail: z.boolean().default(false),
  /** Of the encryption key that is made here. Most mail programs on phones know RSA alone. */
  encryptionKey: z.enum(['RSA-2048', 'RSA-3072', 'P-256']).default('RSA-2048'),
  /** Who may have it: people in one of these groups; everyone when there is none. */
  groups: z.array(groupName).default([]),
  /** How many a person may have that are neither revoked nor over; any number when left out. */
  maximumPerPerson: z.number().int().min(1).max(1000).optional(),
  /** What happens to one more: it is refused until an older one is removed, or the oldest is revoked for it. */
  whenFull: z.enum(['refuse', 'replace']).default('refuse'),
  /**
   * Whether the person compares phrases before the certificate is given: always, or not for an EST client other than a
   * browser, which has no screen to show one on.
   */
  comparison: z.enum(['always', 'inBrowsers']).default('always'),
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
    mail: false,
    encryptionKey: 'RSA-2048',
    groups: [],
    whenFull: 'refuse',
    comparison: 'always',
  },
  {
    id: 'mobile-mail',
    names: {
      en: 'Mobile smart credential with secure mail',
      nl: 'Mobiele smartcard met beveiligde e-mail',
      de: 'Mobiler Dienstausweis mit sicherer E-Mail',
      fr: 'Carte à puce mobile avec messagerie sécurisée',
      es: 'Tarjeta inteligente móvil con correo seguro',
    },
    lifetimeDays: 1095,
    policies: [],
    mail: true,
    encryptionKey: 'RSA-2048',
    groups: [],
    whenFull: 'refuse',
    comparison: 'always',
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
    mail: false,
    encryptionKey: 'RSA-2048',
    groups: [],
    whenFull: 'refuse',
    comparison: 'always',
  },
];

/** The types that a person may have: by groups, and those with mail by having an address. */
export function typesFor(
  types: readonly CredentialTypeSettings[],
  { groups, email }: Pick<Account, 'groups' | 'email'>,
): readonly CredentialTypeSettings[] {
  const isAllowed = (type: CredentialTypeSettings) =>
    type.groups.length === 0 || type.groups.some((group) => groups.includes(group));
  return types.filter((type) => isAllowed(type) && (!type.mail || email !== undefined));
}

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
