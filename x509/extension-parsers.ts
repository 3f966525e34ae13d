// SPDX-License-Identifier: Apache-2.0
// Reads extensions (RFC 5280 4.2). Every parser takes the DER of an extension's value, as `Extension.value` holds it,
// and throws DerError when it is not what the extension should be.

import {
  DerError,
  type DerNode,
  decodeSmallInteger,
  expectSequence,
  readBoolean,
  readDer,
  readFields,
  readImplicit,
  readNamedBits,
  readOctetString,
  readOid,
  readSmallInteger,
  tags,
} from './der.ts';
import { type GeneralName, parseGeneralName, parseGeneralNames } from './general-name.ts';
import { type KeyUsage, keyUsageBits } from './key-usage.ts';

/** One extension of a certificate, CRL, CRL entry or request. */
export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** The DER inside the OCTET STRING. */
  readonly value: Uint8Array;
}

/** One policy of a certificate; qualifiers inform people and take no part in validation. */
export interface PolicyInformation {
  readonly oid: string;
  /** The TLV of the qualifiers, if there are any. */
  readonly qualifiers: Uint8Array | undefined;
}

/** One subtree of names. */
export interface GeneralSubtree {
  readonly base: GeneralName;
  /** False when minimum or maximum are used, which RFC 5280 4.2.1.10 forbids: such a constraint cannot be followed. */
  readonly plain: boolean;
}

/** Reads Extensions. A kind of extension that occurs twice is refused (RFC 5280 4.2). Throws DerError. */
export function parseExtensions(node: DerNode): readonly Extension[] {
  const extensions = expectSequence(node).map(parseExtension);
  if (extensions.length === 0) throw new DerError('a list of extensions is empty');
  if (new Set(extensions.map(({ oid }) => oid)).size < extensions.length)
    throw new DerError('an extension occurs twice');
  return extensions;
}

/** The value of the extension with this object identifier, if it is there. */
export function findExtension(extensions: readonly Extension[], oid: string): Extension | undefined {
  return extensions.find((extension) => extension.oid === oid);
}

/** basicConstraints (4.2.1.9). */
export function parseBasicConstraints(value: Uint8Array): { ca: boolean; pathLength: number | undefined } {
  const fields = readFields(readDer(value));
  const ca = fields.optional(tags.boolean);
  const pathLength = fields.optional(tags.integer);
  fields.end();
  return { ca: ca !== undefined && readBoolean(ca), pathLength: pathLength && readSmallInteger(pathLength) };
}

/** keyUsage (4.2.1.3): "at least one of the bits MUST be set". */
export function parseKeyUsage(value: Uint8Array): ReadonlySet<KeyUsage> {
  const bits = readNamedBits(readDer(value));
  if (bits.size === 0) throw new DerError('a key usage allows nothing');
  return new Set(keyUsageBits.filter((_, bit) => bits.has(bit)));
}

/** extKeyUsage (4.2.1.12): purposes as object identifiers. */
export function parseExtendedKeyUsage(value: Uint8Array): readonly string[] {
  return atLeastOne(expectSequence(readDer(value))).map(readOid);
}

/** subjectAltName and issuerAltName (4.2.1.6). */
export function parseAlternativeName(value: Uint8Array): readonly GeneralName[] {
  return parseGeneralNames(expectSequence(readDer(value)));
}

/** certificatePolicies (4.2.1.4); a policy that occurs twice is refused. */
export function parseCertificatePolicies(value: Uint8Array): readonly PolicyInformation[] {
  const policies = atLeastOne(expectSequence(readDer(value))).map(parsePolicyInformation);
  if (new Set(policies.map(({ oid }) => oid)).size < policies.length) throw new DerError('a policy occurs twice');
  return policies;
}

