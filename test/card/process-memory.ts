// SPDX-License-Identifier: Apache-2.0

import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const chunkSize = 1 << 20;

/**
 * Which of `secrets` stand anywhere in the memory that a process of ours can write (Linux, proc(5)), which is read once for
 * all of them.
 */
export function foundInMemory(pid: number, secrets: readonly string[]): readonly string[] {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    const missing = new Set(secrets);
    for (const region of writableRegions(pid)) lookInRegion(memory, region, missing);
    return secrets.filter((secret) => !missing.has(secret));
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

/** Chunks overlap, so that nothing is missed at their borders. What is found is no longer missing. */
function lookInRegion(memory: number, { start, end }: Region, missing: Set<string>): void {
  const overlap = Math.max(0, ...[...missing].map(({ length }) => length - 1));
  const chunk = Buffer.alloc(chunkSize + overlap);
  for (let at = start; at < end; at += chunkSize) {
    const read = chunk.subarray(0, readOrNothing(memory, chunk, Math.min(chunk.length, end - at), at));
    for (const secret of missing) if (read.includes(secret, 0, 'latin1')) missing.delete(secret);
  }
}

/** Some regions are nobody's to read. */
function readOrNothing(memory: number, chunk: Buffer, length: number, position: number): number {
  try {
    return readSync(memory, chunk, 0, length, position);
  } catch {
    return 0;
  }
}
