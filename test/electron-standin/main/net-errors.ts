// SPDX-License-Identifier: Apache-2.0

/** Chromium's numbers for the network errors that a page can meet here (net/base/net_error_list.h). */
const NUMBERS: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_CERT_COMMON_NAME_INVALID: -200,
  ERR_CERT_DATE_INVALID: -201,
  ERR_CERT_AUTHORITY_INVALID: -202,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
};

export interface LoadError extends Error {
  readonly code: string;
  readonly errno: number;
  readonly url: string;
}

/** The error with which `loadURL` rejects; `text` is Chromium's, such as `net::ERR_ABORTED`. */
export function createLoadError(text: string, url: string): LoadError {
  const code = text.replace('net::', '');
  const errno = NUMBERS[code] ?? NUMBERS.ERR_FAILED ?? 0;
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
}
