// SPDX-License-Identifier: Apache-2.0

/** The numbers of reasonCode (RFC 5280 5.3.1). */
export const reasonCodes = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCRL: 8,
  privilegeWithdrawn: 9,
  aACompromise: 10,
} as const;

/** Why a certificate was revoked; `removeFromCRL` occurs in delta CRLs only. */
export type CrlReason = keyof typeof reasonCodes;

/** The reason of a reasonCode. What was revoked for a reason that nobody knows is revoked all the same. */
export function reasonOfCode(code: number): CrlReason {
  return reasons.get(code) ?? 'unspecified';
}

const reasons: ReadonlyMap<number, CrlReason> = /* @__PURE__ */ new Map(
  Object.entries(reasonCodes).map(([name, number]) => [number, name as CrlReason]),
);

/** The bits of ReasonFlags in their order (RFC 5280 4.2.1.13); bit 0 is not used. */
export const reasonFlags = [
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
] as const;

/** A reason that a CRL or distribution point may be limited to. */
export type ReasonFlag = (typeof reasonFlags)[number];

/** The reasons whose bits are set. */
export function reasonsFromBits(bits: ReadonlySet<number>): ReadonlySet<ReasonFlag> {
  return new Set(reasonFlags.filter((_, index) => bits.has(index + 1)));
}

/** The bits of the given reasons. */
export function bitsFromReasons(reasons: Iterable<ReasonFlag>): number[] {
  return Array.from(reasons, (reason) => reasonFlags.indexOf(reason) + 1);
}
