// SPDX-License-Identifier: Apache-2.0
// GeneralName (RFC 5280 4.2.1.6), shared by alternative names, name constraints and distribution points.

import {
  type Bytes,
  DerError,
  type DerNode,
  decodeAscii,
  decodeOid,
  der,
  fieldsOf,
  isContext,
  readDer,
  readExplicit,
  readOid,
  readString,
} from './der.ts';
import { parseName } from './name.ts';
import { oids } from './oids.ts';

/** One name of a certificate's subject or issuer, or a subtree of such names. */
export type GeneralName =
  /** `value` is the TLV inside the explicit tag. */
  | { readonly type: 'otherName'; readonly typeId: string; readonly value: Uint8Array }
  | { readonly type: 'rfc822Name'; readonly value: string }
  | { readonly type: 'dNSName'; readonly value: string }
  /** `name` is an encoded Name. */
  | { readonly type: 'directoryName'; readonly name: Uint8Array }
  | { readonly type: 'uri'; readonly value: string }
  /** 4 or 16 bytes; in a name constraint twice as many: address and mask. */
  | { readonly type: 'iPAddress'; readonly bytes: Uint8Array }
  | { readonly type: 'registeredID'; readonly oid: string }
  /** Kept as the whole TLV: nobody uses them, yet a constraint on them must not be overlooked. */
  | { readonly type: 'x400Address' | 'ediPartyName'; readonly bytes: Uint8Array };

/** Microsoft's user principal name, `cardholder@example.org`. */
export function userPrincipalName(value: string): GeneralName {
  return { type: 'otherName', typeId: oids.userPrincipalName, value: der.utf8String(value) };
}

/** The FASC-N of a PIV card (FIPS 201-3 4.2.1), 25 bytes as in the CHUID. */
export function fascN(bytes: Uint8Array): GeneralName {
  return { type: 'otherName', typeId: oids.fascN, value: der.octetString(bytes) };
}

/** A UUID of 16 bytes as `urn:uuid:` (RFC 4122 section 3), as PIV and derived PIV certificates carry it. */
export function uuidUri(uuid: Uint8Array): GeneralName {
  const hex = Array.from(uuid, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { type: 'uri', value: `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}` };
}

/** The user principal name in an otherName; undefined when the name is another one. Throws DerError. */
export function readUserPrincipalName(name: GeneralName): string | undefined {
  if (name.type !== 'otherName' || name.typeId !== oids.userPrincipalName) return undefined;
  return readString(readDer(name.value));
}

/** Writes one GeneralName. */
export function encodeGeneralName(name: GeneralName): Bytes {
  switch (name.type) {
    case 'otherName':
      return der.explicit(0, der.oid(name.typeId), der.explicit(0, name.value));
    case 'rfc822Name':
      return der.implicit(1, der.ia5String(name.value));
    case 'dNSName':
      return der.implicit(2, der.ia5String(name.value));
    case 'directoryName':
      return der.explicit(4, name.name);
    case 'uri':
      return der.implicit(6, der.ia5String(name.value));
    case 'iPAddress':
      return der.primitive(7, name.bytes);
    case 'registeredID':
      return der.implicit(8, der.oid(name.oid));
    default:
      return der.concatenate([name.bytes]);
  }
}

/** Reads one GeneralName. Throws DerError. */
export function parseGeneralName(node: DerNode): GeneralName {
  if (node.tagClass !== 'context') throw new DerError('a general name has the wrong form');
  if (node.constructed !== [0, 3, 4, 5].includes(node.tag)) throw new DerError('a general name has the wrong form');
  switch (node.tag) {
    case 0:
      return parseOtherName(node);
    case 1:
      return { type: 'rfc822Name', value: decodeAscii(node.content) };
    case 2:
      return { type: 'dNSName', value: decodeAscii(node.content) };
    case 3:
      return { type: 'x400Address', bytes: node.bytes };
    case 4:
      return { type: 'directoryName', name: parseName(readExplicit(node)).bytes };
    case 5:
      return { type: 'ediPartyName', bytes: node.bytes };
    case 6:
      return { type: 'uri', value: decodeAscii(node.content) };
    case 7:
      return { type: 'iPAddress', bytes: node.content };
    case 8:
      return { type: 'registeredID', oid: decodeOid(node.content) };
    default:
      throw new DerError('a general name has an unknown type');
  }
}

/** Reads GeneralNames, a list of at least one. Throws DerError. */
export function parseGeneralNames(nodes: readonly DerNode[]): readonly GeneralName[] {
  if (nodes.length === 0) throw new DerError('a list of names is empty');
  return nodes.map(parseGeneralName);
}

function parseOtherName(node: DerNode): GeneralName {
  const fields = fieldsOf(node.children);
  const typeId = readOid(fields.next());
  const value = fields.next();
  fields.end();
  if (!isContext(value, 0)) throw new DerError('an other name has no value');
  return { type: 'otherName', typeId, value: readExplicit(value).bytes };
}
