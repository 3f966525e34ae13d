// SPDX-License-Identifier: Apache-2.0

import { useStation } from '../components/station.tsx';
import { Waiting } from '../components/waiting.tsx';

/** The issuer makes the code. */
export function Preparing() {
  const { text } = useStation();
  return <Waiting {...text.preparing} keepCardIn={true} canLeave={true} />;
}
