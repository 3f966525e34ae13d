// SPDX-License-Identifier: Apache-2.0

import { failed, ok, type Result } from '../../contract/result.ts';
import { getProfileChallenge, persistently, releaseProfile } from './api.ts';
import type { PhoneFailureCode } from './failures.ts';
import { signChallenge } from './trial.ts';

/**
 * Has the configuration profile released to this browser: it signs a challenge with the key that was compared. Then the
 * browser fetches it as any download, which is how phones take profiles.
 */
export async function fetchProfile(id: string, privateKey: CryptoKey): Promise<Result<undefined, PhoneFailureCode>> {
  const challenge = await persistently(() => getProfileChallenge(id));
  if (!challenge.ok) return failed(challenge.failure.code);
  const signature = await signChallenge(privateKey, challenge.value, location.origin);
  if (!signature.ok) return signature;
  const released = await releaseProfile(id, challenge.value.nonce, signature.value);
  if (!released.ok) return failed(released.failure.code);
  location.assign(`/api/activations/${id}/profile.mobileconfig`);
  return ok(undefined);
}
