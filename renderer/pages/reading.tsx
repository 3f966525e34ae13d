// SPDX-License-Identifier: Apache-2.0

import { useStation } from '../components/station.tsx';
import { Waiting } from '../components/waiting.tsx';

/** A card is being read. */
export function Reading() {
  const { text } = useStation();
  return <Waiting {...text.reading} keepCardIn={true} canLeave={false} />;
}
