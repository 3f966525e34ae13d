// SPDX-License-Identifier: Apache-2.0

/** Stands in for `process.parentPort`: messages wait until somebody listens. */
import { EventEmitter } from 'node:events';

export class ParentPort extends EventEmitter {
  #waiting: unknown[] = [];
  #running = false;

  constructor() {
    super();
    process.on('message', (data) => this.#receive(data));
    this.on('newListener', (event) => {
      if (event === 'message' && this.listenerCount('message') === 0) queueMicrotask(() => this.start());
    });
    this.on('removeListener', (event) => {
      if (event === 'message' && this.listenerCount('message') === 0) this.pause();
    });
  }

  postMessage(message: unknown): void {
    process.send?.(structuredClone(message));
  }

  start(): void {
    this.#running = true;
    while (this.#running && this.#waiting.length > 0) this.#deliver(this.#waiting.shift());
  }

  pause(): void {
    this.#running = false;
  }

  #receive(data: unknown): void {
    if (this.#running) this.#deliver(data);
    else this.#waiting.push(data);
  }

  #deliver(data: unknown): void {
    this.emit('message', { data, ports: [] });
  }
}
