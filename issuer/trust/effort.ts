// SPDX-License-Identifier: Apache-2.0

/** A bound on the work for one question, so that crafted certificates cannot keep the issuer busy. */
export interface Effort {
  /** Takes one step (a certificate looked at, a signature verified); false when none is left. */
  spend(): boolean;
  readonly exhausted: boolean;
}

/** An effort of so many steps. */
export function limitedEffort(steps: number): Effort {
  let left = steps;
  return {
    spend: () => {
      left -= 1;
      return left >= 0;
    },
    get exhausted() {
      return left < 0;
    },
  };
}
