// SPDX-License-Identifier: Apache-2.0
// The card's side of vpcd, the virtual reader of the vsmartcard project: how every PC/SC program comes to see the card.
// Frames are two bytes of length and as many bytes; a frame of one byte is a control, any other a command APDU.

import type { Socket } from 'node:net';
import type { InsertedCard } from './inserted-card.ts';

/** The port at which vpcd waits for the card of its first slot; the second slot's is the next one. */
export const vpcdPort = 0x8c7b;

/** How far a card has come with vpcd. */
export interface VpcdLink {
  /** The card has power and pcscd has its answer to reset, or the connection has ended without. */
  readonly powered: Promise<void>;
  /** The connection has ended on both sides: pcscd has noticed. */
  readonly ended: Promise<void>;
}

/**
 * Serves a card over a connection to vpcd until either ends: pulling the card closes the connection, and so does vpcd
 * when its service ends. Then the card is without power, yet still in the reader.
 */
export function serveVpcd(socket: Socket, card: InsertedCard): VpcdLink {
  const powered = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  let buffered: Buffer = Buffer.alloc(0);
  let hasPower = false;
  let work = Promise.resolve();

  // vpcd waits for the whole answer: holding small packets back would cost 40 ms for each APDU.
  socket.setNoDelay(true);
  socket.on('data', (chunk) => {
    buffered = Buffer.concat([buffered, chunk]);
    for (let frame = takeFrame(); frame; frame = takeFrame()) {
      const message = frame;
      work = work.then(() => handle(message));
    }
  });
  socket.on('error', () => {}); // Always followed by "close".
  socket.on('close', () => {
    card.reset();
    powered.resolve();
    ended.resolve();
  });
  if (card.removed.aborted) socket.end();
  else card.removed.addEventListener('abort', () => socket.end(), { once: true });

  function takeFrame(): Buffer | undefined {
    if (buffered.length < 2) return undefined;
    const end = 2 + buffered.readUInt16BE(0);
    if (buffered.length < end) return undefined;
    const frame = buffered.subarray(2, end);
    buffered = buffered.subarray(end);
    return frame;
  }

  async function handle(message: Buffer): Promise<void> {
    if (card.removed.aborted) return;
    if (message.length === 1) return control(message[0] ?? 0);
    const answer = await card.exchange(message);
    if (answer) send(answer);
  }

  function control(code: number): void {
    if (code === controls.answerToReset) {
      send(card.atr.length > 0 ? card.atr : noAnswerToReset);
      if (hasPower) powered.resolve();
    } else {
      card.reset();
      hasPower = code !== controls.powerOff;
    }
  }

  /** One write for each frame, so that it travels in one packet. */
  function send(data: Uint8Array): void {
    const frame = Buffer.alloc(2 + data.length);
    frame.writeUInt16BE(data.length);
    frame.set(data, 2);
    if (socket.writable) socket.write(frame);
  }

  return { powered: powered.promise, ended: ended.promise };
}

/** vpcd's control bytes. */
const controls = { powerOff: 0, powerOn: 1, reset: 2, answerToReset: 4 } as const;

/** An answer to reset that is longer than any: vpcd sees that a card is there, and pcscd that it is mute. */
const noAnswerToReset = new Uint8Array(64);
