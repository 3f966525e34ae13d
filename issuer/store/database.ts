// SPDX-License-Identifier: Apache-2.0
// A store over a database, whichever it is: transactions that are begun anew when they came between others, and that end
// with their rows in the audit log.

import { setTimeout as pause } from 'node:timers/promises';
import type { AuditEntry } from '../audit/chain.ts';
import { KeyTaken, type Records, type Store, StoreUnavailable, TextRefused } from '../records.ts';
import { accountRecords } from './account-records.ts';
import { activationRecords } from './activation-records.ts';
import type { Appender } from './appender.ts';
import { archivedKeyRecords } from './archived-key-records.ts';
import { auditRecords, type ChainRecords, chainRecords } from './audit-records.ts';
import { cardRecords } from './card-records.ts';
import { credentialUseRecords } from './credential-use-records.ts';
import { oidcRecords, signInRecords } from './device-login-records.ts';
import { erasureRecords } from './erasure-records.ts';
import { failureRecords } from './failure-records.ts';
import { readOnce } from './held.ts';
import { issuedRecords } from './issued-records.ts';
import { keyRecords } from './key-records.ts';
import { type Locks, noLocks } from './locks.ts';
import { disavowalRecords, notificationRecords } from './notification-records.ts';
import { phoneKeyRecords } from './phone-key-records.ts';
import { phoneRecords } from './phone-records.ts';
import { pushSubscriptionRecords } from './push-records.ts';
import { revocationListRecords, revocationRecords } from './revocation-records.ts';
import { scepChallengeRecords, scepTransactionRecords } from './scep-records.ts';
import type { Database } from './statements.ts';
import { stationRecords } from './station-records.ts';
import type { Tables } from './tables.ts';
import { settingRecords, trustedRecords } from './trust-records.ts';
import { challengeRecords, visitRecords } from './visit-records.ts';

/** What differs between databases. */
export interface Engine {
  begin(): Promise<OpenTransaction>;
  /** For what only reads: sees what has been kept, and never what a transaction is about to keep. */
  readonly reader: Database;
  readonly appender: Appender;
  locks(database: Database): Locks;
  /** Whether this error came from what others did at the same time, so that it will be different the next time. */
  isClash(error: unknown): boolean;
  /** Whether this error says that the database is away or has no room, so that it may be there again later. */
  isAway(error: unknown): boolean;
  /** Whether this error says that a text has a character that the database does not take. */
  isForeignText(error: unknown): boolean;
  /** Whether this error says that a column was left without a value that has to have one. */
  isEmpty(error: unknown, table: keyof Tables, column: string): boolean;
  /** See `Store`. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

/** A transaction under way. */
export interface OpenTransaction {
  readonly database: Database;
  /** Whatever has been written and may have to wait for another transaction has waited. */
  readonly settle: () => Promise<void>;
  /** Resolves when it is on the disk. */
  readonly commit: () => Promise<void>;
  /** Nothing is done once `commit` was called and has kept it. */
  readonly rollback: () => Promise<void>;
}

/** How often a transaction is begun before its error is told. */
const attempts = 10;

/** The store. */
export function createStore(engine: Engine): Store {
  const reading = { ...areasOf(engine.reader, noLocks), audit: auditRecords(engine.reader, refuseToWrite) };
  const begin = beginner(engine);
  return {
    async transaction(work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await run(engine, begin, work);
        } catch (error) {
          if (attempt === attempts || !engine.isClash(error)) throw named(engine, error);
          // Those who clashed do not meet again.
          await pause(Math.random() * 2 ** attempt);
        }
      }
    },
    read: (work) =>
      work(reading).catch((error: unknown) => {
        throw named(engine, error);
      }),
    purge: () =>
      engine.purge().catch((error: unknown) => {
        throw named(engine, error);
      }),
    close: () => engine.close(),
  };
}

/** What a database has to say is told by each in its own words: once here, for all who ask the store. */
function named(engine: Engine, error: unknown): unknown {
  if (engine.isEmpty(error, 'phone_keys', 'account_id')) return new KeyTaken();
  if (engine.isForeignText(error)) return new TextRefused(error);
  return engine.isAway(error) ? new StoreUnavailable(error) : error;
}

