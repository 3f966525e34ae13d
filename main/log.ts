// SPDX-License-Identifier: Apache-2.0

import path from 'node:path';
import { type Logger, pino } from 'pino';
import { RotatingFile } from './rotating-file.ts';

/** The station's log: structured lines of names, codes and references. Never a PIN, password, token or activation id. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Opens `station.log` in `folder`: JSON lines, at most 25 MB with those that were put aside. */
export function openLog(folder: string): Log {
  const destination = new RotatingFile(path.join(folder, 'station.log'));
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, level: 'debug' }, destination);
}
