// SPDX-License-Identifier: Apache-2.0
// What the driver asks of the PC/SC binding, where no virtual reader can show it: protocol T=0, other programs, errors.

import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ReaderDriver } from '../../main/card/driver.ts';
import { createPcscDriver, type PcscOptions } from '../../main/card/pcsc.ts';
import { readerErrorOf } from '../../main/card/pcsc-errors.ts';
import type { ReaderName } from '../../main/station/ports.ts';
import { fromHex, toHex } from './apdu-script.ts';

type Binding = PcscOptions['load'];

const reader = 'Recording reader 00' as ReaderName;
/** With the first of the reader's events. */
const cardPresent = 0x10020;
const readerEmpty = 0x10010;

/** A binding that records what is asked of it. `connect` and `transmit` may throw, as the real one does. */
function recordingBinding(options: {
  readonly protocol?: number;
  readonly connect?: (attempt: number) => void;
  readonly transmit?: () => void;
  readonly establish?: (attempt: number) => void;
  /** What is shown of the reader once its card was reset. */
  readonly stateAfterReset?: number;
}) {
  const calls: string[] = [];
  let state = cardPresent;
  let [connections, contexts] = [0, 0];
  const card = {
    protocol: options.protocol ?? 2,
    atr: Buffer.from('3b00', 'hex'),
    transmit: async (command: Buffer, { maxRecvLength }: { maxRecvLength: number }) => {
      calls.push(`transmit ${toHex(command)} up to ${maxRecvLength}`);
      options.transmit?.();
      return Buffer.from('9000', 'hex');
    },
    control: async () => {
      throw new Error('Unknown PC/SC error');
    },
    getStatus: () => ({}),
    disconnect: (disposition: number) => {
      calls.push(`disconnect ${disposition}`);
      state = options.stateAfterReset ?? state;
    },
  };
  class Context {
    constructor() {
      contexts += 1;
      options.establish?.(contexts);
    }
    listReaders() {
      const connect = async (share: number, protocols: number) => {
        connections += 1;
        options.connect?.(connections);
        calls.push(`connect ${share} ${protocols}`);
        return card;
      };
      return [{ name: reader, state, atr: null, connect }];
    }
    waitForChange() {
      return new Promise((resolve) => {
        this.cancel = () => resolve(null);
      });
    }
    cancel() {}
    close() {}
  }
  const takeOut = () => {
    state = readerEmpty;
  };
  return { calls, takeOut, load: () => ({ Context }) as unknown as ReturnType<NonNullable<Binding>> };
}

const drivers: ReaderDriver[] = [];
afterEach(async () => {
  for (const driver of drivers.splice(0)) await driver.close();
});

async function connectTo(options: Parameters<typeof recordingBinding>[0]) {
  const { load, ...binding } = recordingBinding(options);
  const driver = createPcscDriver({ load });
  drivers.push(driver);
  return { ...binding, connection: await driver.connect(reader) };
}

describe('a connection', () => {
  test('is exclusive, takes the longest answers and ends with a reset of the card', async () => {
    const { calls, connection } = await connectTo({});
    if (!connection.ok) throw new Error(connection.failure.detail);
    await connection.value.transmit(fromHex('00a4040000'));
    await connection.value.disconnect();
    expect(calls).toEqual(['connect 1 3', 'transmit 00a4040000 up to 65538', 'disconnect 1']);
  });

  test.each([
    ['has no Le after data in T=0', 1, '00cb3fff035c017e00', '00cb3fff035c017e'],
    ['keeps its data in T=0 where there is no Le', 1, '0020008008313233343536ffff', '0020008008313233343536ffff'],
    ['keeps its Le in T=0 where there are no data', 1, '00c0000008', '00c0000008'],
    ['keeps its Le after data in T=1', 2, '00cb3fff035c017e00', '00cb3fff035c017e00'],
  ])('%s', async (_, protocol, command, sent) => {
    const { calls, connection } = await connectTo({ protocol });
    await (connection.ok && connection.value.transmit(fromHex(command)));
    expect(calls).toContain(`transmit ${sent} up to 65538`);
  });

  test.each([
    ['leaves the reader alone where the card is taken out afterwards', cardPresent, []],
    ['has it powered anew where the card was lost while it was reset', readerEmpty, ['connect 3 0', 'disconnect 1']],
  ])('%s', async (_, stateAfterReset, afterwards) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { calls, connection, takeOut } = await connectTo({ stateAfterReset });
      await (connection.ok && connection.value.disconnect());
      takeOut();
      await vi.advanceTimersByTimeAsync(5_000);
      expect(calls).toEqual(['connect 1 3', 'disconnect 1', ...afterwards]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('waits for a program that looks at the card for a moment', async () => {
    const connect = (attempt: number) => {
      if (attempt < 3) throw new Error('Sharing violation');
    };
    expect((await connectTo({ connect })).connection).toMatchObject({ ok: true });
  });

  test('that fails without a word tells whether the service still runs', async () => {
    const transmit = () => {
      throw new Error('Unknown PC/SC error');
    };
    const running = await connectTo({ transmit });
    expect(await (running.connection.ok && running.connection.value.transmit(fromHex('00')))).toMatchObject({
      failure: { code: 'failed', detail: 'Unknown PC/SC error' },
    });
    let killed = false;
    const establish = () => {
      if (killed) throw new Error('PC/SC service not running');
    };
    const stopped = await connectTo({ transmit, establish });
    killed = true;
    expect(await (stopped.connection.ok && stopped.connection.value.transmit(fromHex('00')))).toMatchObject({
      failure: { code: 'serviceStopped' },
    });
  });
});

describe('a message of the binding', () => {
  test.each([
    ['Card was removed', 'cardRemoved'],
    ['No smart card present', 'cardRemoved'],
    ['Transaction failed', 'cardRemoved'],
    ['Card was reset', 'cardReset'],
    ['Card is unresponsive', 'cardMute'],
    ['Sharing violation', 'cardInUse'],
    ['Unknown reader', 'readerGone'],
    ['PC/SC service not running', 'serviceStopped'],
    ['Invalid handle', 'serviceStopped'],
    ['Insufficient buffer', 'failed'],
  ])('“%s” means %s', (message, code) => {
    expect(readerErrorOf(new Error(message))).toEqual({ code, detail: message });
  });

  test('that is no message at all is kept for the log', () => {
    expect(readerErrorOf('what?')).toEqual({ code: 'failed', detail: 'what?' });
  });
});
