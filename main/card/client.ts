// SPDX-License-Identifier: Apache-2.0
// The station's end of the card process: starts it, starts it again when it crashes, and ends it when it hangs, for an
// APDU that hangs in a driver can be ended in no other way.

import { failed } from '../../contract/result.ts';
import { systemClock } from '../clock.ts';
import type { PracticeCard } from '../station/outside.ts';
import type { CardReaders, PinProof, ReaderName, ReadersState } from '../station/ports.ts';
import { within } from '../station/within.ts';
import type { ApduLogEntry } from './apdu.ts';
import type { CardCallName, CardCalls } from './messages.ts';
import { longestChange, longestEntry } from './pin-pad.ts';
import { linkTo, type ProcessHandle, type ProcessLink } from './process-link.ts';
import { beginSealing, type Seal, type SealedSecret } from './sealed-secret.ts';
import { joinBytes } from './tlv.ts';

export type { ProcessHandle } from './process-link.ts';

/** How the card process is reached. */
export interface CardProcessOptions {
  /** Starts main/card/process.ts with its arguments. */
  readonly spawn: () => ProcessHandle;
  /** How long one call may take before the process counts as hung. */
  readonly timeoutMilliseconds?: number;
  /** Is told each APDU's header and lengths, for the log. */
  readonly onApdu?: (entry: ApduLogEntry) => void;
}

/** The card port across processes. The practice card is there where the process was started with `--driver=virtual`. */
export interface CardProcess extends CardReaders {
  readonly practiceCard: PracticeCard;
}

/** Longer than any card takes for a signature, shorter than a person's patience. */
const defaultTimeout = 15_000;
const closingTimeout = 2_000;
/** A driver that hangs in the system's kernel keeps its process from ending: nobody waits for that. */
const killMilliseconds = 1_000;
/** The pause before a new start doubles with each process that did not live long. */
const firstPause = 100;
const longestPause = 10_000;
const longLife = 30_000;

const readerHung = failed({ code: 'readerHung' } as const);

/** How long a person at the reader's own keys is waited for, besides what the card takes. */
const entryMilliseconds: Readonly<Partial<Record<CardCallName, number>>> = {
  verifyOnPad: longestEntry,
  changePinOnPad: longestChange,
  unblockPinOnPad: longestChange,
};

/** The calls whose answers are outcomes. */
type AnsweredCall = {
  readonly [Name in CardCallName]: Awaited<ReturnType<CardCalls[Name]>> extends { readonly ok: boolean } ? Name : never;
}[CardCallName];

