// SPDX-License-Identifier: Apache-2.0

import { useStation } from '../components/station.tsx';
import { Waiting } from '../components/waiting.tsx';

/** Something takes a moment. */
export function Working() {
  const { text } = useStation();
  return <Waiting {...text.working} keepCardIn={true} canLeave={true} />;
}
