// SPDX-License-Identifier: Apache-2.0
// The commands that use and make keys (SP 800-73-5 part 2, 3.2.4 and 3.3.2).

import { randomBytes } from 'node:crypto';
import { SW } from './apdu.ts';
import type { Answer } from './card.ts';
import { encryptBlock, type ManagementKey, managementAlgorithms } from './management-key.ts';
import { retiredSlots } from './piv-contents.ts';
import {
  agreeKey,
  algorithmIdentifiers,
  answerChallenge,
  generateKey,
  type KeyAlgorithm,
  publicKeyTemplate,
  type SlotKey,
} from './private-key.ts';
import { isPinVerified, type JustNow, type RunCommand, type SecurityStatus } from './security-status.ts';
import { parseTlvs, tlv } from './tlv.ts';

/** The card management key's reference (SP 800-73-5 part 1, table 4b). */
const managementReference = 0x9b;

/** GENERAL AUTHENTICATE (3.2.4) with any of the card's keys. */
export const generalAuthenticate: RunCommand = ({ p1, p2, data }, { keys, managementKey }, status, before) => {
  const fields = readTemplate(data);
  if (p2 === managementReference && managementKey) {
    if (!managementAlgorithms[managementKey.algorithm].identifiers.includes(p1)) return wrongParameters;
    return fields ? authenticateAdministrator(managementKey, fields, status, before) : wrongData;
  }
  const key = keys.get(p2);
  if (!key || algorithmIdentifiers[key.algorithm] !== p1) return wrongParameters;
  if (!mayUse(p2, status, before)) return { statusWord: SW.securityStatusNotSatisfied };
  const result = fields && applyKey(key, fields);
  return result ? dynamicAuthentication(0x82, result) : wrongData;
};

/** GENERATE ASYMMETRIC KEY PAIR (3.3.2), for the administrator. What the slot's certificate says stays as it is. */
export const generateKeyPair: RunCommand = ({ p1, p2, data }, contents, status) => {
  if (!status.administrator) return { statusWord: SW.securityStatusNotSatisfied };
  if (p1 !== 0 || !slotsOfKeys.has(p2)) return wrongParameters;
  const algorithm = requestedAlgorithm(data);
  if (!algorithm) return wrongData;
  const key = generateKey(algorithm);
  contents.keys.set(p2, key);
  contents.onChange?.();
  return { statusWord: SW.success, data: tlv(0x7f49, publicKeyTemplate(key)) };
};

const wrongParameters: Answer = { statusWord: SW.wrongParameters };
const wrongData: Answer = { statusWord: SW.wrongData };
const slotsOfKeys: ReadonlySet<number> = new Set([0x9a, 0x9c, 0x9d, 0x9e, ...retiredSlots]);

/** The dynamic authentication template (table 7) by tag: 80 witness, 81 challenge, 82 response, 85 the other's point. */
type Fields = ReadonlyMap<number, Uint8Array>;

function readTemplate(data: Uint8Array): Fields | undefined {
  const [template] = parseTlvs(data) ?? [];
  const fields = template?.tag === 0x7c ? parseTlvs(template.value) : undefined;
  return fields && new Map(fields.map(({ tag, value }) => [tag, value]));
}

function dynamicAuthentication(tag: number, value: Uint8Array): Answer {
  return { statusWord: SW.success, data: tlv(0x7c, tlv(tag, value)) };
}

/** 9E never asks for the PIN, 9C each time, the others once (SP 800-73-5 part 1, table 4b). */
function mayUse(slot: number, status: SecurityStatus, before: JustNow): boolean {
  if (slot === 0x9e) return true;
  return slot === 0x9c ? before.pinVerified === true : isPinVerified(status);
}

/** An empty 82 asks; 81 is what to sign or decrypt, 85 whom to agree with. */
function applyKey(key: SlotKey, fields: Fields): Uint8Array | undefined {
  if (fields.get(0x82)?.length !== 0) return undefined;
  const challenge = fields.get(0x81);
  const point = fields.get(0x85);
  if (challenge) return answerChallenge(key, challenge);
  return point && agreeKey(key, point);
}

/**
 * Mutual authentication begins with an empty 80, the administrator's own with an empty 81 (appendix A.1): the card
 * asks, and the next command has to bring the proof. In the mutual one it asks back, with a challenge in 81.
 */
function authenticateAdministrator(
  key: ManagementKey,
  fields: Fields,
  status: SecurityStatus,
  { proof }: JustNow,
): Answer {
  const [witness, challenge, response] = [0x80, 0x81, 0x82].map((tag) => fields.get(tag));
  const { blockBytes } = managementAlgorithms[key.algorithm];
  const random = new Uint8Array(randomBytes(blockBytes));
  if (witness?.length === 0) {
    status.justNow = { proof: random };
    return dynamicAuthentication(0x80, encryptBlock(key, random));
  }
  if (challenge?.length === 0) {
    status.justNow = { proof: encryptBlock(key, random) };
    return dynamicAuthentication(0x81, random);
  }
  const given = witness ?? response;
  if (!given || (challenge && challenge.length !== blockBytes)) return wrongData;
  status.administrator = proof !== undefined && Buffer.compare(given, proof) === 0;
  if (!status.administrator) return { statusWord: SW.securityStatusNotSatisfied };
  return challenge ? dynamicAuthentication(0x82, encryptBlock(key, challenge)) : { statusWord: SW.success };
}

/** The control reference template AC: 80 is the algorithm. What else stands there, only some cards know. */
function requestedAlgorithm(data: Uint8Array): KeyAlgorithm | undefined {
  const [template] = parseTlvs(data) ?? [];
  const fields = template?.tag === 0xac ? parseTlvs(template.value) : undefined;
  const identifier = fields?.find(({ tag }) => tag === 0x80)?.value[0];
  const algorithms = Object.keys(algorithmIdentifiers) as KeyAlgorithm[];
  return algorithms.find((algorithm) => algorithmIdentifiers[algorithm] === identifier);
}
