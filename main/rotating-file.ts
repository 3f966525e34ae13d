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
 * A log file that never grows beyond a bound. Each text is written at once, so that a crash loses none; a full disk
 * loses lines, not the station.
 */
export class RotatingFile {
  readonly #file: string;
  readonly #largest: number;
  readonly #kept: number;
  #descriptor: number;
  #size: number;

  /** Opens `file` to go on with it; its folder is made, for its owner only. */
  constructor(file: string, { largest = usual.largest, kept = usual.kept }: RotationOptions = {}) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    this.#file = file;
    this.#largest = largest;
    this.#kept = kept;
    this.#descriptor = openSync(file, 'a', 0o600);
    this.#size = fstatSync(this.#descriptor).size;
  }

  /** Writes whole lines. */
  write(lines: string): void {
    const bytes = Buffer.from(lines);
    try {
      if (this.#size > 0 && this.#size + bytes.length > this.#largest) this.#putAside();
      writeSync(this.#descriptor, bytes);
      this.#size += bytes.length;
    } catch {
      // There is nowhere left to say it.
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #putAside(): void {
    closeSync(this.#descriptor);
    for (let number = this.#kept; number > 0; number -= 1) {
      const newer = number === 1 ? this.#file : `${this.#file}.${number - 1}`;
      if (existsSync(newer)) renameSync(newer, `${this.#file}.${number}`);
    }
    this.#descriptor = openSync(this.#file, 'a', 0o600);
    this.#size = 0;
  }
}
