// SPDX-License-Identifier: Apache-2.0
// APDUs (ISO/IEC 7816-4, 5). Short ones, which every PIV card takes; extended length where the card shows that it takes
// it, which saves round trips. What a long command or answer needs is a stack of processors, each of which knows one
// rule and the one below it.

import { failed, ok, type Result } from '../../contract/result.ts';
import { showsExtendedLength } from './atr.ts';
import type { CardConnection, ReaderError } from './driver.ts';
import { isCutOff, joinBytes } from './tlv.ts';

/** A command. `data` may be longer than one block, and `le`, how many bytes are expected, more than one block's. */
export interface Command {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data?: Uint8Array;
  readonly le?: number;
}

/** An answer: its data and the two status bytes as one number, for example 0x9000. */
export interface Response {
  readonly data: Uint8Array;
  readonly statusWord: number;
}

/** Sends a command and gives the answer. Calls must not overlap. */
export type Exchange = (command: Command) => Promise<Result<Response, ReaderError>>;

/** What may be told of one exchange: never any data, for a VERIFY's data is the PIN. */
export interface ApduLogEntry {
  /** CLA INS P1 P2 in hexadecimal. */
  readonly header: string;
  readonly dataLength: number;
  readonly responseLength: number;
  /** Undefined where the card gave no answer. */
  readonly statusWord: number | undefined;
  /** The reader sent it with a PIN that was typed on its own keys; the status word may be the reader's. */
  readonly byReader?: true;
}

/** The number of bytes that one short APDU can carry. */
const commandBlock = 255;
/** The number of bytes that one short answer can carry; as Le it is sent as '00'. */
export const responseBlock = 256;
/** No PIV object comes near this; a card that goes on is out of order. As extended Le it is sent as '0000'. */
export const longestResponse = 65_536;
/** Nor is any sent in so many blocks. */
const mostBlocks = 1_024;

/** The whole stack over a connection: commands and answers of any length. */
export function openExchange(connection: CardConnection, log: (entry: ApduLogEntry) => void): Exchange {
  const answers = withCutAnswers(withGetResponse(withLeCorrection(overConnection(connection, log))));
  const short = withChaining(answers);
  const takesLong = connection.protocol !== 'T=0' && showsExtendedLength(connection.atr);
  return takesLong ? withExtendedLength(answers, short) : short;
}

/**
 * Sends at once what is longer than a short APDU, until the card or its reader refuses that once. Only what may be sent
 * twice is so long: reading and signing.
 */
function withExtendedLength(extended: Exchange, short: Exchange): Exchange {
  let refused = false;
  return async (command) => {
    if (refused || !isLong(command)) return short(command);
    const answer = await extended(command);
    refused = answer.ok ? refusesLength.has(answer.value.statusWord) : answer.failure.code === 'failed';
    return refused ? short(command) : answer;
  };
}

/** Wrong length, and "unknown instruction" or "class" from cards that take the length for something else. */
const refusesLength: ReadonlySet<number> = new Set([0x6700, 0x6d00, 0x6e00]);

function isLong({ data, le = 0 }: Command): boolean {
  return le > responseBlock || (data?.length ?? 0) > commandBlock;
}

/** Splits long data into a chain: CLA '10' on all blocks but the last (ISO/IEC 7816-4, 5.3.3; SP 800-73-5 part 2, 3). */
function withChaining(next: Exchange): Exchange {
  return async (command) => {
    let data = command.data ?? new Uint8Array(0);
    while (data.length > commandBlock) {
      const { cla, ins, p1, p2 } = command;
      const answer = await next({ cla: cla | 0x10, ins, p1, p2, data: data.subarray(0, commandBlock) });
      if (!answer.ok || answer.value.statusWord !== 0x9000) return answer;
      data = data.subarray(commandBlock);
    }
    const le = command.le === undefined ? {} : { le: Math.min(command.le, responseBlock) };
    return next({ ...command, ...(data.length > 0 ? { data } : {}), ...le });
  };
}

