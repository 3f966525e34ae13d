// SPDX-License-Identifier: Apache-2.0

import type { KeyFacts } from '../../contract/card.ts';
import type { StationFailureCode } from '../../contract/failures.ts';
import { longPeriod } from '../text/formats.ts';
import type { Text } from '../text/text.ts';
import { Fact, Facts } from './facts.tsx';
import { useStation } from './station.tsx';

interface UnfitCertificateProps {
  /** Undefined where it is the card as a whole that cannot be used. */
  readonly of: KeyFacts | undefined;
  /** Which card is meant, where there are several. */
  readonly place?: string;
  /** Of its heading: 3 where it stands under one. */
  readonly level?: 2 | 3;
  /** Said where nothing on the card speaks against it, and nothing else on the page does. */
  readonly refusal?: StationFailureCode;
}

/** A certificate by a plain name, why it does not sign in, whose it is, from whom, and when it is valid. */
export function UnfitCertificate({ of: key, place, level = 3, refusal }: UnfitCertificateProps) {
  const { text, view } = useStation();
  const { holder, issuer, valid } = text.unfitCertificate;
  const certificate = key?.certificate;
  const Name = `h${level}` as const;
  return (
    <article className="unfit-certificate">
      <Name>{key ? nameOf(key, text) : place}</Name>
      <p>{reasonOf(key, text) ?? (refusal && text.failure.codes[refusal].title)}</p>
      {certificate && (
        <Facts>
          <Fact name={holder} value={certificate.holder} />
          <Fact name={issuer} value={certificate.issuer} />
          <Fact name={valid} value={longPeriod(view.language, certificate.notBefore, certificate.notAfter)} />
        </Facts>
      )}
      {key && place && <p className="small">{place}</p>}
    </article>
  );
}

function nameOf({ use }: KeyFacts, { card }: Text): string {
  return use === 'retired' ? card.retired(1) : card.names[use];
}

function reasonOf(key: KeyFacts | undefined, { card }: Text): string | undefined {
  if (!key?.unfit) return undefined;
  if (key.unfit !== 'otherUse') return card.unfit[key.unfit];
  return key.use === 'logIn' ? undefined : card.purposes[key.use];
}
