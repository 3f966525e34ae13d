// SPDX-License-Identifier: Apache-2.0

import { Notice } from './notice.tsx';
import { useStation } from './station.tsx';

/** What stands before every entry of a PIN: whose card it is, and the tries left before the first digit. */
export function PinFacts({
  of: { holder, issuer, attemptsLeft, afterWrong },
}: {
  of: {
    readonly holder: string;
    readonly issuer: string;
    readonly attemptsLeft?: number;
    readonly afterWrong: boolean;
  };
}) {
  const { text } = useStation();
  const tries = attemptsLeft === undefined ? '' : text.pin.triesLeft(attemptsLeft);
  return (
    <>
      <p className="lead">
        {text.pin.cardOf(holder)}
        <br />
        {text.pin.issuedBy(issuer)}
      </p>
      {afterWrong ? (
        <Notice tone="attention" alert id="pin-tries">
          {text.pin.wrong} <strong>{tries}</strong>
        </Notice>
      ) : (
        <p className="lead strong" id="pin-tries">
          {tries}
        </p>
      )}
    </>
  );
}
