// SPDX-License-Identifier: Apache-2.0
// What commands write: tables for people, JSON for programs.

/** Writes a text; the exit code of success. */
export function print(text: string): number {
  process.stdout.write(printable(text));
  return 0;
}

/** Says what is wrong; the exit code of failure. */
export function complain(text: string): number {
  console.error(printable(text));
  return 1;
}

/** Writes a value as JSON. */
export function printJson(value: unknown): number {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
  return 0;
}

/** Writes rows under a header, in columns. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): number {
  const widths = header.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.replaceAll('\n', '\uFFFD').padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return print(`${[header, ...rows].map(line).join('\n')}\n`);
}

/** A time as everyone reads it. */
export function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('T', ' ').slice(0, 19);
}

/** Names come from certificates and lists: nothing of them may drive a terminal. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]|\p{Cf}/gu, '\uFFFD');
}
