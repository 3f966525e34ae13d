// SPDX-License-Identifier: Apache-2.0

/** `scrypt$16384$8$5$<salt>$<hash>`, salt and hash in base64url (RFC 7914; cost as OWASP asks for). */
export const exitPinHash = /^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/;
