// SPDX-License-Identifier: Apache-2.0

import { useStation } from '../components/station.tsx';
import { Waiting } from '../components/waiting.tsx';

/** The issuer is being started or looked for. */
export function Starting() {
  const { text } = useStation();
  return <Waiting {...text.starting} keepCardIn={false} canLeave={false} />;
}
