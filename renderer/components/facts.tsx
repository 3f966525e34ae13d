// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';

/** Names and what they stand for, one under the other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

/** One of them. `code`: to be read digit by digit. */
export function Fact({ name, value, code = false }: { name: string; value: string; code?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={code ? 'code small' : undefined}>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
