// SPDX-License-Identifier: Apache-2.0
// A backup is one file: the database as it was at one moment, with the keys beside it in a table of their own. It is as
// secret as the data folder.

import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isKeyFile, keyFiles, writeOwnerOnlyFile } from '../owner-only-file.ts';
import { lockFolder } from './sqlite.ts';

const databaseName = 'pivot.sqlite';

/** Writes a backup of the data folder into a new file, while the issuer runs. Throws when the file exists. */
export function backUp(dataFolder: string, file: string): void {
  const source = path.join(dataFolder, databaseName);
  if (!existsSync(source)) throw new Error(`${dataFolder} has no data`);
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
    rmSync(file, { force: true });
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
    withDatabase(temporary, (database) => unpack(database, file, dataFolder));
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
    lock.release();
  }
}

function unpack(database: DatabaseSync, file: string, dataFolder: string): void {
  expectWhole(database, file);
  for (const { name, content } of database.prepare('SELECT name, content FROM backup_files').all()) {
    if (typeof name !== 'string' || !isKeyFile(name) || !(content instanceof Uint8Array)) {
      throw new Error(`${file} is no backup`);
    }
    writeOwnerOnlyFile(path.join(dataFolder, name), content);
  }
  database.exec('DROP TABLE backup_files; VACUUM;');
}

function expectWhole(database: DatabaseSync, file: string): void {
  const [row] = database.prepare('PRAGMA integrity_check').all();
  if (row?.integrity_check !== 'ok') throw new Error(`${file} is damaged: ${row?.integrity_check}`);
}

function withDatabase(file: string, work: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  try {
    work(database);
  } finally {
    database.close();
  }
}
