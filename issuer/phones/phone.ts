// SPDX-License-Identifier: Apache-2.0

/** A phone that a person has enrolled: known by a key that cannot leave its browser. */
export interface Phone {
  readonly id: string;
  readonly accountId: string;
  /** The thumbprint of its key (RFC 7638), by which its requests and its credentials are known. */
  readonly thumbprint: string;
  /** As its person calls it. */
  readonly name: string;
  /** Model and system in a few words, as its browser told. */
  readonly kind: string;
  readonly enrolledAt: number;
  /** When it was last heard of. */
  readonly contactAt: number;
  readonly state: PhoneState;
  readonly endedAt: number | undefined;
}

/** `removed` by its person or an administrator; `lost`, so that what was on it must not be relied upon. */
type PhoneState = 'enrolled' | 'removed' | 'lost';