/** policyMappings (4.2.1.5). */
export function parsePolicyMappings(
  value: Uint8Array,
): readonly { issuerDomainPolicy: string; subjectDomainPolicy: string }[] {
  return atLeastOne(expectSequence(readDer(value))).map((node) => {
    const fields = readFields(node);
    const pair = { issuerDomainPolicy: readOid(fields.next()), subjectDomainPolicy: readOid(fields.next()) };
    fields.end();
    return pair;
  });
}

/** policyConstraints (4.2.1.11), which must not be empty. */
export function parsePolicyConstraints(value: Uint8Array): {
  requireExplicitPolicy: number | undefined;
  inhibitPolicyMapping: number | undefined;
} {
  const fields = readFields(readDer(value));
  const require = fields.context(0);
  const inhibit = fields.context(1);
  fields.end();
  if (!require && !inhibit) throw new DerError('a policy constraint says nothing');
  return {
    requireExplicitPolicy: require && decodeSmallInteger(readImplicit(require)),
    inhibitPolicyMapping: inhibit && decodeSmallInteger(readImplicit(inhibit)),
  };
}

/** inhibitAnyPolicy (4.2.1.14). */
export function parseInhibitAnyPolicy(value: Uint8Array): number {
  return readSmallInteger(readDer(value));
}

/** nameConstraints (4.2.1.10). */
export function parseNameConstraints(value: Uint8Array): {
  permitted: readonly GeneralSubtree[];
  excluded: readonly GeneralSubtree[];
} {
  const fields = readFields(readDer(value));
  const permitted = fields.context(0);
  const excluded = fields.context(1);
  fields.end();
  if (!permitted && !excluded) throw new DerError('a name constraint says nothing');
  return { permitted: parseSubtrees(permitted), excluded: parseSubtrees(excluded) };
}

/** subjectKeyIdentifier (4.2.1.2). */
export function parseSubjectKeyIdentifier(value: Uint8Array): Uint8Array {
  return readOctetString(readDer(value));
}

/** The key identifier of authorityKeyIdentifier (4.2.1.1), if it has one. */
export function parseAuthorityKeyIdentifier(value: Uint8Array): Uint8Array | undefined {
  const fields = readFields(readDer(value));
  const identifier = fields.context(0);
  if (fields.context(1)) fields.context(2);
  fields.end();
  return identifier && readImplicit(identifier);
}

/** authorityInfoAccess (4.2.2.1): the addresses by access method. */
export function parseInformationAccess(value: Uint8Array): readonly { method: string; location: GeneralName }[] {
  return atLeastOne(expectSequence(readDer(value))).map((node) => {
    const fields = readFields(node);
    const description = { method: readOid(fields.next()), location: parseGeneralName(fields.next()) };
    fields.end();
    return description;
  });
}

function parseExtension(node: DerNode): Extension {
  const fields = readFields(node);
  const oid = readOid(fields.next());
  const critical = fields.optional(tags.boolean);
  const value = readOctetString(fields.next());
  fields.end();
  return { oid, critical: critical !== undefined && readBoolean(critical), value };
}

function parsePolicyInformation(node: DerNode): PolicyInformation {
  const fields = readFields(node);
  const oid = readOid(fields.next());
  const qualifiers = fields.optional(tags.sequence);
  fields.end();
  return { oid, qualifiers: qualifiers?.bytes };
}

function parseSubtrees(node: DerNode | undefined): readonly GeneralSubtree[] {
  return node ? atLeastOne(node.children).map(parseSubtree) : [];
}

function parseSubtree(node: DerNode): GeneralSubtree {
  const fields = readFields(node);
  const base = parseGeneralName(fields.next());
  const minimum = fields.context(0);
  const maximum = fields.context(1);
  fields.end();
  return { base, plain: !maximum && (!minimum || decodeSmallInteger(readImplicit(minimum)) === 0) };
}

function atLeastOne(nodes: readonly DerNode[]): readonly DerNode[] {
  if (nodes.length === 0) throw new DerError('a list is empty');
  return nodes;
}