/** Begins transactions. Those that share a connection share what is made for it, which takes longer than a statement. */
function beginner(engine: Engine): () => Promise<OpenTransaction & Made> {
  const known = new WeakMap<Database, Made>();
  const make = (database: Database) => {
    const chain = chainRecords(database, engine.appender.chain);
    const locks = engine.locks(database);
    return { areas: areasOf(database, locks), alone: locks.alone, chain };
  };
  return async () => {
    const transaction = await engine.begin();
    const { database } = transaction;
    const made = known.get(database) ?? make(database);
    known.set(database, made);
    return { ...transaction, ...made };
  };
}

/** What is made for a connection. */
interface Made {
  readonly areas: Areas;
  readonly alone: boolean;
  readonly chain: ChainRecords;
}

async function run<Value>(
  engine: Engine,
  begin: ReturnType<typeof beginner>,
  work: (records: Records) => Promise<Value>,
): Promise<Value> {
  const transaction = await begin();
  const entries: AuditEntry[] = [];
  const audit = auditRecords(transaction.database, (entry) => entries.push(entry));
  try {
    const value = await work({ ...transaction.areas, ...holding(transaction), audit });
    await end(engine, transaction, entries);
    return value;
  } catch (error) {
    // What cannot even be rolled back has lost its connection, and its transaction with it.
    await transaction.rollback().catch(() => undefined);
    throw error;
  }
}

/** What is held is read once in a transaction. */
function holding({ areas, alone }: Made): Pick<Records, 'accounts' | 'activations'> {
  const { keep, ...accounts } = readOnce(areas.accounts, alone);
  const { keep: _, ...activations } = readOnce(areas.activations, alone);
  // Where whatever is read is held, the activation is read but once, for this and for what follows.
  const ownerAlone = async (activationId: string) => {
    const activation = await activations.hold(activationId);
    return activation && accounts.hold(activation.accountId);
  };
  return {
    accounts: {
      ...areas.accounts,
      ...accounts,
      findAndHold: async (anchor, identifier) => keep(await areas.accounts.findAndHold(anchor, identifier)),
      holdOwnerOf: alone ? ownerAlone : async (activationId) => keep(await areas.accounts.holdOwnerOf(activationId)),
    },
    activations: { ...areas.activations, ...activations },
  };
}

async function end(
  { appender }: Engine,
  { chain, settle, commit }: OpenTransaction & Made,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return commit();
  // Transactions wait for each other in the appender: one that waited there for another one in the database, which the
  // database does not see, could wait for one behind it.
  await settle();
  await appender.append(chain, entries, commit);
}

function refuseToWrite(): never {
  throw new Error('nothing is reported while reading');
}

/** All but the audit log, to which each transaction adds its own rows at its end. */
type Areas = ReturnType<typeof areasOf>;

function areasOf(database: Database, locks: Locks) {
  return {
    keys: keyRecords(database, locks),
    settings: settingRecords(database),
    trusted: trustedRecords(database),
    stations: stationRecords(database),
    accounts: accountRecords(database, locks),
    failures: failureRecords(database, locks),
    cards: cardRecords(database, locks),
    challenges: challengeRecords(database),
    visits: visitRecords(database),
    activations: activationRecords(database, locks),
    archivedKeys: archivedKeyRecords(database),
    issued: issuedRecords(database, locks),
    phoneKeys: phoneKeyRecords(database),
    oidc: oidcRecords(database),
    signIns: signInRecords(database),
    phones: phoneRecords(database),
    pushSubscriptions: pushSubscriptionRecords(database),
    uses: credentialUseRecords(database),
    scepChallenges: scepChallengeRecords(database),
    scepTransactions: scepTransactionRecords(database),
    revocations: revocationRecords(database, locks),
    revocationLists: revocationListRecords(database, locks),
    notifications: notificationRecords(database),
    disavowals: disavowalRecords(database),
    erasures: erasureRecords(database),
  } satisfies Omit<Records, 'audit'>;
}
