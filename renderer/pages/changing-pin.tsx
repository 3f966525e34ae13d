// SPDX-License-Identifier: Apache-2.0

import { useStation } from '../components/station.tsx';
import { Waiting } from '../components/waiting.tsx';

/** The card takes the new PIN. */
export function ChangingPin() {
  const { text } = useStation();
  return <Waiting {...text.changePin.changing} keepCardIn={true} canLeave={false} />;
}
