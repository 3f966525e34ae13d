// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';

/** Something is waited for; the page moves on by itself. */
export function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <p className="waiting" role="status">
      <span className="waiting-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {children}
    </p>
  );
}
