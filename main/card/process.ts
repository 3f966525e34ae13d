// SPDX-License-Identifier: Apache-2.0
// The card process: everything that touches a reader, in a process of its own that may be ended at any time. Started by
// client.ts with `--driver=pcsc`, or with `--driver=virtual --practice=<folder>` for the practice card that is kept in that
// folder. With `--pin-pad=ignore` the keys that a reader may have are not used.

import { parseArgs } from 'node:util';
import type { ApduLogEntry } from './apdu.ts';
import type { ReaderDriver } from './driver.ts';
import type { CardCalls, CardMessage, CardRequest } from './messages.ts';
import { createPcscDriver } from './pcsc.ts';
import { createPivReaders } from './piv-readers.ts';
import { createOneTimeKeys, type SealedSecret } from './sealed-secret.ts';

/** What this process needs of `process.parentPort`, which Electron's utilityProcess gives. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: CardMessage): void;
}

interface Equipment {
  readonly driver: ReaderDriver;
  readonly practice: Pick<CardCalls, 'insertPracticeCard' | 'removePracticeCard'>;
}

const port: ParentPort = process.parentPort;
const entries: ApduLogEntry[] = [];
const calls = openCalls(await openEquipment());
port.on('message', ({ data }) => void answer(data as CardRequest));

function openCalls({ driver, practice }: Equipment): CardCalls {
  const readers = createPivReaders(driver, logLater);
  readers.watch((state) => port.postMessage({ kind: 'readers', state }));
  const keys = createOneTimeKeys();
  const opened = (pin: SealedSecret | 'verifiedOnPad') => (typeof pin === 'string' ? pin : keys.open(pin));
  return {
    ...readers,
    ...practice,
    read: (reader) =>
      readers.read(reader, (certificate) => port.postMessage({ kind: 'certificate', reader, certificate })),
    oneTimeKey: async (from) => keys.make(from),
    sign: (reader, pin, hash) => readers.sign(reader, opened(pin), hash),
    readPrinted: (reader, pin) => readers.readPrinted(reader, opened(pin)),
    changePin: (reader, pin, newPin) => readers.changePin(reader, keys.open(pin), keys.open(newPin)),
    unblockPin: (reader, puk, newPin) => readers.unblockPin(reader, keys.open(puk), keys.open(newPin)),
  };
}

/** The next APDU does not wait for the log of the last. */
function logLater(entry: ApduLogEntry): void {
  entries.push(entry);
  setImmediate(logNow);
}

function logNow(): void {
  for (const entry of entries.splice(0)) port.postMessage({ kind: 'apdu', entry });
}

/** A call that throws is a bug: it ends this process, and the station hears of that. */
async function answer({ id, name, parameters }: CardRequest): Promise<void> {
  const call = calls[name] as (...parameters: readonly unknown[]) => Promise<unknown>;
  const value = await call(...parameters);
  logNow();
  port.postMessage({ kind: 'answer', id, value });
}

async function openEquipment(): Promise<Equipment> {
  const options = { driver: { type: 'string' }, practice: { type: 'string' }, 'pin-pad': { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  if (values.driver === 'virtual' && values.practice !== undefined) return openPractice(values.practice);
  const driver = createPcscDriver({ pinPad: values['pin-pad'] === 'ignore' ? 'ignore' : 'use' });
  return { driver, practice: { insertPracticeCard: noPractice, removePracticeCard: noPractice } };
}

async function noPractice(): Promise<void> {
  throw new Error('the practice card needs the virtual driver');
}

/** The simulator is loaded only where it is used. */
async function openPractice(folder: string): Promise<Equipment> {
  const { createVirtualDriver } = await import('../../simulator/driver.ts');
  const { openPracticeFolder } = await import('../../simulator/practice-folder.ts');
  const driver = createVirtualDriver();
  const insertPracticeCard = async () => void driver.insert((await openPracticeFolder(folder)).card);
  return { driver, practice: { insertPracticeCard, removePracticeCard: async () => driver.remove() } };
}
