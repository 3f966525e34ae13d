// SPDX-License-Identifier: Apache-2.0
// Does what the workflow wants done and reports what came of it. It decides nothing.

import { ok, type Result } from '../../contract/result.ts';
import { performChangePin } from './actions/change-pin-effects.ts';
import { performManageCredentials } from './actions/manage-credentials-effects.ts';
import { performSetUpPhone } from './actions/set-up-phone-effects.ts';
import { performShowCard } from './actions/show-card-effects.ts';
import { performSignInPhone } from './actions/sign-in-phone-effects.ts';
import { type Ahead, createAhead } from './ahead.ts';
import { type ActionEffect, type Effect, pinOfEffect } from './effects.ts';
import type { TimerName } from './events.ts';
import type { EffectOf, Hands, PerformanceOf, Report } from './hands.ts';
import type { Equipment, Outside } from './outside.ts';
import type { CardFailure, CardReaders, IssuerClient, IssuerFailure, ReaderName } from './ports.ts';
import type { Mode } from './state.ts';
import { within } from './within.ts';

/** A station that is told to end ends: an issuer that does not answer now ends the visit by its own time. */
const signOutMilliseconds = 2_000;

/** Performs effects through the ports. Owns the equipment in use and the timers. */
export class Performer {
  readonly #outside: Outside;
  readonly #report: (event: Report) => void;
  readonly #isCurrent: (step: number) => boolean;
  readonly #performance: PerformanceOf<Effect['kind']>;
  readonly #timers = new Map<TimerName, () => void>();
  readonly #ahead: Ahead;
  #equipment: Equipment | undefined;
  /** Whether the issuer in use has said who it is: before a PIN is asked for. */
  #introduced = false;
  #unwatch = (): void => {};

