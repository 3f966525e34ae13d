// SPDX-License-Identifier: Apache-2.0
// PKCS#12 (RFC 7292): a private key with its certificates, under a password. Encrypting and authenticating is the
// caller's: nothing here touches a key or a password.

import { type Bytes, der } from './der.ts';
import { oids } from './oids.ts';

/** What goes into a file. */
export interface Pkcs12Contents {
  /** PrivateKeyInfo (RFC 5958), DER. */
  readonly privateKeyInfo: Uint8Array;
  /** DER; the first is that of the key. */
  readonly certificates: readonly Uint8Array[];
  /** What a system calls the credential. */
  readonly name: string;
}

/** Something encrypted, and the AlgorithmIdentifier that says how. */
interface Encrypted {
  readonly algorithm: Uint8Array;
  readonly content: Uint8Array;
}

/** The authentication code of a file's content. */
interface Authenticated {
  /** The AlgorithmIdentifier of its hash. */
  readonly digestAlgorithm: Uint8Array;
  readonly code: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
}

/** What the password does. */
export interface Pkcs12Protection {
  encrypt(plain: Uint8Array): Promise<Encrypted>;
  authenticate(content: Uint8Array): Promise<Authenticated>;
}

/** Writes a file: certificates and key encrypted, all of it authenticated. */
export async function encodePkcs12(contents: Pkcs12Contents, protection: Pkcs12Protection): Promise<Bytes> {
  const attributes = der.set(
    attribute(oids.friendlyName, der.bmpString(contents.name)),
    attribute(oids.localKeyId, der.octetString(Uint8Array.of(1))),
  );
  const [own, ...others] = contents.certificates.map(certificateBag);
  const bags = [...(own ? [der.sequence(...own, attributes)] : []), ...others.map((bag) => der.sequence(...bag))];
  const certificates = await protection.encrypt(der.sequenceOf(bags));
  const key = await protection.encrypt(contents.privateKeyInfo);
  const keyBag = der.sequence(
    der.oid(oids.shroudedKeyBag),
    der.explicit(0, der.sequence(key.algorithm, der.octetString(key.content))),
    attributes,
  );
  const safe = der.sequence(encryptedData(certificates), data(der.sequence(keyBag)));
  const { digestAlgorithm, code, salt, iterations } = await protection.authenticate(safe);
  const digest = der.sequence(digestAlgorithm, der.octetString(code));
  return der.sequence(der.integer(3), data(safe), der.sequence(digest, der.octetString(salt), der.integer(iterations)));
}

function certificateBag(certificate: Uint8Array): readonly [Bytes, Bytes] {
  const content = der.explicit(0, der.octetString(certificate));
  return [der.oid(oids.certificateBag), der.explicit(0, der.sequence(der.oid(oids.x509Certificate), content))];
}

function attribute(type: string, value: Uint8Array): Bytes {
  return der.sequence(der.oid(type), der.set(value));
}

function data(content: Uint8Array): Bytes {
  return der.sequence(der.oid(oids.data), der.explicit(0, der.octetString(content)));
}

function encryptedData({ algorithm, content }: Encrypted): Bytes {
  const info = der.sequence(der.oid(oids.data), algorithm, der.implicit(0, der.octetString(content)));
  return der.sequence(der.oid(oids.encryptedData), der.explicit(0, der.sequence(der.integer(0), info)));
}
