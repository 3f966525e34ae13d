// SPDX-License-Identifier: Apache-2.0

import { useEffect, useState } from 'react';
import type { TimeLeft } from '../../contract/view.ts';
import { useStation } from './station.tsx';

const radius = 20;
const circumference = 2 * Math.PI * radius;

/** The time left as a ring that empties, with the minutes in words; each new minute is told to screen readers. */
export function TimeRing({ of: { endsAt, lifetimeMilliseconds } }: { of: TimeLeft }) {
  const { text } = useStation();
  const left = useMillisecondsLeft(endsAt);
  const minutes = Math.floor(left / 60_000);
  const share = Math.min(1, left / lifetimeMilliseconds);
  return (
    <div className={minutes < 1 ? 'time time-short' : 'time'}>
      <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
        <circle className="time-track" cx="24" cy="24" r={radius} />
        <circle
          className="time-left"
          cx="24"
          cy="24"
          r={radius}
          strokeDasharray={circumference}
          strokeDashoffset={circumference * (1 - share)}
          transform="rotate(-90 24 24)"
        />
      </svg>
      <p role="status">{minutes < 1 ? text.pairing.underAMinute : text.pairing.minutesLeft(minutes)}</p>
    </div>
  );
}

function useMillisecondsLeft(endsAt: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, endsAt - now);
}
