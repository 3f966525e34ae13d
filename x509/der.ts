// SPDX-License-Identifier: Apache-2.0
// The two halves of DER: `der.sequence(...)` and its like write, `readDer` and its like read. Separate modules, so
// that a bundle which only writes (the phone's certificate request) leaves the reader out.

export * from './der-reader.ts';
export type { Bytes } from './der-writer.ts';
export * as der from './der-writer.ts';
