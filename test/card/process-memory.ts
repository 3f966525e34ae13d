// SPDX-License-Identifier: Apache-2.0

import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const chunkSize = 1 << 20;

/** How often `bytes` stand in the memory that a process of ours can write (Linux, proc(5)). */
export function countInMemory(pid: number, bytes: Uint8Array): number {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    return writableRegions(pid).reduce((sum, region) => sum + countInRegion(memory, region, bytes), 0);
  } finally {
    closeSync(memory);
  }
}

interface Region {
  readonly start: number;
  readonly end: number;
}

function writableRegions(pid: number): readonly Region[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const found = /^(?<start>[0-9a-f]+)-(?<end>[0-9a-f]+) rw/.exec(line)?.groups;
    return found ? [{ start: Number.parseInt(found.start ?? '', 16), end: Number.parseInt(found.end ?? '', 16) }] : [];
  });
}

/** Chunks overlap, so that nothing is missed at their borders. */
function countInRegion(memory: number, { start, end }: Region, bytes: Uint8Array): number {
  const chunk = Buffer.alloc(chunkSize + bytes.length - 1);
  let count = 0;
  for (let at = start; at < end; at += chunkSize) {
    const read = readOrNothing(memory, chunk, Math.min(chunk.length, end - at), at);
    count += countIn(chunk.subarray(0, read), bytes);
  }
  return count;
}

/** Some regions are nobody's to read. */
function readOrNothing(memory: number, chunk: Buffer, length: number, position: number): number {
  try {
    return readSync(memory, chunk, 0, length, position);
  } catch {
    return 0;
  }
}

function countIn(chunk: Buffer, bytes: Uint8Array): number {
  let count = 0;
  for (let at = chunk.indexOf(bytes); at >= 0; at = chunk.indexOf(bytes, at + 1)) count += 1;
  return count;
}
