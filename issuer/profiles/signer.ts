// SPDX-License-Identifier: Apache-2.0
// Signs configuration profiles as CMS, so that a phone shows who made them and that nobody has changed them.

import { createHash, createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { digestAlgorithmIdentifier, signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { der } from '../../x509/der.ts';
import { oids } from '../../x509/oids.ts';
import { encodeSignedAttributes, encodeSignedData } from '../../x509/signed-data.ts';

/** A key with its certificate, and those above it that are sent along, DER. */
export interface ProfileSigner {
  readonly key: KeyObject;
  readonly certificate: Certificate;
  readonly chain: readonly Uint8Array[];
}

/** The configured signer: a PEM chain, its own certificate first, and the key. Throws with a sentence. */
export function readProfileSigner({
  certificateFile,
  keyFile,
}: {
  certificateFile: string;
  keyFile: string;
}): ProfileSigner {
  const key = createPrivateKey(readFileSync(keyFile));
  const [own, ...chain] = readPemCertificates(certificateFile);
  if (!own?.checkPrivateKey(key)) throw new Error(`${keyFile} is not the key of ${certificateFile}`);
  return { key, certificate: parseCertificate(own.raw), chain: chain.map(({ raw }) => raw) };
}

/** The certificates of a PEM file. Throws when there is none. */
export function readPemCertificates(file: string): readonly X509Certificate[] {
  const blocks = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new Error(`${file} has no certificate in PEM`);
  return blocks.map((pem) => new X509Certificate(pem));
}

/** The content with its signature in one message (RFC 5652 section 5), with SHA-256. */
export function signContent({ key, certificate, chain }: ProfileSigner, content: Uint8Array): Uint8Array {
  const signedAttributes = encodeSignedAttributes(createHash('sha256').update(content).digest(), []);
  return encodeSignedData({
    content,
    certificates: [certificate.bytes, ...chain],
    signer: certificate,
    digestAlgorithm: digestAlgorithmIdentifier('sha256'),
    // CMS names an RSA signature by its key (RFC 3370 3.2).
    signatureAlgorithm:
      key.asymmetricKeyType === 'rsa'
        ? der.sequence(der.oid(oids.rsaEncryption), der.null())
        : signatureAlgorithmIdentifier('ecdsa-with-SHA256'),
    signedAttributes,
    signature: sign('sha256', signedAttributes, key),
  });
}
