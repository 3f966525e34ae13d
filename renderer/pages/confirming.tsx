// SPDX-License-Identifier: Apache-2.0

import { useStation } from '../components/station.tsx';
import { Waiting } from '../components/waiting.tsx';

/** The certificate is being made. */
export function Confirming() {
  const { text } = useStation();
  return <Waiting {...text.confirming} keepCardIn={true} canLeave={false} />;
}
