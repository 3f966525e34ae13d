// SPDX-License-Identifier: Apache-2.0
// The card process without its overwriting of secrets, for the control run of pin-memory.test.ts.

Uint8Array.prototype.fill = function (this: Uint8Array<ArrayBuffer>) {
  return this;
};
await import('../../main/card/process.ts');

export {};