/** Starts the card process and keeps it running until `close`. Watchers are called as soon as it has told its readers. */
export function createCardReaders(options: CardProcessOptions): CardProcess {
  const { spawn, timeoutMilliseconds = defaultTimeout, onApdu = () => undefined } = options;
  const listeners = new Set<(state: ReadersState) => void>();
  const readings = new Map<ReaderName, (certificate: Uint8Array) => void>();
  let state: ReadersState | undefined;
  let spare: { readonly life: ProcessLink; readonly seal: Promise<Seal | undefined> } | undefined;
  let link: ProcessLink | undefined;
  let earlierInsertions = 0;
  let lastInsertion = 0;
  let shortLives = 0;
  let restart: NodeJS.Timeout | undefined;
  let closed = false;

  function start(): void {
    const startedAt = performance.now();
    link = linkTo(spawn(), {
      onApdu,
      onCertificate: (reader, certificate) => readings.get(reader)?.(certificate),
      onReaders: (news) => publish(countedOn(news, earlierInsertions)),
      onEnd: () => onEnd(performance.now() - startedAt),
    });
  }

  function onEnd(life: number): void {
    link = undefined;
    if (closed) return;
    earlierInsertions = lastInsertion;
    shortLives = life < longLife ? shortLives + 1 : 1;
    if (shortLives > 1) publish({ service: 'stopped', readers: [] });
    restart = setTimeout(start, Math.min(longestPause, firstPause * 2 ** (shortLives - 1)));
  }

  function publish(news: ReadersState): void {
    state = news;
    lastInsertion = Math.max(lastInsertion, ...news.readers.map(({ insertion }) => insertion));
    for (const listener of listeners) listener(news);
  }

  /** Asks one life of the process; `readerHung` where that has ended, or does not answer in time. */
  async function ask<Name extends AnsweredCall>(
    life: ProcessLink | undefined,
    name: Name,
    ...parameters: Parameters<CardCalls[Name]>
  ): Promise<Awaited<ReturnType<CardCalls[Name]>> | typeof readerHung> {
    const milliseconds = timeoutMilliseconds + (entryMilliseconds[name] ?? 0);
    const answer = await life?.call(milliseconds, name, ...parameters);
    return answer?.ok ? answer.value : readerHung;
  }

  async function command(name: 'insertPracticeCard' | 'removePracticeCard'): Promise<void> {
    await link?.call(timeoutMilliseconds, name);
  }

  /** Agrees with one life of the process on a seal. Undefined where that life has ended. */
  async function agreeSeal(life: ProcessLink): Promise<Seal | undefined> {
    const { from, sealFor } = beginSealing();
    const key = await life.call(timeoutMilliseconds, 'oneTimeKey', from);
    return key.ok ? sealFor(key.value) : undefined;
  }

  /** While the person types the PIN, the seal for it is agreed on. */
  function keepSealReady(life: ProcessLink): void {
    if (spare?.life !== life) spare = { life, seal: agreeSeal(life) };
  }

  /** Overwrites `pin` at once, and seals a copy for one life of the process. Undefined where that has ended. */
  async function sealFor(life: ProcessLink | undefined, pin: Uint8Array): Promise<SealedSecret | undefined> {
    const copy = joinBytes(pin);
    pin.fill(0);
    const ready = spare && spare.life === life ? spare.seal : undefined;
    if (ready) spare = undefined;
    const seal = await (ready ?? (life && agreeSeal(life)));
    if (seal) return seal(copy);
    copy.fill(0);
    return undefined;
  }

  async function proofFor(life: ProcessLink | undefined, pin: PinProof) {
    return typeof pin === 'string' ? pin : sealFor(life, pin);
  }

  async function replacePin(
    name: 'changePin' | 'unblockPin',
    reader: ReaderName,
    ...secrets: readonly [Uint8Array, Uint8Array]
  ): ReturnType<CardReaders['changePin']> {
    const at = link;
    const [proof, newPin] = await Promise.all(secrets.map((secret) => sealFor(at, secret)));
    if (!proof || !newPin) return readerHung;
    return ask(at, name, reader, proof, newPin);
  }

  start();
  return {
    watch: (listener) => {
      listeners.add(listener);
      if (state) listener(state);
      return () => listeners.delete(listener);
    },
    read: async (reader, onCertificate) => {
      const at = link;
      if (onCertificate) readings.set(reader, onCertificate);
      const answer = await at?.call(timeoutMilliseconds, 'read', reader);
      if (readings.get(reader) === onCertificate) readings.delete(reader);
      if (!at || !answer?.ok) return readerHung;
      const { value: read } = answer;
      if (!read.ok || !read.value.pinPad) keepSealReady(at);
      return read;
    },
    verifyOnPad: (reader) => ask(link, 'verifyOnPad', reader),
    sign: async (reader, pin, hash) => {
      const at = link;
      const proof = await proofFor(at, pin);
      return proof ? ask(at, 'sign', reader, proof, hash) : readerHung;
    },
    readPrinted: async (reader, pin) => {
      const at = link;
      const proof = await proofFor(at, pin);
      return proof ? ask(at, 'readPrinted', reader, proof) : readerHung;
    },
    changePin: (reader, pin, newPin) => replacePin('changePin', reader, pin, newPin),
    changePinOnPad: (reader) => ask(link, 'changePinOnPad', reader),
    unblockPin: (reader, puk, newPin) => replacePin('unblockPin', reader, puk, newPin),
    unblockPinOnPad: (reader) => ask(link, 'unblockPinOnPad', reader),
    hasPinPad: (reader) => ask(link, 'hasPinPad', reader),
    inspect: (reader) => ask(link, 'inspect', reader),
    release: async (reader) => {
      await link?.call(timeoutMilliseconds, 'release', reader);
    },
    practiceCard: {
      insert: () => command('insertPracticeCard'),
      remove: () => command('removePracticeCard'),
    },
    close: async () => {
      closed = true;
      clearTimeout(restart);
      listeners.clear();
      const last = link;
      await last?.call(closingTimeout, 'close');
      if (last) await within(systemClock, killMilliseconds, last.kill());
    },
  };
}

/** A process that was started again counts from the beginning, yet its cards were reset: they are new insertions. */
function countedOn({ service, readers }: ReadersState, earlier: number): ReadersState {
  return { service, readers: readers.map((reader) => ({ ...reader, insertion: reader.insertion + earlier })) };
}
