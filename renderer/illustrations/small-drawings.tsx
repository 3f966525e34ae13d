// SPDX-License-Identifier: Apache-2.0
// What is done with card and phone, each as a drawing of 190 by 140 beside its sentence.

import type { ReactNode } from 'react';
import { CodeSign, Phone, Reader, SmartCard } from './parts.tsx';

const drawings = {
  cardIn: (
    <g transform="translate(33 -19) scale(0.31)">
      <Reader light="on">
        <clipPath id="in-slot">
          <rect width="400" height="336" />
        </clipPath>
        <g clipPath="url(#in-slot)">
          <g transform="translate(125 184)">
            <SmartCard />
          </g>
        </g>
      </Reader>
    </g>
  ),
  pointCamera: (
    <>
      <g transform="translate(4 34)">
        <CodeSign />
      </g>
      <path className="d-sight" d="M84 46 118 62 M84 94 118 82" />
      <g transform="translate(112 6) rotate(6) scale(0.44)">
        <Phone>
          <path className="d-viewfinder" d="M34 110V92h18 M98 92h18v18 M116 160v18H98 M52 178H34v-18" />
        </Phone>
      </g>
    </>
  ),
  openLink: (
    <g transform="translate(62 4) scale(0.45)">
      <Phone>
        <g transform="translate(40 62)">
          <CodeSign />
        </g>
        <rect className="d-link" x="20" y="160" width="110" height="40" rx="20" />
        <path className="d-on-band" d="M40 176h70v8H40Z" />
        <circle className="d-tap" cx="104" cy="196" r="20" />
      </Phone>
    </g>
  ),
  typeNumber: (
    <g transform="translate(62 4) scale(0.45)">
      <Phone>
        <rect className="d-field" x="20" y="70" width="110" height="44" rx="8" />
        <path className="d-dots" d="M36 92h.1 M54 92h.1 M72 92h.1" />
        <path className="d-caret" d="M90 80v24" />
        <path
          className="d-key"
          d="M22 136h32v30H22Z M60 136h32v30H60Z M98 136h32v30H98Z M22 174h32v30H22Z M60 174h32v30H60Z M98 174h32v30H98Z M22 212h32v30H22Z M60 212h32v30H60Z M98 212h32v30H98Z"
        />
      </Phone>
    </g>
  ),
  compare: (
    <g transform="translate(6 10) scale(0.46)">
      <rect className="d-phone" width="196" height="138" rx="12" />
      <rect className="d-glass" x="8" y="8" width="180" height="122" rx="6" />
      <rect className="d-tile" x="26" y="32" width="72" height="72" rx="6" />
      <path className="d-print" d="M114 40h52v10h-52Z M114 63h44v10h-44Z M114 86h56v10h-56Z" />
      <g transform="translate(244 -10)">
        <Phone>
          <rect className="d-tile" x="37" y="58" width="76" height="76" rx="6" />
          <path className="d-print" d="M37 160h66v11H37Z M37 186h54v11H37Z M37 212h76v11H37Z" />
        </Phone>
      </g>
    </g>
  ),
  takeCard: (
    <g transform="translate(33 -19) scale(0.31)">
      <Reader light="on" />
      <g transform="translate(125 72) rotate(-7 75 119)">
        <SmartCard />
      </g>
    </g>
  ),
} as const;

/** The name of a small drawing. */
export type SmallDrawingName = keyof typeof drawings;

/** A small drawing, which only repeats what the sentence beside it says. */
export function SmallDrawing({ name }: { name: SmallDrawingName }): ReactNode {
  return (
    <svg viewBox="0 0 190 140" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
