// SPDX-License-Identifier: Apache-2.0

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';

/** The station's log: structured lines of names, codes and references. Never a PIN, password, token or activation id. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Opens `station.log` in `folder`. Each line is written at once, so that a crash loses none. */
export function openLog(folder: string): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const destination = pino.destination({ dest: path.join(folder, 'station.log'), append: true, sync: true });
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, level: 'debug' }, destination);
}
