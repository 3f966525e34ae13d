// SPDX-License-Identifier: Apache-2.0

import { PinTries } from './pin-tries.tsx';
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
  return (
    <>
      <p className="lead">
        {text.pin.cardOf(holder)}
        <br />
        {text.pin.issuedBy(issuer)}
      </p>
      <PinTries attemptsLeft={attemptsLeft} problem={afterWrong ? text.pin.wrong : undefined} />
    </>
  );
}
