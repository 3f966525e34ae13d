// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';

/** What a notice is about; each has a colour and a symbol of its own. */
export type Tone = 'attention' | 'stopped' | 'done';

/** A sentence that stands out. Announced to screen readers when it comes; an attention or stop at once. */
export function Notice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === 'done' ? 'status' : 'alert'}>
      <ToneSymbol tone={tone} />
      <div>{children}</div>
    </div>
  );
}

/** Triangle, octagon or tick: the tone for those who see no colours. */
export function ToneSymbol({ tone }: { readonly tone: Tone }) {
  return (
    <svg className={`symbol ${tone}`} viewBox="0 0 24 24" aria-hidden="true">
      <path className="symbol-shape" d={shapes[tone]} />
      <path className="symbol-sign" d={signs[tone]} />
    </svg>
  );
}

const shapes: Readonly<Record<Tone, string>> = {
  attention: 'M12 2.5 22.5 21h-21z',
  stopped: 'M8 2h8l6 6v8l-6 6H8l-6-6V8z',
  done: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20z',
};

const signs: Readonly<Record<Tone, string>> = {
  attention: 'M12 9v6M12 17.6v.8',
  stopped: 'M12 6.5v7M12 16.6v.8',
  done: 'm7.5 12.5 3 3 6-6.5',
};
