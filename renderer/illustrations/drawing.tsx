// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import { useStation } from '../components/station.tsx';
import { type CardPlace, drawingOf, type Scene, type Trouble } from './drawing-of.ts';
import { PairingSteps } from './pairing-steps.tsx';
import { Arrow, Badge, Phone, Reader, ReaderWithKeys, Screen, SmartCard } from './parts.tsx';

/** The pane with the drawing. It stays while the pages change, so that things can be seen to move. */
export function Drawing() {
  const { view, text, typing } = useStation();
  const scene = drawingOf(view, typing);
  if (scene.kind === 'steps') {
    return (
      <aside className="pane pane-steps" aria-label={text.pairing.howTo}>
        <PairingSteps />
      </aside>
    );
  }
  return (
    <aside className="pane" aria-label={text.frame.drawing}>
      <svg
        className={view.practice ? 'drawing drawing-practice' : 'drawing'}
        viewBox="0 0 400 560"
        preserveAspectRatio="xMidYMax meet"
        role="img"
        aria-label={text.drawings[scene.words]}
      >
        <rect className="d-desk" x="-3000" y="470" width="6400" height="3000" />
        <path className="d-desk-edge" d="M-3000 470H3400" />
        {drawScene(scene)}
      </svg>
    </aside>
  );
}

function drawScene(scene: Exclude<Scene, { kind: 'steps' }>): ReactNode {
  switch (scene.kind) {
    case 'reader':
      return <ReaderWithCard card={scene.card} />;
    case 'pinPad':
      return <ReaderWithKeys />;
    case 'phone':
      return (
        <>
          <SmallReader card={scene.card} />
          <g transform="translate(206 96)">
            <Phone>{phoneShows[scene.shows]}</Phone>
          </g>
        </>
      );
    case 'compare':
      return <ComparedScreens card={scene.card} />;
    case 'trouble':
      return troubles[scene.what];
  }
}

const lamps = { out: 'off', in: 'on', busy: 'working', take: 'on', none: 'off' } as const;

/** The reader and its card: above the slot, in it, or on its way out. The card slides when its place changes. */
function ReaderWithCard({ card }: { card: CardPlace }) {
  return (
    <Reader light={lamps[card]}>
      <clipPath id="above-slot">
        <rect x="0" y="-400" width="400" height="736" />
      </clipPath>
      <g clipPath="url(#above-slot)">
        <g transform="translate(125 0)">
          {card !== 'none' && (
            <g className={`d-card-place d-card-${card}`}>
              <SmartCard />
            </g>
          )}
        </g>
      </g>
      {card === 'out' && (
        <g transform="translate(180 271)">
          <Arrow />
        </g>
      )}
      {card === 'take' && (
        <g transform="translate(340 250) rotate(180 0 0)">
          <Arrow />
        </g>
      )}
    </Reader>
  );
}

/** The same, further away, so that a phone has room beside it. */
function SmallReader({ card }: { card: CardPlace }) {
  return (
    <g transform="translate(-18 204) scale(0.59)">
      <ReaderWithCard card={card} />
    </g>
  );
}

/** Two rows of four, as the phone shows its code: which letters they are is left open. */
function eightLetters(): string {
  const places = [0, 1, 2, 3].flatMap((column) => [0, 1].map((row) => [31 + column * 24, 106 + row * 36] as const));
  return places.map(([x, y]) => `M${x} ${y}h16v28h-16Z`).join(' ');
}

const phoneShows = {
  number: (
    <g>
      <rect className="d-field" x="24" y="64" width="102" height="34" rx="7" />
      <path className="d-dots" d="M38 81h.1 M52 81h.1 M66 81h.1" />
      <path className="d-caret" d="M80 71v20" />
      {[0, 1, 2, 3].flatMap((row) =>
        [0, 1, 2].map((column) => (
          <rect
            key={`${column},${row}`}
            className="d-key"
            x={25 + column * 35}
            y={116 + row * 36}
            width="30"
            height="28"
            rx="7"
          />
        )),
      )}
    </g>
  ),
  code: (
    <g>
      <rect className="d-field" x="18" y="92" width="114" height="92" rx="9" />
      <path className="d-letters" d={eightLetters()} />
    </g>
  ),
  tick: (
    <g transform="translate(75 145)">
      <Badge sign="tick" />
    </g>
  ),
  problem: (
    <g transform="translate(75 145)">
      <Badge sign="attention" />
    </g>
  ),
} as const;

/** Two screens to look at in turn. What they show is left open, so that nobody compares with the drawing. */
function ComparedScreens({ card }: { card: CardPlace }) {
  return (
    <>
      <SmallReader card={card} />
      <g transform="translate(14 40)">
        <rect className="d-phone" width="196" height="138" rx="12" />
        <rect className="d-glass" x="8" y="8" width="180" height="122" rx="6" />
        <rect className="d-tile" x="26" y="32" width="72" height="72" rx="6" />
        <path className="d-print" d="M114 40h52v10h-52Z M114 63h44v10h-44Z M114 86h56v10h-56Z" />
      </g>
      <g transform="translate(236 154)">
        <Phone>
          <rect className="d-tile" x="37" y="58" width="76" height="76" rx="6" />
          <path className="d-print" d="M37 160h66v11H37Z M37 186h54v11H37Z M37 212h76v11H37Z" />
        </Phone>
      </g>
      <g className="d-look">
        <path d="M226 84C270 84 302 100 308 136" />
        <path d="M238 74 226 84l12 10 M297 126l11 12 9-14" />
      </g>
    </>
  );
}

const troubles: Readonly<Record<Trouble, ReactNode>> = {
  noReader: (
    <>
      <ellipse className="d-shadow" cx="200" cy="499" rx="152" ry="11" />
      <path
        className="d-missing"
        d="M118 318H282Q288 318 290 323L304 352L320 484Q321 498 307 498H93Q79 498 80 484L96 352L110 323Q112 318 118 318Z"
      />
      <path className="d-cable" d="M-40 520C60 540 90 420 150 424C176 426 182 428 192 428" />
      <path className="d-plug" d="M192 412h34a5 5 0 0 1 5 5v22a5 5 0 0 1-5 5h-34Z M231 419h18v18h-18Z" />
      <g transform="translate(200 226)">
        <Badge sign="attention" />
      </g>
    </>
  ),
  noService: (
    <>
      <Reader light="off" />
      <g transform="translate(200 236)">
        <Badge sign="attention" />
      </g>
    </>
  ),
  card: (
    <>
      <Reader light="off" />
      <g transform="translate(112 66) rotate(-7 75 119)">
        <SmartCard />
      </g>
      <g transform="translate(274 84)">
        <Badge sign="attention" />
      </g>
    </>
  ),
  blocked: (
    <>
      <Reader light="off" />
      <g transform="translate(125 44)">
        <SmartCard />
      </g>
      <g transform="translate(276 66)">
        <Badge sign="lock" />
      </g>
    </>
  ),
  connection: (
    <>
      <g transform="translate(18 278)">
        <Screen />
      </g>
      <g transform="translate(270 100)">
        <path className="d-body" d="M8 0h88a8 8 0 0 1 8 8v96a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8V8a8 8 0 0 1 8-8Z" />
        <path className="d-body-edge" d="M0 37h104 M0 75h104" />
        <path className="d-dots" d="M18 19h.1 M18 56h.1 M18 94h.1" />
      </g>
      <path className="d-broken" d="M118 262C118 180 170 150 196 150 M226 150H258" />
      <g transform="translate(178 178)">
        <Badge sign="cross" />
      </g>
    </>
  ),
};