/** Fetches the rest of a long answer: on '61xx' sends GET RESPONSE (ISO/IEC 7816-4, 7.6.1) until all is there. */
function withGetResponse(next: Exchange): Exchange {
  return async (command) => {
    const blocks: Uint8Array[] = [];
    let length = 0;
    let answer = await next(command);
    while (answer.ok && answer.value.statusWord >> 8 === 0x61) {
      blocks.push(answer.value.data);
      length += answer.value.data.length;
      const stuck = blocks.length > 1 && answer.value.data.length === 0;
      if (stuck || length > longestResponse || blocks.length > mostBlocks)
        return failed({ code: 'failed', detail: 'the answer does not end' });
      const waiting = answer.value.statusWord & 0xff;
      answer = await next({ cla: 0, ins: 0xc0, p1: 0, p2: 0, le: waiting === 0 ? responseBlock : waiting });
    }
    if (!answer.ok || blocks.length === 0) return answer;
    return ok({ ...answer.value, data: joinBytes(...blocks, answer.value.data) });
  };
}

/**
 * Some cards end a full block with '9000' though there is more to fetch (pivy, piv_apdu_transceive_chain). A block that is
 * cut off in its own data object shows it. What a card says to a GET RESPONSE that was not due is forgotten.
 */
function withCutAnswers(next: Exchange): Exchange {
  return async (command) => {
    const first = await next(command);
    let answer = first;
    while (answer.ok && answer.value.statusWord === 0x9000 && isCutBlock(answer.value.data)) {
      const more = await next({ cla: 0, ins: 0xc0, p1: 0, p2: 0, le: responseBlock });
      if (!more.ok) return more;
      if (more.value.statusWord !== 0x9000 || more.value.data.length === 0) return first;
      answer = ok({ ...more.value, data: joinBytes(answer.value.data, more.value.data) });
    }
    return answer;
  };
}

function isCutBlock(data: Uint8Array): boolean {
  return data.length > 0 && data.length % responseBlock === 0 && isCutOff(data);
}

/** On '6Cxx' sends the command once more with the length that the card names (ISO/IEC 7816-4, 5.6). */
function withLeCorrection(next: Exchange): Exchange {
  return async (command) => {
    const answer = await next(command);
    if (!answer.ok || answer.value.statusWord >> 8 !== 0x6c) return answer;
    const exact = answer.value.statusWord & 0xff;
    return next({ ...command, le: exact === 0 ? responseBlock : exact });
  };
}

/** The bottom of the stack: bytes to the card and back. The bytes sent are overwritten, for they may hold a PIN. */
function overConnection(connection: CardConnection, log: (entry: ApduLogEntry) => void): Exchange {
  return async (command) => {
    const bytes = encodeCommand(command);
    try {
      const raw = await connection.transmit(bytes);
      const answer = raw.ok ? decodeResponse(raw.value) : raw;
      log(logEntry(command, answer));
      return answer;
    } finally {
      bytes.fill(0);
    }
  };
}

/** The bytes of one command APDU (ISO/IEC 7816-4, 5.1 and 5.2), in a buffer of their own. */
export function encodeCommand(command: Command): Uint8Array<ArrayBuffer> {
  const header = Uint8Array.of(command.cla, command.ins, command.p1, command.p2);
  const data = command.data ?? new Uint8Array(0);
  const length = isLong(command)
    ? (value: number) => Uint8Array.of(value >> 8, value)
    : (value: number) => Uint8Array.of(value);
  const mark = isLong(command) ? Uint8Array.of(0) : new Uint8Array(0);
  const lc = data.length > 0 ? length(data.length) : new Uint8Array(0);
  const le = command.le === undefined ? new Uint8Array(0) : length(command.le);
  return joinBytes(header, mark, lc, data, le);
}

/** An answer's data and status word from its bytes. */
export function decodeResponse(bytes: Uint8Array): Result<Response, ReaderError> {
  const statusAt = bytes.length - 2;
  const [sw1, sw2] = bytes.subarray(Math.max(statusAt, 0));
  // A driver that answers with nothing at all has lost its card (vpcd does, and calls it a success).
  if (sw1 === undefined || sw2 === undefined)
    return failed({ code: 'cardRemoved', detail: 'an answer without status' });
  return ok({ data: bytes.subarray(0, statusAt), statusWord: (sw1 << 8) | sw2 });
}

/** What may be told of a command and its answer. */
export function logEntry(command: Command, answer: Result<Response, ReaderError>): ApduLogEntry {
  const header = [command.cla, command.ins, command.p1, command.p2];
  return {
    header: header.map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
    dataLength: command.data?.length ?? 0,
    responseLength: answer.ok ? answer.value.data.length : 0,
    statusWord: answer.ok ? answer.value.statusWord : undefined,
  };
}
