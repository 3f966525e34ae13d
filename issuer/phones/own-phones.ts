// SPDX-License-Identifier: Apache-2.0

import type { OwnPhone } from '../../contract/credentials.ts';
import type { Records } from '../records.ts';
import type { Phone } from './phone.ts';

/** Phones as their person sees them at the station, the newest first. */
export function describeOwnPhones(phones: readonly Phone[]): readonly OwnPhone[] {
  return phones.toReversed().map(({ id, name, kind, state, enrolledAt, contactAt }) => {
    const acts = state === 'enrolled' ? (['remove', 'reportLost'] as const) : [];
    return { id, name, kind, state, enrolledAt, contactAt, acts };
  });
}

/** Which of a person's phones an activation's credential is on; undefined where none has shown its key for it. */
export async function phoneOf(
  records: Records,
  phones: readonly Phone[],
  activationId: string,
): Promise<Phone | undefined> {
  const thumbprint = await records.phones.keyOfActivation(activationId);
  const withKey = phones.filter((phone) => phone.thumbprint === thumbprint);
  return withKey.find(({ state }) => state === 'enrolled') ?? withKey.at(-1);
}
