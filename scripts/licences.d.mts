// SPDX-License-Identifier: Apache-2.0

/** The packages that ship, with their licence's SPDX expression and text. */
export function shippedPackages(): readonly {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}[];

/** What THIRD-PARTY.txt says. */
export function thirdPartyText(): string;
