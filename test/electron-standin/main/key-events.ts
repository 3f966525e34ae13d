// SPDX-License-Identifier: Apache-2.0

/**
 * The main process's half of `before-input-event`. While somebody listens, the renderer stops at each key in a function
 * whose name only the stand-in knows; what the listeners decide is written there before it goes on.
 */
import type { DevToolsSession } from '../chromium/connection.ts';
import type { Payload } from '../chromium/protocol.ts';
import type { KeyInput } from '../page/key-gate.ts';
import { PreventableEvent } from './event.ts';

type Emit = (event: PreventableEvent, input: KeyInput) => void;

export class KeyEvents {
  readonly #session: DevToolsSession;
  readonly #question: string;
  readonly #emit: Emit;

  /** `question` is the name of the function that `page/scripts.ts` makes; `emit` tells the listeners. */
  constructor(session: DevToolsSession, question: string, emit: Emit) {
    this.#session = session;
    this.#question = question;
    this.#emit = emit;
    session.on('Debugger.paused', (paused) => {
      this.#onPaused(paused).catch(() => {}); // the page is gone
    });
  }

  /** Begins or ends to stop at keys. */
  async listen(isListening: boolean): Promise<void> {
    await this.#session.send(isListening ? 'Debugger.enable' : 'Debugger.disable');
  }

  async #onPaused({ callFrames }: Payload<'Debugger.paused'>): Promise<void> {
    const [frame] = callFrames;
    if (frame?.functionName === this.#question) await this.#decide(frame.callFrameId);
    await this.#session.send('Debugger.resume');
  }

  async #decide(callFrameId: string): Promise<void> {
    const evaluate = (expression: string) =>
      this.#session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression, returnByValue: true });
    const { result } = await evaluate('input');
    const event = new PreventableEvent();
    this.#emit(event, result.value as KeyInput);
    if (event.defaultPrevented) await evaluate('prevented = true');
  }
}
