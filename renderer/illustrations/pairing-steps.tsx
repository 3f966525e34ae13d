// SPDX-License-Identifier: Apache-2.0

import { useStation } from '../components/station.tsx';
import { Sign } from './signs.tsx';
import { SmallDrawing } from './small-drawings.tsx';

const steps = ['pointCamera', 'openLink', 'typeNumber'] as const;

/** The three things to do on the phone, each drawn, and the reminder to leave the card in. */
export function PairingSteps() {
  const { text } = useStation();
  return (
    <>
      <ol className="pairing-steps">
        {steps.map((step) => (
          <li key={step}>
            <SmallDrawing name={step} />
            <span>{text.pairing[step]}</span>
          </li>
        ))}
      </ol>
      <p className="card-reminder">
        <Sign name="card" />
        {text.frame.keepCardIn}
      </p>
    </>
  );
}
