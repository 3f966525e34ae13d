// SPDX-License-Identifier: Apache-2.0
// `npm run card`: practice cards in a PC/SC service, for any PC/SC program, with a log of their APDUs.

import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { createMuteCard, createOtherCard, type VirtualCard } from './card.ts';
import { type CardCommand, type CardOptions, helpText, readCommandLine } from './card-options.ts';
import { type ApduTrace, type InsertionOptions, insertCard } from './inserted-card.ts';
import { type PcscServiceOptions, startPcscService, virtualReaders } from './pcsc-service.ts';
import type { PadAnswer, PadFingers, PadRequest } from './pin-pad.ts';
import { practiceGlobalPin, practicePin, practicePuk } from './practice-card.ts';
import { openPracticeFolder } from './practice-folder.ts';
import { serveVpcd } from './vpcd.ts';

/**
 * Runs the command until SIGINT or SIGTERM. Resolves to its exit code: 0, 1 when something failed (one sentence on
 * standard error), 2 for a wrong command line.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const command = readCommandLine(argv);
  if (command === 'help') return print(helpText());
  if ('problem' in command) return complain(`${command.problem}\nTry: npm run card -- --help`, 2);
  try {
    await run(command);
    return 0;
  } catch (error) {
    return complain(error instanceof Error ? error.message : String(error), 1);
  }
}

/** A card that is ready to be put in. */
interface ReadyCard {
  readonly card: VirtualCard;
  readonly insertion: InsertionOptions;
}

/** Readers with as many slots as there are cards. */
interface Readers {
  insert(slot: 0 | 1, card: ReadyCard): Promise<void>;
  remove(slot: 0 | 1): Promise<void>;
  close(): Promise<void>;
}

async function run({ folder, vpcd, pinPad, cards }: CardCommand): Promise<void> {
  const stopped = stopSignal();
  const ready: ReadyCard[] = [];
  for (const [index, options] of cards.entries()) ready.push(await makeReady(folder, options, index));
  const keys = pinPad ? createKeys() : undefined;
  const readers = vpcd ? readersOfVpcd(vpcd) : await readersOfOwnService(keys ? { pinPad: keys.press } : {});
  try {
    for (const [index, card] of ready.entries()) await readers.insert(index === 0 ? 0 : 1, card);
    print('Ctrl+C takes it out.\n\n');
    const hands = followLines(readers, ready, keys);
    await stopped;
    hands.close();
  } finally {
    await readers.close();
  }
  print('The card is out.\n');
}

async function makeReady(
  folder: string,
  { kind, contents, faults, millisecondsPerApdu }: CardOptions,
  index: number,
): Promise<ReadyCard> {
  const mark = index === 0 ? '' : `${index + 1}: `;
  const insertion = { faults, millisecondsPerApdu, onApdu: (trace: ApduTrace) => print(`${mark}${lineOf(trace)}\n`) };
  if (kind !== 'piv') return { card: kind === 'mute' ? createMuteCard() : createOtherCard(), insertion };
  const { card, rootFile } = await openPracticeFolder(folder, contents);
  const { algorithm = 'rsa2048', pinPolicy = 'application' } = contents;
  const globalPin = pinPolicy === 'application' ? '' : `, global PIN ${practiceGlobalPin}`;
  print(`${mark}Practice card with ${algorithm} keys, PIN ${practicePin}, PUK ${practicePuk}${globalPin}.\n`);
  print(`${mark}Its root: ${rootFile}\n`);
  return { card, insertion };
}

async function readersOfOwnService(options: PcscServiceOptions): Promise<Readers> {
  const service = await startPcscService(options);
  print('Other programs see the service with this in their environment:\n');
  print(`  export PCSCLITE_CSOCK_NAME=${service.environment.PCSCLITE_CSOCK_NAME}\n`);
  print('for example: opensc-tool -l, pkcs15-tool --list-certificates, yubico-piv-tool -r Virtual -a status\n');
  return {
    insert: async (slot, { card, insertion }) => {
      await service.insert(card, { ...insertion, slot });
      print(`The card is in reader "${virtualReaders[slot]}".\n`);
    },
    remove: (slot) => service.remove(slot),
    close: () => service.close(),
  };
}

function readersOfVpcd({ host, port }: NonNullable<CardCommand['vpcd']>): Readers {
  const removals: (() => Promise<void>)[] = [];
  return {
    insert: async (slot, { card, insertion }) => {
      await removals[slot]?.();
      const socket = connect(port + slot, host);
      await once(socket, 'connect').catch(() => {
        throw new Error(
          `No vpcd waits at ${host}:${port + slot}. Start pcscd with vpcd's driver, or leave --vpcd out.`,
        );
      });
      const inserted = insertCard(card, insertion);
      const link = serveVpcd(socket, inserted);
      removals[slot] = () => {
        inserted.remove();
        return link.ended;
      };
      await link.powered;
      print(`The card is in the reader of the vpcd at ${host}:${port + slot}.\n`);
    },
    remove: async (slot) => removals[slot]?.(),
    close: async () => void (await Promise.all(removals.map((remove) => remove()))),
  };
}

/** The keys of a reader, and the lines that press them. */
interface Keys {
  readonly press: PadFingers;
  /** Takes a line, if the reader waits for one of this kind. */
  takes(line: string): boolean;
}

/** Keys that are pressed by whole lines: digits, or what else may happen at a reader. */
function createKeys(): Keys {
  let answer: ((line: string) => void) | undefined;
  const press = async ({ slot, pin, signal }: PadRequest): Promise<PadAnswer> => {
    print(`Reader ${slot + 1} asks for ${padWords[pin]}: type its digits, or "cancel", "timeOut", "fail".\n`);
    const line = await new Promise<string>((resolve) => {
      answer = resolve;
      signal.addEventListener('abort', () => resolve('timeOut'), { once: true });
    });
    answer = undefined;
    return line === 'cancel' || line === 'timeOut' || line === 'fail' ? line : { digits: line };
  };
  const takes = (line: string): boolean => {
    const isMeant = answer !== undefined && /^(\d+|cancel|timeOut|fail)$/.test(line);
    if (isMeant) answer?.(line);
    return isMeant;
  };
  return { press, takes };
}

const padWords = { pin: 'the PIN', newPin: 'the new PIN', newPinAgain: 'the new PIN again' } as const;

/** Takes cards out and puts them in as lines on standard input say: "out", "in 2". One after the other. */
function followLines(readers: Readers, cards: readonly ReadyCard[], keys: Keys | undefined): { close(): void } {
  const lines = createInterface({ input: process.stdin });
  let work = Promise.resolve();
  lines.on('line', (line) => {
    if (keys?.takes(line.trim())) return;
    const [, action, number = '1'] = /^(in|out)(?: ([12]))?$/.exec(line.trim()) ?? [];
    const slot = number === '1' ? 0 : 1;
    const card = cards[slot];
    if (!action || !card) return print('Type "in" or "out", or for the second card "in 2" or "out 2".\n');
    const takeOut = () => readers.remove(slot).then(() => void print('It is out.\n'));
    work = work
      .then(() => (action === 'in' ? readers.insert(slot, card) : takeOut()))
      .catch((error: Error) => void complain(error.message, 1));
  });
  return lines;
}

function lineOf({ header, commandLength, responseLength, statusWord }: ApduTrace): string {
  const answer = responseLength === undefined ? 'card removed' : `${responseLength} bytes, ${statusWord?.toString(16)}`;
  return `${hexadecimal(header)}  ${commandLength} bytes -> ${answer}`;
}

function hexadecimal(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

async function stopSignal(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
