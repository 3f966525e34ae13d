// SPDX-License-Identifier: Apache-2.0
// Logging in: a challenge, the Web eID token that answers it, and a visit with a token of its own.

import { ok } from '../../contract/result.ts';
import { type StationAction, stationAction } from '../../contract/station-actions.ts';
import type { WebEidToken } from '../../contract/station-api.ts';
import type { Admission } from '../accounts/admission.ts';
import { announcing, type Hub, type UnitOfWork } from '../activation/hub.ts';
import type { Upkeep } from '../activation/upkeep.ts';
import { fingerprintOf } from '../anchors/anchors.ts';
import { type AuditDetails, report } from '../audit/chain.ts';
import { rememberCard } from '../card-checks/card-checks.ts';
import type { Clock } from '../clock.ts';
import type { Language } from '../credential-types.ts';
import { type Limited, type Limits, limitedLogin, limitedStation } from '../limits/limits.ts';
import type { Records, Store } from '../records.ts';
import { type Outcome, type Refusal, refuse } from '../refusal.ts';
import { type Account, identifierText } from './accounts.ts';
import { type Challenge, challengeMilliseconds, newNonce, takeChallenge } from './challenges.ts';
import type { AcceptedCertificate, LoginJudgement } from './judgement.ts';
import { verifyTokenSignature } from './token.ts';
import { hashVisitToken, newVisitToken, type Visits } from './visits.ts';

/** What the log-in needs from around it. */
export interface LoginSurroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly hub: Hub;
  readonly visits: Visits;
  readonly upkeep: Upkeep;
  readonly judge: (certificate: Uint8Array) => Promise<LoginJudgement>;
  readonly admission: Admission;
  /** Whether a root (by its SHA-256) is trusted at this moment. */
  readonly isTrusted: (records: Records, anchor: string) => Promise<boolean>;
  readonly limits: Limits;
  /** The origin that tokens must be made for: from the configuration, never from a request. */
  readonly origin: string;
}

/** Where a person stands: the station's address, and its name where it is registered. */
export interface StationOfVisit {
  readonly address: string;
  readonly name: string | undefined;
}

/** A person who has logged in. */
export interface LoggedIn {
  /** The token of the new visit. */
  readonly visit: string;
  readonly account: Account;
  readonly actions: readonly StationAction[];
  readonly resumable: string | undefined;
}

export type LoginDesk = ReturnType<typeof createLoginDesk>;

