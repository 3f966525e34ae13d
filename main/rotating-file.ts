// SPDX-License-Identifier: Apache-2.0

import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

/** How much is kept. */
export interface RotationOptions {
  /** Bytes after which a file is put aside. */
  readonly largest?: number;
  /** How many files that were put aside are kept, as `name.1` (the newest), `name.2` and so on. */
  readonly kept?: number;
}

const usual = { largest: 5_000_000, kept: 4 } as const;

/**
 * A log file that never grows beyond a bound. Each text is written at once, so that a crash loses none; a full disk, or
 * a file that cannot be opened or put aside just now, loses lines, not the station.
 */
export class RotatingFile {
  readonly #file: string;
  readonly #largest: number;
  readonly #kept: number;
  #descriptor: number | undefined;
  #size = 0;

  /** Opens `file` to go on with it; its folder is made, for its owner only. */
  constructor(file: string, { largest = usual.largest, kept = usual.kept }: RotationOptions = {}) {
    this.#file = file;
    this.#largest = largest;
    this.#kept = kept;
    this.write('');
  }

  /** Writes whole lines. */
  write(lines: string): void {
    const bytes = Buffer.from(lines);
    try {
      this.#descriptor ??= this.#open();
      if (this.#size > 0 && this.#size + bytes.length > this.#largest) this.#descriptor = this.#putAside();
      writeSync(this.#descriptor, bytes);
      this.#size += bytes.length;
    } catch {
      // There is nowhere left to say it. The next line tries again.
    }
  }

  close(): void {
    this.#release();
  }

  #open(): number {
    mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
    const descriptor = openSync(this.#file, 'a', 0o600);
    this.#size = fstatSync(descriptor).size;
    return descriptor;
  }

  #putAside(): number {
    for (let number = this.#kept; number > 0; number -= 1) {
      const newer = number === 1 ? this.#file : `${this.#file}.${number - 1}`;
      if (existsSync(newer)) renameSync(newer, `${this.#file}.${number}`);
    }
    this.#release();
    return this.#open();
  }

  /** Its number is forgotten with it: the system gives the number to what is opened next. */
  #release(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
