// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import { useStation } from '../components/station.tsx';
import { CodeSign, Phone } from './parts.tsx';
import { Sign } from './signs.tsx';

/** The three things to do on the phone, each drawn, and the reminder to leave the card in. */
export function PairingSteps() {
  const { text } = useStation();
  return (
    <>
      <ol className="pairing-steps">
        <PairingStep words={text.pairing.pointCamera}>
          <g transform="translate(4 34)">
            <CodeSign />
          </g>
          <path className="d-sight" d="M84 46 118 62 M84 94 118 82" />
          <g transform="translate(112 6) rotate(6) scale(0.44)">
            <Phone>
              <path className="d-viewfinder" d="M34 110V92h18 M98 92h18v18 M116 160v18H98 M52 178H34v-18" />
            </Phone>
          </g>
        </PairingStep>
        <PairingStep words={text.pairing.openLink}>
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
        </PairingStep>
        <PairingStep words={text.pairing.typeNumber}>
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
        </PairingStep>
      </ol>
      <p className="card-reminder">
        <Sign name="card" />
        {text.frame.keepCardIn}
      </p>
    </>
  );
}

function PairingStep({ words, children }: { words: string; children: ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 190 140" aria-hidden="true" focusable="false">
        {children}
      </svg>
      <span>{words}</span>
    </li>
  );
}
