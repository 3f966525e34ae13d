// SPDX-License-Identifier: Apache-2.0
// Name constraints (RFC 5280 4.2.1.10, 6.1.3 b and c, 6.1.4 g). Whatever cannot be compared with certainty counts
// against the certificate: a name is inside a permitted subtree only if that is certain, and outside an excluded one
// only if that is certain.

import type { Certificate } from '../../x509/certificate.ts';
import { DerError, readDer, readString } from '../../x509/der.ts';
import { type GeneralName, readUserPrincipalName } from '../../x509/general-name.ts';
import { canonicalRelativeName, type Name, parseName } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import type { CertificateFacts } from './facts.ts';

/** The constraints of all authorities above. A name has to satisfy each authority's permitted subtrees. */
export interface NameConstraints {
  readonly permitted: readonly (readonly Comparable[])[];
  readonly excluded: readonly Comparable[];
  /** An authority's subtrees cannot be read, or use minimum or maximum, which nobody can follow: no name is allowed. */
  readonly unusable: boolean;
}

/** A name or subtree in a form that is quick to compare. `kind` says which names it is to be compared with. */
type Comparable =
  | { readonly kind: 'directoryName'; readonly rdns: readonly string[] }
  | { readonly kind: 'iPAddress'; readonly bytes: Uint8Array }
  | { readonly kind: 'rfc822Name' | 'dNSName' | 'uri' | 'userPrincipalName'; readonly text: string }
  | { readonly kind: `other ${string}`; readonly bytes: Uint8Array };

/** The state at the trust anchor, before its own constraints. */
export const noNameConstraints: NameConstraints = { permitted: [], excluded: [], unusable: false };

/** Adds what an authority's certificate says. */
export function addNameConstraints(above: NameConstraints, facts: CertificateFacts): NameConstraints {
  if (!facts.nameConstraints) return above;
  const subtrees = facts.nameConstraints;
  const permitted = readable(() => subtrees.permitted.map(({ base }) => comparable(base)));
  const excluded = readable(() => subtrees.excluded.map(({ base }) => comparable(base)));
  const isPlain = [...subtrees.permitted, ...subtrees.excluded].every(({ plain }) => plain);
  if (!permitted || !excluded || !isPlain) return { ...above, unusable: true };
  return {
    permitted: permitted.length > 0 ? [...above.permitted, permitted] : above.permitted,
    excluded: [...above.excluded, ...excluded],
    unusable: above.unusable,
  };
}

/** Refuses a certificate that has a name which is not allowed, or more names than any honest chain compares. */
export function refuseNames(
  constraints: NameConstraints,
  certificate: Certificate,
  facts: CertificateFacts,
): 'nameConstraints' | 'tooComplex' | undefined {
  const bases = constraints.excluded.length + constraints.permitted.flat().length;
  if (constraints.unusable) return 'nameConstraints';
  if (bases === 0) return undefined;
  const names = readable(() => namesOf(certificate.subject, facts.alternativeNames ?? []));
  if (names && names.length * bases > maximumComparisons) return 'tooComplex';
  return names?.every((name) => isAllowed(name, constraints)) ? undefined : 'nameConstraints';
}

const maximumComparisons = 65_536;

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function isAllowed(name: Comparable, { permitted, excluded }: NameConstraints): boolean {
  const ofSameKind = (bases: readonly Comparable[]) => bases.filter(({ kind }) => kind === name.kind);
  const isPermitted = permitted.map(ofSameKind).every((bases) => {
    return bases.length === 0 || bases.some((base) => isWithin(name, base) === true);
  });
  return isPermitted && ofSameKind(excluded).every((base) => isWithin(name, base) === false);
}

/** All the names that constraints apply to: mail addresses in the subject count as rfc822Name too. */
function namesOf(subject: Name, alternativeNames: readonly GeneralName[]): readonly Comparable[] {
  const names = alternativeNames.flatMap((name) => [comparable(name), ...internationalMailbox(name)]);
  for (const { oid, text } of subject.rdns.flat()) {
    if (oid === oids.emailAddress) names.push({ kind: 'rfc822Name', text: text ?? '' });
  }
  if (subject.rdns.length > 0) names.push(comparableName(subject));
  return names;
}

function comparable(name: GeneralName): Comparable {
  switch (name.type) {
    case 'directoryName':
      return comparableName(parseName(readDer(name.name)));
    case 'rfc822Name':
    case 'dNSName':
    case 'uri':
      return { kind: name.type, text: name.value };
    case 'iPAddress':
      return { kind: name.type, bytes: name.bytes };
    case 'otherName': {
      const text = readUserPrincipalName(name);
      if (text !== undefined) return { kind: 'userPrincipalName', text };
      return { kind: `other ${name.typeId}`, bytes: name.value };
    }
    case 'registeredID':
      return { kind: `other ${name.type}`, bytes: Buffer.from(name.oid) };
    default:
      return { kind: `other ${name.type}`, bytes: name.bytes };
  }
}

function comparableName(name: Name): Comparable {
  return { kind: 'directoryName', rdns: name.rdns.map(canonicalRelativeName) };
}

