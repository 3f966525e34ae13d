// SPDX-License-Identifier: Apache-2.0

import type { ReaderError } from './driver.ts';

/** The words of the `smartcard` binding, which carries no codes (its src/pcsc_errors.h), and what each means here. */
const meanings: Readonly<Record<string, ReaderError['code']>> = {
  'Card was removed': 'cardRemoved',
  'No smart card present': 'cardRemoved',
  'Card is not connected': 'cardRemoved',
  // What pcsc-lite says when the contact was lost in the middle of an exchange: the card must be put in anew.
  'Transaction failed': 'cardRemoved',
  'Card was reset': 'cardReset',
  'Card is unresponsive': 'cardMute',
  'Card is unpowered': 'cardMute',
  'Card is not supported': 'cardMute',
  'Protocol mismatch': 'cardMute',
  'Invalid ATR': 'cardMute',
  'Sharing violation': 'cardInUse',
  'Unknown reader': 'readerGone',
  'Reader unavailable': 'readerGone',
  'No readers available': 'readerGone',
  'PC/SC service not running': 'serviceStopped',
  'PC/SC service stopped': 'serviceStopped',
  // A handle of a service that was started again in the meantime, or a connection to one that was killed.
  'Invalid handle': 'serviceStopped',
  'Communication error': 'serviceStopped',
  'Context is not valid': 'serviceStopped',
};

/** What an exception of the PC/SC binding means. The one place where its messages are looked at. */
export function readerErrorOf(error: unknown): ReaderError {
  const detail = error instanceof Error ? error.message : String(error);
  return { code: meanings[detail] ?? 'failed', detail };
}
