// SPDX-License-Identifier: Apache-2.0
// Authorities that are not for practice, and a card of theirs: made here, because the simulator makes none.

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned, encodeTbsCertificate } from '../../x509/certificate.ts';
import {
  basicConstraints,
  certificatePolicies,
  crlDistributionPoints,
  extendedKeyUsage,
  keyUsage,
  subjectAlternativeName,
  subjectKeyIdentifier,
} from '../../x509/extensions.ts';
import { userPrincipalName } from '../../x509/general-name.ts';
import { encodeName } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';

/** Certificates (DER) of a root, an authority below it, and a card. */
export interface RealAuthority {
  readonly root: Uint8Array;
  readonly intermediate: Uint8Array;
  readonly card: Uint8Array;
  /** The card's own. */
  readonly cardKey: KeyObject;
}

const pivAuthentication = '2.16.840.1.101.3.2.1.3.13';
const year = 365 * 86_400_000;

/** Makes them; `crl` is where the card says that its issuer's CRL is. */
export function makeRealAuthority(crl?: string): RealAuthority {
  const keyPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [root, intermediate, card] = [keyPair(), keyPair(), keyPair()];
  const names = ['Example Root CA', 'Example Issuing CA', 'Example Cardholder'].map((value) =>
    encodeName([{ type: 'commonName', value }]),
  );
  const [rootName, intermediateName, cardName] = names as [Uint8Array, Uint8Array, Uint8Array];
  const policies = certificatePolicies(pivAuthentication);
  const authority = [basicConstraints({ ca: true }), keyUsage('keyCertSign', 'cRLSign')];
  const person = [
    keyUsage('digitalSignature'),
    extendedKeyUsage(oids.clientAuth),
    policies,
    subjectAlternativeName([userPrincipalName('cardholder@example.org')]),
    ...(crl === undefined ? [] : [crlDistributionPoints(crl)]),
  ];
  return {
    root: certify(root.privateKey, rootName, rootName, root.publicKey, authority),
    intermediate: certify(root.privateKey, rootName, intermediateName, intermediate.publicKey, [
      ...authority,
      policies,
    ]),
    card: certify(intermediate.privateKey, intermediateName, cardName, card.publicKey, person),
    cardKey: card.privateKey,
  };
}

function certify(
  signer: KeyObject,
  issuer: Uint8Array,
  subject: Uint8Array,
  publicKey: KeyObject,
  extensions: readonly Uint8Array[],
): Uint8Array {
  const signatureAlgorithm = signatureAlgorithmIdentifier('ecdsa-with-SHA256');
  const subjectPublicKeyInfo = publicKey.export({ format: 'der', type: 'spki' });
  const tbs = encodeTbsCertificate({
    serialNumber: randomBytes(8).fill(1, 0, 1),
    signatureAlgorithm,
    issuer,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + year),
    subject,
    subjectPublicKeyInfo,
    extensions: [subjectKeyIdentifier(createHash('sha1').update(subjectPublicKeyInfo).digest()), ...extensions],
  });
  return assembleSigned(tbs, signatureAlgorithm, sign('sha256', tbs, signer));
}