/** Gives challenges and takes their answers. */
export function createLoginDesk(around: LoginSurroundings) {
  const { store, clock, hub, visits, upkeep, judge, admission, isTrusted, limits, origin } = around;
  return {
    /** May this certificate log in? It has proved nothing yet; asked so that nobody types a PIN in vain. */
    async judge(certificate: Uint8Array): Promise<LoginJudgement> {
      const judgement = await judge(certificate);
      const { outcome } = judgement;
      if (!outcome.ok) return judgement;
      const admitted = await store.read((records) => admission.check(records, outcome.value));
      if (admitted.ok) return judgement;
      await store.transaction((records) =>
        reportRefused(records, { ...judgement, bytes: certificate }, admitted.failure),
      );
      const { anchor, person } = outcome.value;
      return { ...judgement, outcome: admitted, account: { identifier: identifierText(person.identifier), anchor } };
    },

    /** A challenge, bound to the token of a visit that has no rights yet. */
    async challenge(): Promise<{ visit: string; challenge: Challenge }> {
      const visit = newVisitToken();
      const expiresAt = clock.now() + challengeMilliseconds;
      const challenge = { purpose: 'login', key: hashVisitToken(visit), nonce: newNonce(), expiresAt } as const;
      await store.transaction((records) => records.challenges.add(challenge));
      return { visit, challenge };
    },

    /**
     * Takes the answer to the challenge of this visit, which is spent whatever comes of it. `station`: its address, and
     * its name where it is registered; `language`: the one that it speaks with the person, in which mail is written too.
     */
    async logIn(
      visit: string,
      token: WebEidToken,
      { station, language }: { readonly station: StationOfVisit; readonly language: Language },
    ): Promise<Outcome<LoggedIn>> {
      const bytes = Buffer.from(token.unverifiedCertificate, 'base64');
      const judgement = await judge(bytes);
      return announcing({ store, hub }, async (unit) => {
        const { records } = unit;
        const challenge = await takeChallenge(records, 'login', hashVisitToken(visit), clock.now());
        const proved = await withinLimits(records, limitedFor(judgement, station), () =>
          answer(challenge, token, judgement),
        );
        const outcome = proved.ok ? await admit(unit, proved.value, language, station) : proved;
        if (!outcome.ok) await reportRefused(records, { ...judgement, bytes }, outcome.failure, station);
        return outcome;
      });
    },
  };

  /** A wrong signature is a failed guess; the other refusals say nothing about who asks. */
  async function withinLimits(
    records: Records,
    limited: readonly Limited[],
    prove: () => Outcome<AcceptedCertificate>,
  ): Promise<Outcome<AcceptedCertificate>> {
    const allowed = await limits.check(records, limited);
    if (!allowed.ok) return allowed;
    const proved = prove();
    if (!proved.ok && proved.failure.code === 'signatureWrong') await limits.failed(records, limited);
    if (proved.ok) await limits.succeeded(records, limited);
    return proved;
  }

  function answer(
    challenge: Challenge | undefined,
    token: WebEidToken,
    { outcome }: LoginJudgement,
  ): Outcome<AcceptedCertificate> {
    if (!challenge) return refuse('challengeExpired', 'the challenge was used before, is too old or never was');
    if (!outcome.ok) return outcome;
    const publicKeyInfo = outcome.value.certificate.subjectPublicKeyInfo.bytes;
    const signed = verifyTokenSignature(token, publicKeyInfo, origin, challenge.nonce);
    return signed ? outcome : refuse('signatureWrong', `the ${token.algorithm} signature does not fit the certificate`);
  }

  async function admit(
    unit: UnitOfWork,
    accepted: AcceptedCertificate,
    language: Language,
    station: StationOfVisit,
  ): Promise<Outcome<LoggedIn>> {
    const { records } = unit;
    const now = clock.now();
    const admitted = await admission.admit(records, accepted, now);
    if (!admitted.ok) return admitted;
    const account = admitted.value;
    // Judging may have taken seconds. Now that the account is held, whoever takes the trust away ends this visit as well.
    if (!(await isTrusted(records, account.anchor))) {
      return refuse('certificateNotTrusted', 'the root was trusted until a moment ago');
    }
    await limits.succeeded(records, [{ scope: 'code', subject: account.id }]);
    await records.notifications.rememberLanguage(account.id, language);
    await rememberCard(records, account.id, accepted.certificate.bytes, now);
    const visit = await visits.begin(unit, account.id);
    await reportAccepted(records, now, account, { ...accepted, station: station.name });
    const resumable = await upkeep.resumable(unit, account.id);
    return ok({ visit, account, actions: stationAction.options, resumable });
  }

  function reportAccepted(
    records: Records,
    now: number,
    account: Account,
    { certificate, anchor, station }: AcceptedCertificate & { readonly station: string | undefined },
  ) {
    const serialNumber = certificate.serialNumber.toString(16);
    return report(records, now, 'login.accepted', {
      account: account.id,
      anchor,
      serialNumber,
      station,
    });
  }

  async function reportRefused(
    records: Records,
    judged: Judged,
    { code, reason }: Refusal,
    station?: StationOfVisit,
  ): Promise<void> {
    const who = await describe(records, judged);
    const details: AuditDetails = { code, reason, ...who, issuer: judged.issuer, station: station?.name };
    await report(records, clock.now(), 'login.refused', details);
  }
}

/** What came of judging a certificate, and the certificate (DER). */
interface Judged extends LoginJudgement {
  readonly bytes: Uint8Array;
}

/** Whoever is known is called by the account's id alone; of others there is nothing but what the certificate says. */
async function describe(records: Records, { outcome, holder, bytes }: Judged): Promise<AuditDetails> {
  const account = outcome.ok
    ? (await records.accounts.find(outcome.value.anchor, outcome.value.person.identifier))?.id
    : await records.cards.ownerOf(fingerprintOf(bytes));
  return account === undefined ? { holder } : { account };
}

function limitedFor({ outcome }: LoginJudgement, station: StationOfVisit): readonly Limited[] {
  const atStation = limitedStation(station);
  if (!outcome.ok) return [atStation];
  const { anchor, person } = outcome.value;
  return [atStation, limitedLogin(anchor, person.identifier)];
}
