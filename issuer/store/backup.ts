// SPDX-License-Identifier: Apache-2.0
// A backup is one file: the database as it was at one moment, with the keys beside it in a table of their own. It is as
// secret as the data folder.

import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isKeyFile, keyFiles, writeOwnerOnlyFile } from '../owner-only-file.ts';
import { migrations } from './migrations.ts';
import { lockFolder } from './sqlite.ts';

const databaseName = 'pivot.sqlite';

/** Writes a backup of the data folder into a new file, while the issuer runs. Throws when the file exists. */
export function backUp(dataFolder: string, file: string): void {
  const source = path.join(dataFolder, databaseName);
  if (!existsSync(source)) throw new Error(`${dataFolder} has no data`);
  if (existsSync(file)) throw new Error(`${file} is there already: name a new file`);
  // SQLite fills an empty file that is there: so it is its owner's alone from the beginning.
  closeSync(openSync(file, 'wx', 0o600));
  try {
    withDatabase(source, (database) => database.prepare('VACUUM INTO ?').run(file));
    withDatabase(file, (database) => {
      database.exec('CREATE TABLE backup_files (name TEXT PRIMARY KEY, content BLOB NOT NULL)');
      const insert = database.prepare('INSERT INTO backup_files VALUES (?, ?)');
      for (const name of keyFiles(dataFolder)) insert.run(name, readFileSync(path.join(dataFolder, name)));
      expectWhole(database, file);
    });
  } catch (error) {
    for (const beside of ['', '-journal']) rmSync(`${file}${beside}`, { force: true });
    throw error;
  }
}

/** Makes a data folder from a backup. Throws when the folder has data already or the backup is not whole. */
export function restore(file: string, dataFolder: string): void {
  const target = path.join(dataFolder, databaseName);
  const used = existsSync(dataFolder) && (existsSync(target) || keyFiles(dataFolder).length > 0);
  if (used) throw new Error(`${dataFolder} has data already: move it away, or name another folder`);
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataFolder);
  const temporary = `${target}.restoring`;
  try {
    closeSync(openSync(temporary, 'w', 0o600));
    copyFileSync(file, temporary);
    const keys = withDatabase(temporary, (database) => unpack(database, file));
    for (const { name, content } of keys) writeOwnerOnlyFile(path.join(dataFolder, name), content);
    renameSync(temporary, target);
  } catch (error) {
    // The folder had none before: so it can be tried again.
    for (const name of keyFiles(dataFolder)) rmSync(path.join(dataFolder, name), { force: true });
    throw error;
  } finally {
    rmSync(temporary, { force: true });
    lock.release();
  }
}

interface KeyInBackup {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Takes the keys out of a backup, after it was found to be one that is whole and of this version or an earlier one. */
function unpack(database: DatabaseSync, file: string): readonly KeyInBackup[] {
  expectWhole(database, file);
  const rows = ask(database, 'SELECT name, content FROM backup_files');
  const keys = rows?.flatMap(({ name, content }) =>
    typeof name === 'string' && isKeyFile(name) && content instanceof Uint8Array ? [{ name, content }] : [],
  );
  const steps = ask(database, 'SELECT name FROM kysely_migration');
  if (!keys || !steps || keys.length < (rows?.length ?? 0)) throw new Error(`${file} is no backup of an issuer`);
  const known = Object.keys(migrations({ bytes: 'blob' }));
  if (steps.some(({ name }) => !known.includes(String(name)))) {
    throw new Error(`${file} was made by a newer version of Pivot: restore it with that one`);
  }
  database.exec('DROP TABLE backup_files; VACUUM;');
  return keys;
}

/** Whatever is wrong with the file, SQLite says it in words of its own, and without the file's name. */
function expectWhole(database: DatabaseSync, file: string): void {
  const [row] = ask(database, 'PRAGMA integrity_check') ?? [];
  if (row?.integrity_check !== 'ok') throw new Error(`${file} is damaged, or no backup at all`);
}

function ask(database: DatabaseSync, query: string) {
  try {
    return database.prepare(query).all();
  } catch {
    return undefined;
  }
}

function withDatabase<Value>(file: string, work: (database: DatabaseSync) => Value): Value {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}
