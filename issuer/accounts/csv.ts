// SPDX-License-Identifier: Apache-2.0
// Comma-separated values (RFC 4180); where the first line has semicolons or tabs instead, as some spreadsheets write,
// these.

import { failed, ok, type Result } from '../../contract/result.ts';

/** One line after the header, by the header's names in lower case, with the number of its line in the file. */
export interface CsvRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** The text of a file: UTF-8, or UTF-16 as some spreadsheets save it; a sentence for anything else. */
export function decodeText(bytes: Uint8Array): Result<string, string> {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return failed('It is not in UTF-8, so that some names would be wrong: save it as “CSV UTF-8”.');
  }
}

/** Reads a table with a header; fields are trimmed, empty lines passed over. A failure names the line. */
export function readCsv(text: string): Result<readonly CsvRow[], string> {
  const content = text.replace(/^\uFEFF/, '');
  const [firstLine = ''] = content.split(/[\r\n]/, 1);
  const separator = [',', ';', '\t'].find((each) => firstLine.includes(each)) ?? ',';
  const records = split(content, separator);
  if (!records.ok) return records;
  const [header, ...rows] = records.value.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!header) return failed('There is nothing in it.');
  const names = header.cells.map((name) => name.toLowerCase());
  if (names.includes('')) return failed('The first line must name each column.');
  const doubled = names.find((name, index) => names.indexOf(name) < index);
  if (doubled !== undefined) return failed(`The column ${doubled} is there twice.`);
  const uneven = rows.find(({ cells }) => cells.length !== names.length);
  if (uneven) return failed(`Line ${uneven.line} has ${uneven.cells.length} fields, the header ${names.length}.`);
  return ok(
    rows.map(({ line, cells }) => ({
      line,
      fields: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])),
    })),
  );
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Each match is one field with what ends it; a quoted field may hold separators, line breaks and doubled quotes. */
function split(text: string, separator: string): Result<readonly CsvRecord[], string> {
  const field = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n?|\\n|$)`, 'y');
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let startedOn = 1;
  while (field.lastIndex < text.length || cells.length > 0) {
    const match = field.exec(text);
    if (!match) return failed(`Line ${line} has a quote in a wrong place.`);
    const [whole, quoted, bare = '', end] = match;
    cells.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    line += whole.split(/\r\n?|\n/).length - 1;
    if (end === separator) continue;
    records.push({ line: startedOn, cells });
    cells = [];
    startedOn = line;
  }
  return ok(records);
}