  /** `report` is told each outcome; `isCurrent` says whether a step is still waited for. */
  constructor(outside: Outside, report: (event: Report) => void, isCurrent: (step: number) => boolean) {
    this.#outside = outside;
    this.#report = report;
    this.#isCurrent = isCurrent;
    this.#ahead = createAhead(outside.clock);
    const hands = this.#hands();
    this.#performance = {
      ...this.#ownPerformance(),
      ...performSetUpPhone(hands),
      ...performSignInPhone(hands),
      ...performManageCredentials(hands),
      ...performShowCard(hands),
      ...performChangePin(hands),
    };
  }

  /** Begins one effect. Its outcome is reported with `step`; a bug is reported as `stationBroke`. */
  perform(effect: Effect, step: number): void {
    // The table's type ties each function to its own effect; the compiler cannot follow that through a look-up.
    const perform = this.#performance[effect.kind] as (effect: Effect, step: number) => void | Promise<void>;
    const broke = (cause: unknown): void => this.#report({ kind: 'stationBroke', detail: String(cause) });
    try {
      Promise.resolve(perform(effect, step)).catch(broke);
    } catch (cause) {
      broke(cause);
    }
  }

  /** Stops everything and gives the equipment back; `visit` is signed out first. */
  async close(visit: string | undefined): Promise<void> {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    this.perform({ kind: 'stopFollowing' }, 0);
    this.perform({ kind: 'forgetPins' }, 0);
    const { clock } = this.#outside;
    if (visit !== undefined) await within(clock, signOutMilliseconds, this.#signOut(visit));
    await this.#giveBack();
  }

  #hands(): Hands {
    return {
      clock: this.#outside.clock,
      issuer: () => this.#issuer,
      readers: () => this.#readers,
      report: this.#report,
      cardFailed: (step, reader, failure) => this.#cardFailed(step, reader, failure),
      issuerFailed: (step, failure) => this.#issuerFailed(step, failure),
    };
  }

  #ownPerformance(): PerformanceOf<Exclude<Effect['kind'], ActionEffect['kind']>> {
    return {
      openEquipment: ({ mode }, step) => this.#open(mode, step),
      insertPracticeCard: () => this.#equipment?.practiceCard?.insert(),
      removePracticeCard: () => this.#equipment?.practiceCard?.remove(),
      readCard: async ({ reader }, step) => {
        const issuer = this.#issuer;
        const judge = (certificate: Uint8Array) => this.#ahead.beginJudgement(issuer, reader, certificate);
        const read = await this.#readers.read(reader, judge);
        if (read.ok) this.#report({ kind: 'cardRead', step, reader, presented: read.value });
        else this.#cardFailed(step, reader, read.failure);
      },
      judgeCard: async ({ reader, certificate }, step) => {
        const judged = await this.#ahead.judgement(this.#issuer, reader, certificate);
        const introduced = this.#introduced ? ok(undefined) : await this.#meetIssuer();
        if (!judged.ok) this.#issuerFailed(step, judged.failure);
        else if (!introduced.ok) this.#issuerFailed(step, introduced.failure);
        else this.#report({ kind: 'cardJudged', step, reader, judgement: judged.value });
      },
      inspectCard: async ({ reader }, step) => {
        const found = await this.#readers.inspect(reader);
        if (found.ok) this.#report({ kind: 'cardInspected', step, reader, contents: found.value });
        else this.#cardFailed(step, reader, found.failure);
      },
      releaseCard: ({ reader }) => this.#equipment?.readers.release(reader),
      prepareChallenge: () => this.#ahead.beginChallenge(this.#issuer),
      fetchChallenge: async ({ pin }, step) => {
        const fetched = await this.#ahead.challenge(this.#issuer);
        const withPin = pin ? { pin } : {};
        if (fetched.ok) return this.#report({ kind: 'challengeReceived', step, challenge: fetched.value, ...withPin });
        pin?.fill(0);
        this.#issuerFailed(step, fetched.failure);
      },
      verifyOnPad: async ({ reader }, step) => {
        const verified = await this.#readers.verifyOnPad(reader);
        if (verified.ok) this.#report({ kind: 'pinVerified', step });
        else this.#cardFailed(step, reader, verified.failure);
      },
      sign: (effect, step) => this.#sign(effect, step).finally(() => pinOfEffect(effect)?.fill(0)),
      logIn: async ({ visit, token }, step) => {
        const answer = await this.#issuer.logIn(visit, token);
        if (answer.ok) this.#report({ kind: 'loggedIn', step, login: answer.value });
        else this.#issuerFailed(step, answer.failure);
      },
      signOut: ({ visit }) => this.#signOut(visit),
      probeIssuer: async (_effect, step) => {
        const introduced = await this.#meetIssuer();
        if (!introduced.ok) this.#issuerFailed(step, introduced.failure);
      },
      checkAdministrator: async ({ pin }, step) => {
        const answer = await this.#outside.administrator?.leave(pin);
        pin.fill(0);
        if (answer && answer !== 'leaving') this.#report({ kind: 'administratorRefused', step, ...answer });
      },
      startTimer: ({ timer, milliseconds }) => {
        this.#timers.get(timer)?.();
        const end = (): void => this.#report({ kind: 'timerEnded', timer });
        this.#timers.set(timer, this.#outside.clock.after(milliseconds, end));
      },
      stopTimer: ({ timer }) => this.#timers.get(timer)?.(),
    };
  }

  async #open(mode: Mode, step: number): Promise<void> {
    await this.#giveBack();
    const opened = await this.#outside.open(mode);
    if (!opened.ok) return this.#issuerFailed(step, opened.failure);
    if (!this.#isCurrent(step)) return opened.value.close();
    this.#equipment = opened.value;
    const { practiceCard, readers } = opened.value;
    this.#report({ kind: 'equipmentOpened', step, equipment: { mode, virtualCard: practiceCard !== undefined } });
    this.#unwatch = readers.watch((state) => this.#report({ kind: 'readersChanged', readers: state }));
  }

  /** Has the issuer in use say who it is. */
  async #meetIssuer(): Promise<Result<void, IssuerFailure>> {
    const asked = this.#inUse;
    const answer = await asked.issuer.info();
    if (!answer.ok) return answer;
    if (asked === this.#equipment) {
      this.#introduced = true;
      this.#report({ kind: 'issuerAnswered', info: answer.value });
    }
    return ok(undefined);
  }

  async #signOut(visit: string): Promise<void> {
    await this.#equipment?.issuer.signOut(visit);
  }

  async #giveBack(): Promise<void> {
    const given = this.#equipment;
    this.#equipment = undefined;
    this.#introduced = false;
    this.#unwatch();
    await given?.close();
  }

  /** The PIN goes to the card once, which overwrites it; so does `perform`, whatever happens here. */
  async #sign({ card, challenge, pin }: EffectOf<'sign'>, step: number): Promise<void> {
    const { signing } = this.#outside;
    const hash = signing.challengeHash(card.algorithm, challenge);
    const signed = await this.#readers.sign(card.reader, pin, hash);
    if (!signed.ok) return this.#cardFailed(step, card.reader, signed.failure);
    this.#report({ kind: 'challengeSigned', step, token: signing.loginToken(card, signed.value) });
  }

  #cardFailed(step: number, reader: ReaderName, failure: CardFailure): void {
    this.#report({ kind: 'cardFailed', step, reader, failure });
  }

  #issuerFailed(step: number, failure: IssuerFailure): void {
    this.#report({ kind: 'issuerFailed', step, failure });
  }

  get #issuer(): IssuerClient {
    return this.#inUse.issuer;
  }

  get #readers(): CardReaders {
    return this.#inUse.readers;
  }

  get #inUse(): Equipment {
    if (!this.#equipment) throw new Error('The workflow asked for equipment that is not open');
    return this.#equipment;
  }
}
