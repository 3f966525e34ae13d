// SPDX-License-Identifier: Apache-2.0

import { Notice } from './notice.tsx';
import { useStation } from './station.tsx';

/** The tries left; after a problem with the PIN before, that too. Describes the field of a PinForm. */
export function PinTries({
  attemptsLeft,
  problem,
}: {
  attemptsLeft: number | undefined;
  /** As a sentence. */
  problem: string | undefined;
}) {
  const { text } = useStation();
  const tries = attemptsLeft === undefined ? '' : text.pin.triesLeft(attemptsLeft);
  if (problem === undefined)
    return (
      <p className="lead strong" id="pin-tries">
        {tries}
      </p>
    );
  return (
    <Notice tone="attention" alert id="pin-tries">
      {problem} <strong>{tries}</strong>
    </Notice>
  );
}
