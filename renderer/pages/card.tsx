// SPDX-License-Identifier: Apache-2.0

import type {
  ApplicationFacts,
  CardIdentity,
  CardInspection,
  CertificateFacts,
  IdentitySignature,
  KeyFacts,
} from '../../contract/card.ts';
import type { CardSignerJudgement } from '../../contract/station-api.ts';
import type { Language } from '../../contract/view.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Fact, Facts } from '../components/facts.tsx';
import { ForStaff } from '../components/for-staff.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { Sign, type SignName } from '../illustrations/signs.tsx';
import { longDate } from '../text/formats.ts';
import type { Text } from '../text/text.ts';
import type { PageOfKind } from './page-of.ts';

/** What is on the person's card: each certificate by a plain name, how long it is valid and what it is good for. */
export function Card({ page: { holder, contents, signer } }: { page: PageOfKind<'card'> }) {
  const { text } = useStation();
  const retired = contents.keys.filter(({ use }) => use === 'retired').length;
  return (
    <Page
      title={text.card.title}
      actions={
        contents.printed === 'behindPin' && (
          <ActionButton look="equal" send={(station) => station.showPrinted()}>
            {text.printed.offer}
          </ActionButton>
        )
      }
      canGoBack
    >
      <p className="lead">
        {text.pin.cardOf(holder)}
        <br />
        <CardValidity identity={contents.identity} />
      </p>
      <ul className="certificates" aria-label={text.card.list}>
        {contents.keys.map((key) => (
          <Certificate key={key.slot} of={key} />
        ))}
        {retired > 0 && <Entry sign="clock" name={text.card.retired(retired)} sentence={text.card.purposes.retired} />}
      </ul>
      <ForStaff>
        <StaffFacts contents={contents} signer={signer} />
      </ForStaff>
    </Page>
  );
}

function CardValidity({ identity }: Pick<CardInspection, 'identity'>) {
  const { text, view } = useStation();
  if (typeof identity === 'string') return null;
  const day = dayOf(identity, view.language);
  return <>{identity.expired ? text.card.expired(day) : text.card.validUntil(day)}</>;
}

/** A certificate that people use now. A key of old is counted elsewhere, and one without a certificate is for staff. */
function Certificate({ of: { use, certificate, unfit } }: { of: KeyFacts }) {
  const { text, view } = useStation();
  if (use === 'retired' || (certificate === undefined && use !== 'logIn')) return null;
  const { card } = text;
  const entry = { name: card.names[use], valid: certificate ? validity(certificate, text, view.language) : '' };
  if (use !== 'logIn') return <Entry sign={signs[use]} {...entry} sentence={card.purposes[use]} />;
  const fits = unfit === undefined || unfit === 'otherUse';
  return <Entry sign={fits ? 'tick' : 'attention'} {...entry} sentence={fits ? card.fits : card.unfit[unfit]} />;
}

const signs = { signature: 'pen', encryption: 'lock', cardAuthentication: 'card' } as const;

function Entry(entry: { sign: SignName; name: string; valid?: string; sentence: string }) {
  const { sign, name, valid, sentence } = entry;
  return (
    <li>
      <Sign name={sign} />
      <div className="certificate-name">
        <p className="strong">{name}</p>
        {valid && <p>{valid}</p>}
      </div>
      <p>{sentence}</p>
    </li>
  );
}

function validity({ notAfter }: CertificateFacts, { card }: Text, language: Language): string {
  const day = longDate(language, notAfter);
  return Date.now() > notAfter ? card.was(day) : card.until(day);
}

/** The card's last day, which is a day of the calendar and has no time zone. */
function dayOf({ expires }: CardIdentity, language: Language): string {
  const noon = Date.parse(`${expires}T12:00`);
  return Number.isNaN(noon) ? expires : longDate(language, noon);
}

function StaffFacts({ contents, signer }: { contents: CardInspection; signer: CardSignerJudgement | undefined }) {
  const { identity, keys, elsewhere, pin, printed, application } = contents;
  const { text } = useStation();
  const { staff } = text.card;
  return (
    <Facts>
      {typeof identity === 'string' ? (
        <Fact name={staff.identity} value={staff.identities[identity]} />
      ) : (
        <IdentityFacts identity={identity} signer={signer} />
      )}
      <Fact name={staff.tries} value={pin.attemptsLeft?.toString() ?? staff.untold} />
      <Fact name={staff.primary} value={pin.primary ? staff.pins[pin.primary] : staff.untold} />
      {keys.map((key) => (
        <SlotFact key={key.slot} of={key} />
      ))}
      <Fact name={staff.printed} value={staff.printings[printed]} />
      <Fact name={staff.application} value={applicationText(application, staff.untold)} />
      <Fact name={staff.capabilities} value={application.capabilities ?? staff.untold} />
      {elsewhere && <Fact name={staff.elsewhere} value={`${elsewhere.count}: ${elsewhere.url}`} />}
    </Facts>
  );
}

/** The identifier, and the algorithms by their numbers. */
function applicationText({ identifier, algorithms }: ApplicationFacts, untold: string): string {
  return [identifier ?? untold, ...algorithms].join(' · ');
}

function IdentityFacts({ identity, signer }: { identity: CardIdentity; signer: CardSignerJudgement | undefined }) {
  const { text } = useStation();
  const { staff } = text.card;
  const { guid, cardholderUuid, expires, matchesCertificate, signature } = identity;
  const matches = matchesCertificate === undefined ? staff.untold : matchesCertificate ? staff.yes : staff.no;
  return (
    <>
      <Fact name={staff.number} value={guid} code />
      <Fact name={staff.person} value={cardholderUuid ?? staff.untold} code={cardholderUuid !== undefined} />
      <Fact name={staff.expires} value={expires} />
      <Fact name={staff.matches} value={matches} />
      <Fact name={staff.signature} value={signatureText(signature, signer, text)} />
    </>
  );
}

function signatureText(signature: IdentitySignature, judged: CardSignerJudgement | undefined, { card }: Text): string {
  const verdict = card.staff.verdicts[signature.verdict];
  if (!('signer' in signature)) return verdict;
  if (!judged || signature.verdict !== 'right') return `${verdict} (${signature.signer.holder})`;
  const { trusted, untrusted } = card.staff.signers;
  return `${judged.trusted ? trusted : untrusted} (${[signature.signer.holder, judged.reason].filter(Boolean).join('; ')})`;
}

/** A key by its reference, with all that its certificate says of itself. */
function SlotFact({ of: { slot, use, certificate, unfit } }: { of: KeyFacts }) {
  const { text, view } = useStation();
  const { staff, unfit: why } = text.card;
  const name = staff.slot(slot.toString(16).toUpperCase());
  if (!certificate) return <Fact name={name} value={unfit === 'unreadable' ? why.unreadable : staff.empty} />;
  const { key, holder, issuer, notBefore, notAfter, fingerprint } = certificate;
  const time = `${longDate(view.language, notBefore)} – ${longDate(view.language, notAfter)}`;
  const reason = use === 'logIn' && unfit !== undefined ? [unfit] : [];
  return <Fact name={name} value={[key, holder, issuer, time, `SHA-256 ${fingerprint}`, ...reason].join(' · ')} />;
}
