// SPDX-License-Identifier: Apache-2.0
// Enrols as an iPhone does: with what the profile says, and nothing else.

import { createHash } from 'node:crypto';
import type { Certificate } from '../../x509/certificate.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import type { Answer, Ask } from '../issuer/http-client.ts';
import { type CertRep, encodeMessage, makeSigner, readReply, type Signer } from '../scep/scep-client.ts';
import { payloadOf, type ReadProfile } from './read-profile.ts';

/** Asks an address of the issuer, whole. */
export type AskAddress = (url: string, ask?: Ask) => Promise<Answer>;

/** How a version of the phone's client differs from others. */
export interface ClientKind {
  readonly cipher: 'aes-128-cbc' | 'aes-256-cbc' | 'des-ede3-cbc';
  readonly digest: 'sha256' | 'sha512';
  /** Old versions send the message in the address, and may leave the plus signs of its base64 as they are. */
  readonly sends: 'POST' | 'GET' | 'GET with plus signs';
}

/** What the phone has at the end. */
export interface Enrolled {
  readonly signer: Signer;
  readonly reply: CertRep;
}

/** Follows one of the profile's SCEP payloads. Throws when the CA is not the one of the fingerprint. */
export async function enrolByProfile(
  profile: ReadProfile,
  ask: AskAddress,
  kind: ClientKind,
  part = '.credential',
): Promise<Enrolled> {
  const scep = payloadOf(profile, 'com.apple.security.scep', part).PayloadContent as Readonly<Record<string, unknown>>;
  const { URL: url, Name: name, Challenge: challenge, Keysize: keySize, CAFingerprint: fingerprint } = scep;
  if (scep['Key Type'] !== 'RSA') throw new Error('the phone makes RSA keys only');
  const capabilities = (await ask(`${url}?operation=GetCACaps&message=${encodeURIComponent(String(name))}`)).text;
  if (!capabilities.split('\n').includes('SHA-256')) throw new Error('the phone would sign with SHA-1');
  const authorities = parseCertsOnly(
    (await ask(`${url}?operation=GetCACert&message=${encodeURIComponent(String(name))}`)).bytes,
  );
  const authority = checkAuthorities(authorities, fingerprint as Buffer);
  const signer = makeSigner(Number(keySize));
  const { cipher, digest } = kind;
  const message = encodeMessage({ signer, authority, challenge: String(challenge), cipher, digest });
  const { bytes } = await send(ask, String(url), message, kind);
  return { signer, reply: readReply(bytes, signer, authority) };
}

/** The CA is known by its fingerprint; the other certificate is that of its registration authority. */
function checkAuthorities(certificates: readonly Uint8Array[], fingerprint: Buffer): Certificate {
  const hash = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest();
  const ca = certificates.find((bytes) => hash(bytes).equals(fingerprint));
  const others = certificates.filter((bytes) => bytes !== ca).map(parseCertificate);
  const subject = ca && parseCertificate(ca).subject.bytes;
  const registration = others.find(({ issuer }) => subject && Buffer.compare(issuer.bytes, subject) === 0);
  if (!registration) throw new Error('the CA is not the one of the profile');
  return registration;
}

function send(ask: AskAddress, url: string, message: Uint8Array, { sends }: ClientKind): Promise<Answer> {
  const address = `${url}?operation=PKIOperation`;
  if (sends === 'POST') {
    return ask(address, { method: 'POST', headers: { 'content-type': 'application/x-pki-message' }, body: message });
  }
  const text = Buffer.from(message).toString('base64');
  return ask(`${address}&message=${sends === 'GET' ? encodeURIComponent(text) : text}`);
}
