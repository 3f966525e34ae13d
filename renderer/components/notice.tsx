// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import { Sign, type SignName } from '../illustrations/signs.tsx';

/** How a notice is meant; said by its symbol and its words as well as by its colour. */
export type NoticeTone = 'attention' | 'stopped' | 'done' | 'calm';

const symbols: Readonly<Record<NoticeTone, SignName>> = {
  attention: 'attention',
  stopped: 'stopped',
  done: 'tick',
  calm: 'card',
};

/** A sentence that stands out. `alert` is read out at once. */
export function Notice({
  tone,
  alert = false,
  id,
  children,
}: {
  tone: NoticeTone;
  alert?: boolean;
  id?: string;
  children: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} id={id} role={alert ? 'alert' : undefined}>
      <Sign name={symbols[tone]} />
      <p>{children}</p>
    </div>
  );
}
