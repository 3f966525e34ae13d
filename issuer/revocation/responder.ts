// SPDX-License-Identifier: Apache-2.0
// The OCSP responder of our own CA (RFC 6960): looks into the store at each request, so that a revocation counts at once.
// An answer to a request without a nonce is signed once and given again for a minute (RFC 5019), as long as what it says
// is what the store says. It signs with a key of its own that lives in memory, under a certificate of a few days.

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';
import {
  type CertId,
  encodeOcspError,
  encodeOcspResponse,
  encodeTbsResponse,
  type OcspRequest,
  type OcspStatus,
  parseOcspRequest,
} from '../../x509/ocsp.ts';
import { type Authority, publicKeyInfo } from '../ca/authority.ts';
import { ocspResponder } from '../ca/profiles.ts';
import { type Clock, isAhead, lasts, type While } from '../clock.ts';
import { type Records, type Store, StoreUnavailable } from '../records.ts';
import type { CredentialUses } from './credential-uses.ts';
import { certIdHashes, issuerHashes } from './ocsp-answer.ts';
import type { Standing } from './revocation-record.ts';

/**
 * Answers OCSP requests, both as DER, from somebody at an address. Never throws for what a request contains, and says
 * `tryLater` while the store is away (RFC 6960 2.3).
 */
export type OcspResponder = (request: Uint8Array, address: string) => Promise<Uint8Array>;

/** What a responder is made from. */
export interface ResponderSettings {
  readonly store: Store;
  readonly authority: Authority;
  readonly clock: Pick<Clock, 'now'>;
  readonly uses: Pick<CredentialUses, 'note'>;
}

/** How long an answer may be kept by who asked. Who needs to know at once asks with a nonce. */
const answerLifetime = 10 * 60_000;
/** Nobody asks for more at once; each costs a look into the store. */
const maximumQuestions = 20;

/** Makes the responder. Its key is made at the first request. */
export function createResponder({ store, authority, clock, uses }: ResponderSettings): OcspResponder {
  const currentSigner = createSigner(authority, clock);
  const isOurs = ownIssuer(authority);
  const ready = new Map<string, ReadyAnswer>();
  return async (bytes, address) => {
    const key = Buffer.from(bytes).toString('latin1');
    const before = ready.get(key);
    const request = before?.request ?? read(bytes);
    if (!request || request.certIds.length > maximumQuestions) return encodeOcspError('malformedRequest');
    const statuses = await store.read((records) => statusesOf(request, isOurs, records)).catch(nothingWhileAway);
    if (!statuses) return encodeOcspError('tryLater');
    for (const [index, { serialNumber }] of request.certIds.entries()) {
      if (statuses[index]?.status === 'good') uses.note(serialNumber.toString(16), { place: 'service', address });
    }
    const now = clock.now();
    if (before && lasts(before, now) && isDeepStrictEqual(before.statuses, statuses)) return before.answer;
    const answer = respond(request, statuses, currentSigner(), now);
    if (request.nonce === undefined && bytes.length <= longestKept)
      keep(key, { request, statuses, answer, since: now, until: now + readyFor });
    return answer;
  };

  function keep(key: string, answer: ReadyAnswer): void {
    if (ready.size >= mostReady) ready.clear();
    ready.set(key, answer);
  }
}

/** An answer to a request without a nonce, with what it says. */
interface ReadyAnswer extends While {
  readonly request: OcspRequest;
  readonly statuses: readonly OcspStatus[];
  readonly answer: Uint8Array;
}

/** Short beside `answerLifetime`, so that whoever gets one may keep it nearly as long. */
const readyFor = 60_000;
/** Each is about two kilobytes, since only short requests are kept: who sends long ones fills nothing. */
const mostReady = 5_000;
/** One question takes about a hundred bytes; some clients put a name beside it. Bytes. */
const longestKept = 256;

interface Signer {
  readonly privateKey: KeyObject;
  readonly certificate: Uint8Array;
  /** SHA-1 of the public key: how a response names its responder. */
  readonly keyHash: Uint8Array;
  readonly madeAt: number;
  readonly renewAt: number;
}

const algorithm = signatureAlgorithmIdentifier('ecdsa-with-SHA256');

function createSigner(authority: Authority, clock: Pick<Clock, 'now'>): () => Signer {
  let signer: Signer | undefined;
  return () => {
    const now = clock.now();
    if (!signer || now >= signer.renewAt || isAhead(signer.madeAt, now)) signer = newSigner(authority, now);
    return signer;
  };
}

function newSigner(authority: Authority, now: number): Signer {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { bytes: certificate, notAfter } = authority.issue(ocspResponder(publicKeyInfo(privateKey), now));
  const { subjectPublicKeyInfo } = parseCertificate(certificate);
  const keyHash = createHash('sha1').update(subjectPublicKeyInfo.publicKey).digest();
  return { privateKey, certificate, keyHash, madeAt: now, renewAt: (now + notAfter.getTime()) / 2 };
}

/** Whether a CertID names our CA, by whichever hash. Computed once for each. */
function ownIssuer({ certificate }: Authority): (certId: CertId) => boolean {
  const issued = { certificate: { ...certificate, issuer: certificate.subject }, issuer: certificate };
  const hashes = new Map(Object.entries(certIdHashes).map(([oid, hash]) => [oid, issuerHashes(issued, hash)]));
  return ({ hashAlgorithm, issuerNameHash, issuerKeyHash }) => {
    const own = hashes.get(hashAlgorithm.oid);
    return own?.issuerNameHash.equals(issuerNameHash) === true && own.issuerKeyHash.equals(issuerKeyHash);
  };
}

function nothingWhileAway(error: unknown): undefined {
  if (!(error instanceof StoreUnavailable)) throw error;
}

function read(bytes: Uint8Array): OcspRequest | undefined {
  try {
    return parseOcspRequest(bytes);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

async function statusesOf(
  { certIds }: OcspRequest,
  isOurs: (certId: CertId) => boolean,
  { revocations }: Records,
): Promise<readonly OcspStatus[]> {
  const statuses: OcspStatus[] = [];
  for (const certId of certIds) {
    const standing = isOurs(certId) ? await revocations.standing(certId.serialNumber.toString(16)) : undefined;
    statuses.push(statusFrom(standing));
  }
  return statuses;
}

function statusFrom(standing: Standing | undefined): OcspStatus {
  if (!standing) return { status: 'unknown' };
  const { revocation } = standing;
  if (!revocation || revocation.state === 'resumed') return { status: 'good' };
  return { status: 'revoked', at: new Date(revocation.revokedAt), reason: revocation.reason };
}

function respond({ certIds, nonce }: OcspRequest, statuses: readonly OcspStatus[], signer: Signer, now: number) {
  const [thisUpdate, nextUpdate] = [new Date(now), new Date(now + answerLifetime)];
  const answers = certIds.map(({ bytes }, index) => {
    return { certId: bytes, status: statuses[index] ?? ({ status: 'unknown' } as const), thisUpdate, nextUpdate };
  });
  const tbs = encodeTbsResponse({ responderKeyHash: signer.keyHash, producedAt: thisUpdate, answers, nonce });
  return encodeOcspResponse(tbs, algorithm, sign('sha256', tbs, signer.privateKey), [signer.certificate]);
}
