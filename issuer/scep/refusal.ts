// SPDX-License-Identifier: Apache-2.0

import type { Result } from '../../contract/result.ts';

/** The reasons that SCEP has for a failure, with the numbers that stand for them (RFC 8894 3.2.1.4.1). */
export const failInfos = { badAlg: 0, badMessageCheck: 1, badRequest: 2, badTime: 3, badCertId: 4 } as const;

/** Why a request got no certificate: what the client is told, and the precise reason for the log alone. */
export interface ScepRefusal {
  readonly failInfo: keyof typeof failInfos;
  readonly reason: string;
}

/** A value, or why there is none. */
export type ScepOutcome<Value> = Result<Value, ScepRefusal>;

/** The failure half of a ScepOutcome. */
export function refuseScep(failInfo: ScepRefusal['failInfo'], reason: string) {
  return { ok: false, failure: { failInfo, reason } } as const;
}
