// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import { useStation } from './station.tsx';
import { Unfold } from './unfold.tsx';

/** What staff can look up, out of the person's way at the foot of a page. `before` is there without being asked for. */
export function ForStaff({ before, children }: { before?: ReactNode; children: ReactNode }) {
  const { text } = useStation();
  return (
    <div className="for-staff">
      {before}
      <Unfold title={text.failure.showDetails}>{children}</Unfold>
    </div>
  );
}
