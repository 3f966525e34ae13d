// SPDX-License-Identifier: Apache-2.0
// A whole station over virtual cards, an issuer in memory and a clock that a test moves.

import { randomUUID } from 'node:crypto';
import type { IntentName } from '../../contract/channels.ts';
import type { IntentPayload } from '../../contract/ipc.ts';
import { ok } from '../../contract/result.ts';
import type { Page, View } from '../../contract/view.ts';
import { createPivReaders } from '../../main/card/piv-readers.ts';
import type { PersonEvent } from '../../main/station/events.ts';
import type { Administrator, Equipment, JournalEntry } from '../../main/station/outside.ts';
import type { CardReaders, ReaderName } from '../../main/station/ports.ts';
import type { Rules } from '../../main/station/state.ts';
import { type Station, startStation } from '../../main/station/station.ts';
import { createVirtualDriver, type VirtualDriver } from '../../simulator/driver.ts';
import { makePracticeCard, type PracticeCardOptions } from '../../simulator/practice-card.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeIssuer, type FakeIssuer } from './fake-issuer.ts';
import { usualRules } from './usual-rules.ts';

export const firstReader = 'Reader one' as ReaderName;
export const secondReader = 'Reader two' as ReaderName;

/** A card with one key, quickly made. */
export async function practiceCard(options: PracticeCardOptions = {}) {
  return (await makePracticeCard({ algorithm: 'p256', slots: [0x9a], ...options })).card;
}

export interface StationUnderTest {
  readonly station: Station;
  readonly driver: VirtualDriver;
  readonly issuer: FakeIssuer;
  readonly practiceIssuer: FakeIssuer;
  readonly clock: FakeClock;
  readonly journal: readonly JournalEntry[];
  /** Every APDU that a card saw: instruction bytes. */
  readonly instructions: number[];
  view(): View;
  page(): Page;
  /** Waits until the page is of this kind, or fails with what it is instead. */
  reach<Kind extends Page['kind']>(kind: Kind): Promise<Extract<Page, { kind: Kind }>>;
  /** A person does something; waits until nothing moves any more. */
  act<Name extends IntentName>(kind: Name, ...payload: PayloadOf<Name>): Promise<void>;
  typePin(pin: string): Promise<Uint8Array>;
  /** Lets everything that is under way come to rest. */
  rest(): Promise<void>;
  /** Goes to a page of the journey with a fresh card. */
  signIn(): Promise<void>;
  showCode(): Promise<Extract<Page, { kind: 'pairing' }>>;
  close(): Promise<void>;
}

type PayloadOf<Name extends IntentName> = IntentPayload<Name> extends undefined ? [] : [IntentPayload<Name>];

export interface Circumstances {
  readonly readers?: readonly ReaderName[];
  readonly practiceAllowed?: boolean;
  readonly rules?: Partial<Rules>;
  readonly administrator?: Administrator;
  /** The home reader is the virtual one. */
  readonly virtualHome?: boolean;
  /** What stands between station and cards. */
  readonly around?: (readers: CardReaders) => CardReaders;
}

export function stationUnderTest(circumstances: Circumstances = {}): StationUnderTest {
  const clock = createFakeClock();
  const issuer = createFakeIssuer(clock);
  const practiceIssuer = createFakeIssuer(clock, { practice: true });
  const driver = createVirtualDriver(circumstances.readers ?? [firstReader]);
  const journal: JournalEntry[] = [];
  const instructions: number[] = [];
  const readersOf = (over: VirtualDriver): CardReaders => {
    const readers = createPivReaders(over, ({ header }) =>
      instructions.push(Number.parseInt(header.replaceAll(' ', '').slice(2, 4), 16)),
    );
    return circumstances.around?.(readers) ?? readers;
  };

  async function open(mode: 'home' | 'practice') {
    return ok(mode === 'home' ? homeEquipment() : await practiceEquipment());
  }

  function homeEquipment(): Equipment {
    const readers = readersOf(driver);
    const insert = async () => void driver.insert(await practiceCard());
    const remove = async () => driver.remove();
    const practiceCard_ = circumstances.virtualHome ? { practiceCard: { insert, remove } } : {};
    return { readers, issuer, close: () => readers.close(), ...practiceCard_ };
  }

  async function practiceEquipment(): Promise<Equipment> {
    const virtual = createVirtualDriver();
    virtual.insert(await practiceCard());
    const readers = readersOf(virtual);
    const practice = { insert: async () => undefined, remove: async () => virtual.remove() };
    return { readers, issuer: practiceIssuer, practiceCard: practice, close: () => readers.close() };
  }

  const signing = {
    challengeHash: () => new Uint8Array(32).fill(7),
    loginToken: (_card: unknown, signature: Uint8Array) => ({
      unverifiedCertificate: 'AAAA',
      algorithm: 'ES256' as const,
      signature: Buffer.from(signature).toString('base64'),
      format: 'web-eid:1.0',
      appVersion: 'test',
    }),
  };
  const outside = {
    clock,
    signing,
    open,
    newId: randomUUID,
    journal: (entry: JournalEntry) => void journal.push(entry),
    ...(circumstances.administrator ? { administrator: circumstances.administrator } : {}),
  };
  const { practiceAllowed = true } = circumstances;
  const station = startStation(outside, { ...usualRules, practiceAllowed, ...circumstances.rules });
  const page = () => station.view().page;

  async function rest(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  }

  async function reach<Kind extends Page['kind']>(kind: Kind): Promise<Extract<Page, { kind: Kind }>> {
    // Making a card's key takes real time, and a busy machine more of it.
    const latest = performance.now() + 10_000;
    while (page().kind !== kind && performance.now() < latest) await new Promise(setImmediate);
    const found = page();
    if (found.kind !== kind) throw new Error(`the page is ${JSON.stringify(found)}, not ${kind}`);
    return found as Extract<Page, { kind: Kind }>;
  }

  async function act<Name extends IntentName>(kind: Name, ...[payload]: PayloadOf<Name>): Promise<void> {
    station.dispatch({ kind, payload } as unknown as PersonEvent);
    await rest();
  }

  async function typePin(pin: string): Promise<Uint8Array> {
    const bytes = new TextEncoder().encode(pin);
    await act('submitPin', bytes);
    return bytes;
  }

  async function signIn(): Promise<void> {
    await reach('welcome');
    driver.insert(await practiceCard());
    await reach('enterPin');
    await typePin('123456');
    await rest();
  }

  return {
    station,
    driver,
    issuer,
    practiceIssuer,
    clock,
    journal,
    instructions,
    view: () => station.view(),
    page,
    reach,
    act,
    typePin,
    rest,
    signIn,
    showCode: async () => {
      await signIn();
      await reach('actions');
      await act('chooseAction', 'setUpPhone');
      return reach('pairing');
    },
    close: () => station.close(),
  };
}
