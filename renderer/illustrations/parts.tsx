// SPDX-License-Identifier: Apache-2.0
// The things that are drawn again and again: card, reader, phone, screen. All share one field of 400 by 560 whose desk
// begins at 470; colours come from classes in drawings.css, so that every theme has its own.

import type { ReactNode } from 'react';

/** A smart card, 150 by 238, upright, its chip at the lower end, as it goes into the reader. */
export function SmartCard() {
  return (
    <g>
      <rect className="d-card" width="150" height="238" rx="13" />
      <path className="d-card-band" d="M1.5 42V13A11.5 11.5 0 0 1 13 1.5H137A11.5 11.5 0 0 1 148.5 13V42Z" />
      <circle className="d-on-band" cx="24" cy="22" r="9" />
      <path className="d-on-band" d="M42 16h64v5H42Z M42 25h40v4H42Z" />
      <rect className="d-photo" x="16" y="56" width="52" height="66" rx="5" />
      <path
        className="d-person"
        d="M42 68a12.5 12.5 0 1 1 0 25a12.5 12.5 0 1 1 0-25Z M20 122c1-16 9-24 22-24s21 8 22 24Z"
      />
      <path className="d-print" d="M80 58h52v8H80Z M80 75h40v5H80Z M80 87h46v5H80Z M80 99h30v5H80Z" />
      <path className="d-print" d="M16 136h118v5H16Z" />
      <rect className="d-chip" x="48" y="164" width="54" height="46" rx="9" />
      <path className="d-chip-line" d="M48 179h17 M48 195h17 M85 179h17 M85 195h17 M65 164v46 M85 164v46 M65 187h20" />
    </g>
  );
}

/** A card reader that stands on the desk, its slot on top; `light` is the lamp on its front. */
export function Reader({ light, children }: { light: 'off' | 'on' | 'working'; children?: ReactNode }) {
  return (
    <g>
      <ellipse className="d-shadow" cx="200" cy="499" rx="152" ry="11" />
      <path className="d-body-top" d="M118 318H282Q288 318 290 323L304 352H96L110 323Q112 318 118 318Z" />
      <rect className="d-slot" x="117" y="330" width="166" height="11" rx="5.5" />
      {children}
      <path className="d-body" d="M96 352H304L320 484Q321 498 307 498H93Q79 498 80 484Z" />
      <path className="d-lip" d="M110 341H290L304 352H96Z" />
      <path className="d-body-edge" d="M96 352H304" />
      <path
        className="d-emboss"
        d="M182 408h36a5 5 0 0 1 5 5v40a5 5 0 0 1-5 5h-36a5 5 0 0 1-5-5v-40a5 5 0 0 1 5-5Z M191 434h18v14h-18Z"
      />
      <rect className={`d-light d-light-${light}`} x="176" y="376" width="48" height="9" rx="4.5" />
    </g>
  );
}

/**
 * A card reader with a display and keys of its own, lying on the desk with a card in its upper end. The display has a
 * place for each digit; the last two keys, a cross and a ring, are those that stop and that finish.
 */
export function ReaderWithKeys() {
  return (
    <g>
      <ellipse className="d-shadow" cx="200" cy="499" rx="136" ry="11" />
      <g transform="translate(125 32)">
        <SmartCard />
      </g>
      <path className="d-body-top" d="M96 196H304L312 212H88Z" />
      <path className="d-body" d="M88 212H312L322 484Q322 498 308 498H92Q78 498 78 484Z" />
      <path className="d-body-edge" d="M88 212H312" />
      <rect className="d-field" x="112" y="230" width="176" height="50" rx="8" />
      <path className="d-dots" d="M134 255h.1 M158 255h.1 M182 255h.1" />
      <path className="d-caret" d="M198 243v24" />
      {[0, 1, 2, 3].flatMap((row) =>
        [0, 1, 2].map((column) => (
          <rect
            key={`${column},${row}`}
            className="d-reader-key"
            x={112 + column * 62}
            y={298 + row * 46}
            width="52"
            height="36"
            rx="8"
          />
        )),
      )}
      <path className="d-stop-key" d="M131 447l14 14 M145 447l-14 14" />
      <circle className="d-go-key" cx="262" cy="454" r="8" />
    </g>
  );
}

/** A phone, 150 by 290; what it shows is drawn in a field of 126 by 250 that begins at 12, 20. */
export function Phone({ children }: { children: ReactNode }) {
  return (
    <g>
      <rect className="d-phone" width="150" height="290" rx="25" />
      <rect className="d-glass" x="9" y="9" width="132" height="272" rx="17" />
      <rect className="d-phone-eye" x="57" y="16" width="36" height="9" rx="4.5" />
      {children}
    </g>
  );
}

/** A screen on its foot, 200 by 150, what it shows begins at 10, 10. */
export function Screen({ children }: { children?: ReactNode }) {
  return (
    <g>
      <path className="d-body" d="M84 150h32l6 42h-44Z M60 190h80a5 5 0 0 1 5 5v3H55v-3a5 5 0 0 1 5-5Z" />
      <rect className="d-phone" width="200" height="152" rx="12" />
      <rect className="d-glass" x="8" y="8" width="184" height="136" rx="6" />
      {children}
    </g>
  );
}

/** Three arrow heads, one under the other, that point down; 40 wide, 40 high. */
export function Arrow() {
  return (
    <g className="d-arrow">
      <path d="M4 2 20 12 36 2" />
      <path d="M4 15 20 25 36 15" />
      <path d="M4 28 20 38 36 28" />
    </g>
  );
}

/** A round badge with a sign on it, 72 across, around the point 0, 0. */
export function Badge({ sign }: { sign: 'attention' | 'tick' | 'lock' | 'cross' }) {
  return (
    <g className={`d-badge d-badge-${sign}`}>
      <circle r="36" />
      <path d={badgeSigns[sign]} />
    </g>
  );
}

const badgeSigns = {
  attention: 'M0 -17V5 M0 16.5v.6',
  tick: 'M-15 1 -4 12 16 -11',
  cross: 'M-11 -11 11 11 M11 -11-11 11',
  lock: 'M-13 -3h26v19h-26Z M-8 -3v-6a8 8 0 0 1 16 0v6',
} as const;

/** A code as seen from afar, 70 by 70. */
export function CodeSign() {
  return (
    <g>
      <rect className="d-code-ground" width="70" height="70" rx="4" />
      <path
        className="d-code"
        fillRule="evenodd"
        d="M8 8h20v20H8Z M13 13v10h10V13Z M42 8h20v20H42Z M47 13v10h10V13Z M8 42h20v20H8Z M13 47v10h10V47Z M32 8h6v6h-6Z M32 20h6v10h-6Z M8 32h10v6H8Z M22 32h12v6H22Z M38 34h8v8h-8Z M50 32h12v6H50Z M34 46h8v8h-8Z M46 46h8v6h-8Z M56 42h6v10h-6Z M34 58h12v4H34Z M50 56h12v6H50Z"
      />
    </g>
  );
}