/** A mailbox in UTF-8 falls under the constraints for rfc822Name too (RFC 9598 section 6). */
function internationalMailbox(name: GeneralName): readonly Comparable[] {
  if (name.type !== 'otherName' || name.typeId !== smtpUtf8Mailbox) return [];
  return [{ kind: 'rfc822Name', text: readString(readDer(name.value)) }];
}

const smtpUtf8Mailbox = '1.3.6.1.5.5.7.8.9';

/** Whether a name lies in a subtree of its own kind; undefined when that cannot be said with certainty. */
function isWithin(name: Comparable, base: Comparable): boolean | undefined {
  if (name.kind === 'directoryName' && base.kind === 'directoryName') {
    return base.rdns.every((rdn, index) => rdn === name.rdns[index]);
  }
  if (name.kind === 'iPAddress' && base.kind === 'iPAddress') return isAddressWithin(name.bytes, base.bytes);
  if ('text' in name && 'text' in base) return isTextWithin(name.kind, name.text, base.text);
  if ('bytes' in name && 'bytes' in base && Buffer.compare(name.bytes, base.bytes) === 0) return true;
  return undefined; // Nobody has defined subtrees of other kinds of name.
}

function isTextWithin(kind: Comparable['kind'], name: string, base: string): boolean | undefined {
  switch (kind) {
    case 'dNSName':
      return isDomainWithin(name.toLowerCase(), base.toLowerCase());
    case 'uri':
      return isHostWithin(hostOfUri(name), base);
    case 'userPrincipalName': // As Active Directory writes it: `@example.org` stands for the domain.
      return isMailboxWithin(name, base.replace(/^@/, ''));
    default:
      return isMailboxWithin(name, base);
  }
}

/**
 * `example.org` covers itself and everything below. `.example.org`, which some write and RFC 5280 does not know, covers
 * what is below; of the domain itself nobody can say.
 */
function isDomainWithin(name: string, base: string): boolean | undefined {
  if (!isDomain(name.replace(/^\*\./, '')) || base === `.${name}`) return undefined;
  if (base === '' || name === base) return true;
  if (!isDomain(base.replace(/^\./, ''))) return undefined;
  const isBelow = name.endsWith(base.startsWith('.') ? base : `.${base}`);
  const mayStandForBase = name.startsWith('*.') && base.endsWith(name.slice(1));
  return isBelow || (mayStandForBase ? undefined : false);
}

function isMailboxWithin(name: string, base: string): boolean | undefined {
  const at = name.lastIndexOf('@');
  if (at < 1 || !isLocalPart(name.slice(0, at))) return undefined;
  if (!base.includes('@')) return isHostWithin(name.slice(at + 1), base);
  const [local, host] = [name.slice(0, at), name.slice(at + 1).toLowerCase()];
  const baseAt = base.lastIndexOf('@');
  const [baseLocal, baseHost] = [base.slice(0, baseAt), base.slice(baseAt + 1).toLowerCase()];
  if (host !== baseHost || local.toLowerCase() !== baseLocal.toLowerCase()) return isDomain(host) ? false : undefined;
  return local === baseLocal ? true : undefined; // Whether case matters is known to the mail server alone.
}

/** What stands before the @ (RFC 5321 4.1.2, RFC 6531 3.3); only in quotes may it have another one. */
function isLocalPart(text: string): boolean {
  return /^([^\s\p{Cc}"(),:;<>@[\\\]]+|"([^"\\]|\\.)*")$/u.test(text);
}

/** `example.org` is that host alone; `.example.org` is every host below it (both for mail and URI). */
function isHostWithin(host: string | undefined, base: string): boolean | undefined {
  if (host === undefined || !isDomain(host) || !isDomain(base.replace(/^\./, ''))) return undefined;
  const [name, subtree] = [host.toLowerCase(), base.toLowerCase()];
  return subtree.startsWith('.') ? name.endsWith(subtree) && name !== subtree : name === subtree;
}

/**
 * The host of a URI; undefined without an authority or with an address, which "MUST be rejected", and with characters that
 * no URI has (RFC 3986 2): programs differ in where they see its host end.
 */
function hostOfUri(uri: string): string | undefined {
  if (!/^[\w.~:/?#[\]@!$&'()*+,;=%-]*$/.test(uri)) return undefined;
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  const host = authority?.replace(/^.*@/, '').replace(/:\d*$/, '');
  return host === undefined || /^[\d.]+$/.test(host) ? undefined : host;
}

/** ASCII labels, none empty; international names come as A-labels. */
function isDomain(text: string): boolean {
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(text);
}

/** The base is an address and a mask of the same length, a prefix of ones "in the style of RFC 4632 (CIDR)". */
function isAddressWithin(address: Uint8Array, base: Uint8Array): boolean | undefined {
  const isSized = [4, 16].includes(address.length) && [8, 32].includes(base.length);
  const mask = base.subarray(base.length / 2);
  if (!isSized || !isPrefix(mask)) return undefined;
  if (base.length !== 2 * address.length) return false;
  return address.every((byte, i) => ((byte ^ (base[i] ?? 0)) & (mask[i] ?? 0)) === 0);
}

function isPrefix(mask: Uint8Array): boolean {
  return /^1*0*$/.test(Array.from(mask, (byte) => byte.toString(2).padStart(8, '0')).join(''));
}
