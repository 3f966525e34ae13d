// SPDX-License-Identifier: Apache-2.0

import { type Selectable, sql } from 'kysely';
import { languages } from '../../contract/view.ts';
import type { Language } from '../credential-types.ts';
import {
  type Disavowal,
  type DisavowalRecords,
  type Notification,
  type NotificationKind,
  type NotificationRecords,
  type NotificationTarget,
  notificationKinds,
  targetFrom,
} from '../notify/notification.ts';
import { type Database, prepared, preparedRows, preparedWrite } from './statements.ts';
import type { Tables } from './tables.ts';

/** Notifications that wait or were given up, in the database, and whom they are for in which language. */
export function notificationRecords(database: Database): NotificationRecords {
  // Of what a newer issuer beside this one tells, and this one has no words for, the newer one takes care.
  const known = database.selectFrom('notifications').selectAll().where('kind', 'in', notificationKinds);
  const waiting = database.selectFrom('notifications').where('state', '=', 'waiting');
  const insert = preparedWrite(database, (row: Tables['notifications']) =>
    database
      .insertInto('notifications')
      .values(row)
      .onConflict((conflict) => conflict.columns(['kind', 'about', 'at', 'target']).doNothing()),
  );
  const removeMail = preparedWrite(database, () =>
    database
      .deleteFrom('notifications')
      .where('state', '=', 'waiting')
      .where('target', 'in', ['mail', 'administrator'] satisfies NotificationTarget[]),
  );
  const due = preparedRows(database, (now: number, most: number) =>
    known.where('state', '=', 'waiting').where('due_at', '<=', now).orderBy('due_at').limit(most),
  );
  const take = prepared(
    database,
    (id: string, dueAt: number, attempts: number, taken: { due_at: number; attempts: number }) =>
      database
        .updateTable('notifications')
        .set(taken)
        .where('id', '=', id)
        .where('due_at', '=', dueAt)
        .where('attempts', '=', attempts),
  );
  const remove = preparedWrite(database, (id: string) => database.deleteFrom('notifications').where('id', '=', id));
  const speak = preparedWrite(
    database,
    (row: Tables['person_languages'], changed: Partial<Tables['person_languages']>) =>
      database
        .insertInto('person_languages')
        .values(row)
        .onConflict((conflict) => conflict.column('account_id').doUpdateSet(changed)),
  );
  return {
    async add(notification) {
      await insert(toRow(notification));
    },
    async waiting() {
      const { count } = await waiting.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
      return Number(count);
    },
    async removeBeyond(most) {
      const kept = waiting.select('id').orderBy('at').orderBy('id').limit(most);
      const query = database.deleteFrom('notifications').where('state', '=', 'waiting').where('id', 'not in', kept);
      return Number((await query.executeTakeFirst()).numDeletedRows);
    },
    async removeMail() {
      await removeMail();
    },
    async claim(now, until, most) {
      const claimed: Notification[] = [];
      for (const row of await due(now, most)) {
        const taken = { due_at: until, attempts: row.attempts + 1 };
        const { numAffectedRows } = await take(row.id, row.due_at, row.attempts, taken);
        if (numAffectedRows === 1n) claimed.push(fromRow({ ...row, ...taken }));
      }
      return claimed;
    },
    async remove(id) {
      await remove(id);
    },
    async save(notification) {
      const { state, attempts, due_at, problem } = toRow(notification);
      const changed = { state, attempts, due_at, problem };
      await database.updateTable('notifications').set(changed).where('id', '=', notification.id).execute();
    },
    async removeFailedBefore(before) {
      await database.deleteFrom('notifications').where('state', '=', 'failed').where('at', '<', before).execute();
    },
    async all(most) {
      return (await known.orderBy('at').limit(most).execute()).map(fromRow);
    },
    async languageOf(accountId) {
      const query = database.selectFrom('person_languages').select('language').where('account_id', '=', accountId);
      const row = await query.executeTakeFirst();
      return row && languageFrom(row.language);
    },
    async rememberLanguage(accountId, language) {
      await speak({ account_id: accountId, language }, { language });
    },
    async endingSoon(now, within, most) {
      const told = database.selectFrom('told_endings').select('activation_id');
      const rows = await database
        .selectFrom('issued_certificates')
        .select(['activation_id', 'account_id'])
        .where('not_after', '>', now)
        .where('not_after', '<=', now + within)
        .where(sql<boolean>`(not_after - ${sql.lit(now)}) * 3 <= not_after - not_before`)
        .where('activation_id', 'not in', told)
        .orderBy('not_after')
        .limit(most)
        .execute();
      return rows.map(({ activation_id, account_id }) => ({ activationId: activation_id, accountId: account_id }));
    },
    async takeEnding(activationId) {
      const { numInsertedOrUpdatedRows } = await database
        .insertInto('told_endings')
        .values({ activation_id: activationId })
        .onConflict((conflict) => conflict.column('activation_id').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}

/** The rights to take something back, in the database: of each link only its hash. */
export function disavowalRecords(database: Database): DisavowalRecords {
  return {
    async add(disavowal) {
      await database.insertInto('disavowals').values(disavowalRow(disavowal)).execute();
    },
    async withHash(hash) {
      const row = await database.selectFrom('disavowals').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row && disavowalFrom(row);
    },
    async use(hash, at) {
      const update = database.updateTable('disavowals').set({ used_at: at }).where('hash', '=', hash);
      const { numUpdatedRows } = await update.where('used_at', 'is', null).executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async removeExpired(now) {
      await database.deleteFrom('disavowals').where('expires_at', '<=', now).execute();
    },
  };
}

function toRow(notification: Notification): Tables['notifications'] {
  const { id, kind, accountId, about, at, target, state, attempts, dueAt, problem = null } = notification;
  return { id, kind, account_id: accountId, about, at, target, state, attempts, due_at: dueAt, problem };
}

function fromRow(row: Selectable<Tables['notifications']>): Notification {
  return {
    id: row.id,
    kind: kindFrom(row.kind),
    accountId: row.account_id,
    about: row.about,
    at: row.at,
    target: targetFrom(row.target),
    state: row.state === 'failed' ? 'failed' : 'waiting',
    attempts: row.attempts,
    dueAt: row.due_at,
    problem: row.problem ?? undefined,
  };
}

function disavowalRow(disavowal: Disavowal): Tables['disavowals'] {
  const { hash, accountId, about, kind, language, expiresAt, usedAt } = disavowal;
  return { hash, account_id: accountId, about, kind, language, expires_at: expiresAt, used_at: usedAt ?? null };
}

function disavowalFrom(row: Selectable<Tables['disavowals']>): Disavowal {
  return {
    hash: row.hash,
    accountId: row.account_id,
    about: row.about,
    kind: kindFrom(row.kind),
    language: languageFrom(row.language),
    expiresAt: row.expires_at,
    usedAt: row.used_at ?? undefined,
  };
}

function kindFrom(text: string): NotificationKind {
  const kind = notificationKinds.find((known) => known === text);
  if (!kind) throw new Error(`the store has a notification of an unknown kind: ${text}`);
  return kind;
}

function languageFrom(text: string): Language {
  return languages.find((known) => known === text) ?? 'en';
}
