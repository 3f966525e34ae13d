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
}

/** `disabled` for a while; `ended` with all that the person had. */
export type AccountStatus = 'active' | 'disabled' | 'ended';

/** How the account came to be: the administrator's list, a configured rule, or a first log-in with a practice card. */
export type AccountSource = 'list' | 'rule' | 'practice';

/** What a certificate says of its person. */
export interface Person {
  readonly identifier: Identifier;
  readonly name: string;
  readonly email: string | undefined;
}

/** The person in a certificate; undefined when nothing in it identifies one. Throws DerError for a broken extension. */
export function personOf(certificate: Certificate): Person | undefined {
  const names = alternativeNames(certificate);
  const userPrincipalName = names.map(readUserPrincipalName).find(Boolean);
  const email = names.find((name) => name.type === 'rfc822Name')?.value;
  const uuid = names.find((name) => name.type === 'uri' && /^urn:uuid:/i.test(name.value));
  const name = holderName(certificate);
  if (userPrincipalName) return { identifier: identifier('userPrincipalName', userPrincipalName), name, email };
  if (email) return { identifier: identifier('email', email), name, email };
  if (uuid?.type === 'uri') return { identifier: identifier('uuid', uuid.value), name, email };
  return undefined;
}

/** The person's name for the screen: the common name, else the whole subject. */
export function holderName({ subject }: Certificate): string {
  return attributeText(subject, 'commonName') ?? nameToString(subject);
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
  if (/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) return { kind: 'uuid', value };
  const [, prefix, address = ''] = /^(email:|upn:)?([^\s:@]+@[^\s:@]+)$/.exec(value) ?? [];
  if (address === '') return undefined;
  return { kind: prefix === 'email:' ? 'email' : 'userPrincipalName', value: address };
}

function alternativeNames({ extensions }: Certificate): readonly GeneralName[] {
  const found = findExtension(extensions, oids.subjectAltName);
  return found ? parseAlternativeName(found.value) : [];
}

function identifier(kind: Identifier['kind'], text: string): Identifier {
  return { kind, value: accountText(text) };
}
