// SPDX-License-Identifier: Apache-2.0
// Who a certificate speaks of. An account is keyed on the trust anchor together with the identifier, so that a second
// trusted CA cannot assert the people of the first. Never on the FASC-N: it names the card, and changes with it (GSA).

import { randomUUID } from 'node:crypto';
import type { Certificate } from '../../x509/certificate.ts';
import { findExtension, parseAlternativeName } from '../../x509/extensions.ts';
import { type GeneralName, readUserPrincipalName } from '../../x509/general-name.ts';
import { attributeText, nameToString } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import type { Records } from '../records.ts';

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
}

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

/** The person's account; it is made at the first log-in. The newest certificate's name and address are kept. */
export async function findOrMakeAccount(
  records: Records,
  anchor: string,
  person: Person,
  now: number,
): Promise<Account> {
  const { identifier, name, email } = person;
  const known = await records.accounts.find(anchor, identifier);
  if (known) {
    const current = { ...known, name, email };
    await records.accounts.save(current);
    return current;
  }
  const { kind, value } = identifier;
  const account = { id: randomUUID(), anchor, kind, identifier: value, name, email, createdAt: now };
  await records.accounts.add(account);
  return account;
}

function alternativeNames({ extensions }: Certificate): readonly GeneralName[] {
  const found = findExtension(extensions, oids.subjectAltName);
  return found ? parseAlternativeName(found.value) : [];
}

function identifier(kind: Identifier['kind'], text: string): Identifier {
  return { kind, value: accountText(text) };
}
