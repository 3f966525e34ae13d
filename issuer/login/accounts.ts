// SPDX-License-Identifier: Apache-2.0
// Who a certificate speaks of. An account is keyed on the trust anchor together with the identifier, so that a second
// trusted CA cannot assert the people of the first. Never on the FASC-N: it names the card, and changes with it (GSA).

import type { Certificate } from '../../x509/certificate.ts';
import { findExtension, parseAlternativeName } from '../../x509/extensions.ts';
import { type GeneralName, readUserPrincipalName } from '../../x509/general-name.ts';
import { attributeText, nameToString } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';

/** What identifies a person in a certificate: the UPN, else the e-mail address, else the card's UUID. Lower case. */
export interface Identifier {
  readonly kind: 'userPrincipalName' | 'email' | 'uuid';
  readonly value: string;
}

/** A person, as far as the issuer knows. */
export interface Account {
  readonly id: string;
  /** SHA-256 of the trust anchor's certificate, hexadecimal. */
  readonly anchor: string;
  readonly kind: Identifier['kind'];
  readonly identifier: string;
  /** As the newest certificate has it. */
  readonly name: string;
  readonly email: string | undefined;
  readonly createdAt: number;
  readonly status: AccountStatus;
  readonly source: AccountSource;
  /** What credential types and other rules refer to. */
  readonly groups: readonly string[];
  /** The status has changed, and visits, activations and credentials have not followed yet. */
  readonly unsettled: boolean;
  /** Since when it has ended, if it has. */
  readonly endedAt: number | undefined;
}

/** `disabled` for a while; `ended` with all that the person had; `erased`: nobody can tell any more whose it was. */
export type AccountStatus = 'active' | 'disabled' | 'ended' | 'erased';

/** How the account came to be: the administrator's list, a configured rule, or a first log-in with a practice card. */
export type AccountSource = 'list' | 'rule' | 'practice';

/** What a certificate says of its person. */
export interface Person {
  readonly identifier: Identifier;
  readonly name: string;
  readonly email: string | undefined;
}

/**
 * The person in a certificate; undefined when nothing in it identifies one without doubt. Throws DerError for a broken
 * extension.
 */
export function personOf(certificate: Certificate): Person | undefined {
  const names = alternativeNames(certificate);
  const userPrincipalName = names.map(readUserPrincipalName).find(Boolean);
  const address = names.find((name) => name.type === 'rfc822Name')?.value;
  const email = address !== undefined && isEmailAddress(address) ? address : undefined;
  const uuid = names.find((name) => name.type === 'uri' && uuidForm.test(name.value));
  const name = holderName(certificate);
  if (userPrincipalName) return identified('userPrincipalName', userPrincipalName, { name, email });
  if (email) return identified('email', email, { name, email });
  return uuid?.type === 'uri' ? identified('uuid', uuid.value, { name, email }) : undefined;
}

/** The person's name for the screen: the common name, else the whole subject. */
export function holderName({ subject }: Certificate): string {
  return plainName(attributeText(subject, 'commonName') ?? '') || plainName(nameToString(subject));
}

/**
 * A name without what is no part of one: line breaks, NUL, half characters, and marks that turn the direction of text
 * around it. It goes onto screens, into mails, certificates and the database.
 */
export function plainName(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '').trim();
}

/** Whether mail can be sent there, and a certificate can name it: ASCII (RFC 5280 4.2.1.6), one address alone. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(text);
}

/** An account's identifier in the one form in which identifiers are compared, from what a person typed. */
export function accountText(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** An identifier as administrators write it: a UPN bare, an e-mail address as `email:…`, a UUID as `urn:uuid:…`. */
export function identifierText({ kind, value }: Identifier): string {
  return kind === 'email' ? `email:${value}` : value;
}

/** Reads what `identifierText` writes; undefined for what is neither. */
export function parseIdentifier(text: string): Identifier | undefined {
  const value = accountText(text);
  if (uuidForm.test(value)) return { kind: 'uuid', value };
  const [, prefix, address = ''] = /^(email:|upn:)?([^\s:@]+@[^\s:@]+)$/.exec(value) ?? [];
  if (address === '') return undefined;
  return { kind: prefix === 'email:' ? 'email' : 'userPrincipalName', value: address };
}

function alternativeNames({ extensions }: Certificate): readonly GeneralName[] {
  const found = findExtension(extensions, oids.subjectAltName);
  return found ? parseAlternativeName(found.value) : [];
}

const uuidForm = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Nobody is identified by a text that only becomes the identifier by leaving something out, or by letters that merely
 * stand for others (compatibility forms): else one person could pass for another.
 */
function identified(kind: Identifier['kind'], text: string, who: Omit<Person, 'identifier'>): Person | undefined {
  const isPlain = text === plainName(text) && text.normalize('NFKC') === text.normalize('NFC');
  return isPlain ? { ...who, identifier: { kind, value: accountText(text) } } : undefined;
}
