// SPDX-License-Identifier: Apache-2.0
// What can be read of a card without its PIN: facts for the person and for staff. None of it lets anybody in; the issuer
// alone decides who may log in. Plain data, which crosses between processes and to the page.

/** All that can be read of a card without its PIN (SP 800-73-5 part 1, 3). */
export interface CardInspection {
  /** Which card this is; `absent` or `unreadable` where its CHUID does not tell. */
  readonly identity: CardIdentity | 'absent' | 'unreadable';
  /** 9A, 9C, 9D and 9E, whether there is a certificate or not; then the retired keys that Key History tells of. */
  readonly keys: readonly KeyFacts[];
  /** How many retired keys have their certificates off the card, and where; undefined if there are none. */
  readonly elsewhere: { readonly count: number; readonly url: string } | undefined;
  readonly pin: PinFacts;
  /** Printed information: `absent` if the card reveals so without its PIN, as some do. */
  readonly printed: 'behindPin' | 'absent';
  readonly application: ApplicationFacts;
}

/** What a card says of itself, in hexadecimal. No decision depends on it; it tells staff which kind of card this is. */
export interface ApplicationFacts {
  /** The identifier in its answer to SELECT (SP 800-73-5 part 2, 3.1.1); undefined where it tells none. */
  readonly identifier: string | undefined;
  /** The algorithms that it names there (SP 800-78-5, table 6-2). Many cards name none. */
  readonly algorithms: readonly string[];
  /** The card's identifier in its capability container (SP 800-73-5 part 1, 3.1.1). */
  readonly capabilities: string | undefined;
}

/** What the card has, behind its PIN, of what is printed on it (SP 800-73-5 part 1, 3.3.1). */
export type Printed = PrintedInformation | 'absent' | 'unreadable';

/** Printed information (SP 800-73-5 part 1, table 16): what a person reads on the card. Empty where it is left out. */
export interface PrintedInformation {
  readonly name: string;
  readonly affiliation: string;
  /** YYYYMMMDD, for example 2029NOV23. */
  readonly expires: string;
  readonly serialNumber: string;
  readonly issuer: string;
  readonly organization: string;
}

/** What the cardholder unique identifier says (SP 800-73-5 part 1, 3.1.2). */
export interface CardIdentity {
  /** The card's UUID, as text of 36 characters. */
  readonly guid: string;
  /** The person's UUID, the same on every card; cards before SP 800-73-4 have none. */
  readonly cardholderUuid: string | undefined;
  /** The card's last day, YYYY-MM-DD. */
  readonly expires: string;
  readonly expired: boolean;
  /** The 9A certificate names this very card; undefined where it names none, or there is no such certificate. */
  readonly matchesCertificate: boolean | undefined;
  readonly signature: IdentitySignature;
}

/**
 * Who vouches for the CHUID (FIPS 201-3, 4.2.1). `right`: the certificate in it is for content signing and valid now, and
 * its key made the signature. That does not say whether the signer is trusted, which the issuer decides. `signerUnfit`:
 * the certificate is not for content signing, or not valid now.
 */
export type IdentitySignature =
  | { readonly verdict: 'right'; readonly signer: CertificateFacts /** DER. */; readonly certificate: Uint8Array }
  | { readonly verdict: 'signerUnfit'; readonly signer: CertificateFacts }
  | { readonly verdict: 'absent' | 'unreadable' | 'wrong' };

/** What a key is for (SP 800-73-5 part 1, 3.1 and 3.2). `retired` keys read what was encrypted for them. */
export type KeyUse = 'logIn' | 'signature' | 'encryption' | 'cardAuthentication' | 'retired';

/** One key, as far as the card shows it. */
export interface KeyFacts {
  /** Its reference: 9A, 9C, 9D, 9E, or 82 to 95 hexadecimal. */
  readonly slot: number;
  readonly use: KeyUse;
  readonly certificate: CertificateFacts | undefined;
  /** Why it cannot log in; undefined where nothing on the card speaks against it. */
  readonly unfit: Unfit | undefined;
}

/** Why a certificate on the card cannot log in: the first reason that applies, in this order. */
export type Unfit =
  /** The key is there for something else: only 9A logs in. */
  | 'otherUse'
  | 'noCertificate'
  | 'unreadable'
  /** Too weak, or not of a kind that PIV knows (SP 800-78-5, table 3-1). */
  | 'unsupportedKey'
  /** The certificate does not allow signing a log-in: digitalSignature and clientAuth. */
  | 'wrongUsage'
  | 'notYetValid'
  | 'expired'
  /** The certificate is there, and the key that belongs to it is not. */
  | 'noKey';

/** What a certificate says of itself; nobody has vouched for it yet. */
export interface CertificateFacts {
  /** SHA-256 of its DER, hexadecimal: what staff compare with the issuing office's records. */
  readonly fingerprint: string;
  readonly holder: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** For example `RSA-2048` or `P-256`; as the certificate has it where PIV does not know it. */
  readonly key: string;
}

/** What the card says of its PIN. */
export interface PinFacts {
  /** Tries left, 0 where it is blocked; undefined where the card does not tell. */
  readonly attemptsLeft: number | undefined;
  /** Which PIN is to be asked for, from Discovery (3.3.2); undefined where the card does not say. */
  readonly primary: 'application' | 'global' | undefined;
}
