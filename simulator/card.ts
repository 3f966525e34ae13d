// SPDX-License-Identifier: Apache-2.0
// A virtual smart card: what is on it, and the part of it that every program meets first - chaining, GET RESPONSE and
// length correction (ISO/IEC 7816-4, 5.3). What the PIV application does is in piv-application.ts.

import { type CommandApdu, parseCommand, response, SW } from './apdu.ts';
import { concat, hex } from './tlv.ts';

/** A card as the contacts of a reader meet it. */
export interface VirtualCard {
  /** The answer to reset; empty for a card that stays mute. */
  readonly atr: Uint8Array;
  /** Takes one command APDU and gives the response with its two status bytes. Never throws. */
  processApdu(command: Uint8Array): Uint8Array;
  /** Power lost or reset: selection, security status, chains and answers that wait are forgotten. */
  reset(): void;
}

/** What one command, complete after chaining, comes to. */
export interface Answer {
  readonly statusWord: number;
  readonly data?: Uint8Array;
}

/** An application on the card. It sees whole commands and gives whole answers. */
export interface CardApplication {
  process(command: CommandApdu): Answer;
  reset(): void;
}

/**
 * A contact card with T=1, historical bytes in compact TLV: category 80, then tag 7 with the card's capabilities (full
 * AID selection, chaining, extended length; ISO/IEC 7816-4, 12.1.1.9). Not the ATR of any card that is sold, on which
 * other programs would go by what that card does beyond the standard.
 */
export const practiceAtr = withCheckByte(hex('3b d5 18 ff 81 31 fe 45 80 73 80 01 e0'));

/** The same card without extended length in its capabilities. */
export const shortPracticeAtr = withCheckByte(hex('3b d5 18 ff 81 31 fe 45 80 73 80 01 a0'));

/** How a card passes commands and answers on, whatever they are about. */
export interface CardTransport {
  readonly atr: Uint8Array;
  /** Whether extended length is taken; without, it gets 6700. */
  readonly extendedLength: boolean;
  /** An answer APDU has no more data than this, whatever Le asks for. */
  readonly longestAnswer: number;
  /** What a command without Le gets: its data, or as over T=0 only word of it, 61xx (ISO/IEC 7816-3, 12.2.5). */
  readonly withoutLe: 'data' | 'word';
  /** The status word after a part of an answer that is as long as Le: 61xx, or 9000 as if there was no more. */
  readonly afterFullPart: 'moreData' | 'success';
}

const ordinaryTransport: CardTransport = {
  atr: practiceAtr,
  extendedLength: true,
  longestAnswer: 65_536,
  withoutLe: 'data',
  afterFullPart: 'moreData',
};

/** No chain or command is longer than this; a real card's buffer ends somewhere, too. The longest object fits. */
const maximumCommand = 14_336;

/** Makes a card around an application. */
export function createVirtualCard(application: CardApplication, special: Partial<CardTransport> = {}): VirtualCard {
  const transport: CardTransport = { ...ordinaryTransport, ...special };
  let chain: CommandApdu | undefined;
  let waiting: Uint8Array = new Uint8Array();

  function reset(): void {
    chain = undefined;
    waiting = new Uint8Array();
    application.reset();
  }

  function processApdu(bytes: Uint8Array): Uint8Array {
    const command = parseCommand(bytes);
    if (!command || (isExtended(bytes) && !transport.extendedLength)) return response(SW.wrongLength);
    if (command.ins === 0xc0) return getResponse(command);
    waiting = new Uint8Array();
    const refusal = refuseClass(command.cla);
    if (refusal) return response(refusal);
    return command.cla & 0x10 ? append(command) : execute(complete(command));
  }

  function append(command: CommandApdu): Uint8Array {
    chain = complete(command);
    if (chain.data.length <= maximumCommand) return response(SW.success);
    chain = undefined;
    return response(SW.wrongLength);
  }

  /** The command with the chain before it. Another command than the chain's makes the chain void. */
  function complete(command: CommandApdu): CommandApdu {
    const belongs = chain?.ins === command.ins && chain.p1 === command.p1 && chain.p2 === command.p2;
    const data = belongs && chain ? concat(chain.data, command.data) : command.data;
    chain = undefined;
    return { ...command, data };
  }

  function execute(command: CommandApdu): Uint8Array {
    if (command.data.length > maximumCommand) return response(SW.wrongLength);
    const answer = application.process(command);
    if (!answer.data) return response(answer.statusWord);
    waiting = answer.data;
    // Without Le a T=1 card gives what it has, up to a short answer's 256 bytes.
    return giveWaiting(command.expected ?? (transport.withoutLe === 'data' ? 256 : 0));
  }

  /** GET RESPONSE (SP 800-73-5 part 2, 3.1.3): an Le of more than there is gets 6Cxx with the right one. */
  function getResponse(command: CommandApdu): Uint8Array {
    chain = undefined;
    if (waiting.length === 0) return response(SW.conditionsNotSatisfied);
    const expected = command.expected ?? 256;
    if (expected < 256 && expected > waiting.length) return response(SW.wrongExpectedLength | waiting.length);
    return giveWaiting(expected);
  }

  function giveWaiting(expected: number): Uint8Array {
    const part = waiting.subarray(0, Math.min(expected, transport.longestAnswer));
    waiting = waiting.subarray(part.length);
    const silent = transport.afterFullPart === 'success' && part.length > 0;
    if (waiting.length === 0 || silent) return response(SW.success, part);
    const next = Math.min(waiting.length, transport.longestAnswer);
    return response(SW.moreData | (next > 0xff ? 0 : next), part);
  }

  return { atr: transport.atr, processApdu, reset };
}

/** A card that is no PIV card: no application is found on it, whatever is selected. */
export function createOtherCard(): VirtualCard {
  return createVirtualCard({
    process: ({ ins }) => ({ statusWord: ins === 0xa4 ? SW.notFound : SW.instructionNotSupported }),
    reset: () => {},
  });
}

/** A card that gives no answer to reset: upside down in the reader, or broken. */
export function createMuteCard(): VirtualCard {
  return { atr: new Uint8Array(), processApdu: () => new Uint8Array(), reset: () => {} };
}

/** Class bytes other than 00 and 10: secure messaging and logical channels are not on this card (ISO 7816-4, 5.4.1). */
function refuseClass(cla: number): number | undefined {
  if ((cla & 0xef) === 0) return undefined;
  return (cla & 0x8c) === 0 ? SW.channelNotSupported : SW.secureMessagingNotSupported;
}

/** Extended length begins with a zero byte that is not all of the length (ISO/IEC 7816-4, 5.2). */
function isExtended(bytes: Uint8Array): boolean {
  return bytes.length > 5 && bytes[4] === 0;
}

/** TCK: all bytes after TS give zero together (ISO/IEC 7816-3, 8.2.5). */
function withCheckByte(atr: Uint8Array): Uint8Array {
  return concat(atr, Uint8Array.of(atr.subarray(1).reduce((sum, byte) => sum ^ byte, 0)));
}
