// SPDX-License-Identifier: Apache-2.0

import { useStation } from '../components/station.tsx';
import { Waiting } from '../components/waiting.tsx';

/** The card signs and the issuer checks: the card must stay in. */
export function SigningIn() {
  const { text } = useStation();
  return <Waiting {...text.signingIn} keepCardIn={true} canLeave={false} />;
}
