// SPDX-License-Identifier: Apache-2.0
// `credentials …`: what phones have been given, and its end.

import { failed, ok, type Result } from '../../contract/result.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import { parseIdentifier } from '../login/accounts.ts';
import type { Records, Store } from '../records.ts';
import {
  type Credential,
  describeCredential,
  findCredential,
  type LifeFailure,
  type LifeOrder,
  type RevocationReason,
  resumeCredential,
  revocationReasons,
  revokeCredential,
  suspendCredential,
} from '../revocation/credentials.ts';
import { type Call, type Command, type CommandOption, UsageError } from './command.ts';
import { complain, print, printJson, printTable, timeText } from './output.ts';
import { accountsUnder, withStore } from './stored.ts';

const note: CommandOption = { value: 'TEXT', summary: 'kept in the audit log' };
const reasonOption: CommandOption = { value: 'REASON', summary: `one of ${revocationReasons.join(', ')}` };

/** The commands. SERIAL is the serial number of one of its certificates in hexadecimal, with or without colons. */
export const credentialCommands: readonly Command[] = [
  {
    usage: 'credentials list',
    summary: 'list the credentials that phones were given',
    options: {
      account: { value: 'ACCOUNT', summary: 'of one person: a UPN, email:ADDRESS, urn:uuid:UUID or an id' },
      root: { value: 'SHA256', summary: 'of all people of one root: its SHA-256 or the beginning' },
    },
    run: list,
  },
  { usage: 'credentials show SERIAL', summary: 'show one credential', run: show },
  {
    usage: 'credentials revoke SERIAL',
    summary: 'revoke a credential for good',
    options: { reason: reasonOption, note },
    run: (call) => {
      const reason = readReason(call.option('reason'));
      return change(call, (records, serialNumber, order) =>
        revokeCredential(records, serialNumber, { ...order, reason }),
      );
    },
  },
  {
    usage: 'credentials revoke-under SHA256',
    summary: 'revoke for good all credentials of one root’s people; SHA256 is the root’s, or its beginning',
    options: { reason: reasonOption, note, 'dry-run': { summary: 'say how many there are, and change nothing' } },
    run: revokeUnder,
  },
  {
    usage: 'credentials suspend SERIAL',
    summary: 'suspend a credential: it counts as revoked until it is resumed',
    options: { note },
    run: (call) => change(call, suspendCredential),
  },
  {
    usage: 'credentials resume SERIAL',
    summary: 'end a suspension',
    options: { note },
    run: (call) => change(call, resumeCredential),
  },
];

/** How many are read in one transaction, so that a running issuer never waits for long. */
const pageSize = 500;

function list(call: Call): Promise<number> {
  const [account, root] = [call.option('account'), call.option('root')];
  if (account !== undefined && root !== undefined) throw new UsageError('--account or --root, not both');
  return withStore(call, async (store) => {
    const found =
      account !== undefined
        ? await ofPerson(store, account)
        : root === undefined
          ? ok(await readAll(store))
          : await ofRoot(store, root);
    if (!found.ok) return complain(found.failure);
    const listed = found.value;
    if (call.isSet('json')) return printJson(listed);
    const rows = listed.map(({ serialNumber, account, type, issued, ends, state, certificates }) => {
      return [serialNumber, account, type, issued, ends, state, String(certificates.length)];
    });
    return printTable(['SERIAL', 'ACCOUNT', 'TYPE', 'ISSUED', 'ENDS', 'STATE', 'CERTIFICATES'], rows);
  });
}

function show(call: Call): Promise<number> {
  const serialNumber = readSerialNumber(call);
  return withStore(call, async (store) => {
    const described = await store.transaction(async (records) => {
      const found = await findCredential(records, serialNumber, Date.now());
      return found && describe(records, found);
    });
    if (!described) return complain(sentences.unknown);
    if (call.isSet('json')) return printJson(described);
    const { certificates, ...rest } = described;
    return printTable(
      ['WHAT', 'VALUE'],
      [
        ...Object.entries(rest).map(([name, value]) => [name, String(value ?? '')]),
        ...certificates.map(({ purpose, serialNumber: serial }) => [`for ${purpose}`, serial]),
      ],
    );
  });
}

/** A person at a time, so that a running issuer never waits for long. */
function revokeUnder(call: Call): Promise<number> {
  const reason = readReason(call.option('reason'));
  const order = { cause: 'administrator', now: Date.now(), note: call.option('note'), reason } as const;
  const dryRun = call.isSet('dry-run');
  return withStore(call, async (store) => {
    const under = await accountsUnder(store, call.given[0] ?? '');
    if (!under.ok) return complain(under.failure);
    const { root, accounts } = under.value;
    let [credentials, people] = [0, 0];
    for (const { id } of accounts) {
      const ended = await store.transaction((records) => revokeAllOf(records, id, { ...order, dryRun }));
      credentials += ended;
      if (ended > 0) people += 1;
    }
    if (call.isSet('json')) return printJson({ root, credentials, people, dryRun });
    const what = `credentials: ${credentials}, people: ${people}\n`;
    return print(dryRun ? `Nothing was changed. What would be revoked for good: ${what}` : `Revoked for good: ${what}`);
  });
}

/** How many of an account's credentials it ends, or would end. */
async function revokeAllOf(
  records: Records,
  accountId: string,
  { dryRun, ...order }: LifeOrder & { readonly reason: RevocationReason; readonly dryRun: boolean },
): Promise<number> {
  let count = 0;
  // Nothing more is given to its person meanwhile.
  await records.accounts.hold(accountId);
  for (const issued of await records.issued.ofAccount(accountId)) {
    const { state } = await describeCredential(records, issued, order.now);
    if (state !== 'active' && state !== 'suspended') continue;
    if (dryRun || (await revokeCredential(records, issued.serialNumber, order)).ok) count += 1;
  }
  return count;
}

type Change = (records: Records, serialNumber: string, order: LifeOrder) => Promise<Result<Credential, LifeFailure>>;

function change(call: Call, make: Change): Promise<number> {
  const serialNumber = readSerialNumber(call);
  const order: LifeOrder = { cause: 'administrator', now: Date.now(), note: call.option('note') };
  return withStore(call, async (store) => {
    const outcome = await store.transaction((records) => make(records, serialNumber, order));
    if (call.isSet('json')) {
      printJson(outcome.ok ? { serialNumber, state: outcome.value.state } : { serialNumber, failure: outcome.failure });
      return outcome.ok ? 0 : 1;
    }
    if (!outcome.ok) return complain(sentences[outcome.failure]);
    return print(`${serialNumber} is now ${outcome.value.state}\n`);
  });
}

const sentences: Readonly<Record<LifeFailure, string>> = {
  unknown: 'No credential with this serial number was made here.',
  alreadyRevoked: 'It was revoked before, and that is for good.',
  alreadySuspended: 'It is suspended already.',
  notSuspended: 'It is not suspended.',
  expired: 'It has expired.',
};

function readReason(text = 'unspecified'): RevocationReason {
  const reason = revocationReasons.find((known) => known === text);
  if (!reason) throw new UsageError(`--reason must be one of ${revocationReasons.join(', ')}`);
  return reason;
}

function readSerialNumber({ given: [text = ''] }: Call): string {
  const digits = text.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{1,40}$/.test(digits))
    throw new UsageError('SERIAL must be hexadecimal, as `credentials list` has it');
  return digits.replace(/^0+(?=.)/, '');
}

type Described = Awaited<ReturnType<typeof describe>>;

async function readAll(store: Store): Promise<readonly Described[]> {
  const all: Described[] = [];
  for (;;) {
    const last = all.at(-1)?.serialNumber ?? '';
    const page = await store.transaction(async (records) =>
      describeAll(records, await records.issued.after(last, pageSize)),
    );
    if (page.length === 0) return all;
    all.push(...page);
  }
}

async function ofPerson(store: Store, text: string): Promise<Result<readonly Described[], string>> {
  const listed = await store.transaction((records) => ofAccount(records, text));
  return listed ? ok(listed) : failed(`There is no account ${text}.`);
}

async function ofRoot(store: Store, text: string): Promise<Result<readonly Described[], string>> {
  const under = await accountsUnder(store, text);
  if (!under.ok) return under;
  const all: Described[] = [];
  for (const { id } of under.value.accounts) all.push(...(await store.transaction((records) => ofOne(records, id))));
  return ok(all);
}

async function ofOne(records: Records, accountId: string): Promise<readonly Described[]> {
  return describeAll(records, await records.issued.ofAccount(accountId));
}

/** Those of a person, whichever roots vouch for the account; undefined when there is none. */
async function ofAccount(records: Records, text: string): Promise<readonly Described[] | undefined> {
  const byId = await records.accounts.get(text);
  const identifier = parseIdentifier(text);
  const named = identifier ? await records.accounts.named(identifier.value) : [];
  const accounts = byId ? [byId] : named.filter(({ kind }) => kind === identifier?.kind);
  if (accounts.length === 0) return undefined;
  const issued = await Promise.all(accounts.map(({ id }) => records.issued.ofAccount(id)));
  return describeAll(records, issued.flat());
}

function describeAll(records: Records, issued: readonly IssuedRecord[]): Promise<readonly Described[]> {
  return Promise.all(issued.map(async (one) => describe(records, await describeCredential(records, one, Date.now()))));
}

async function describe(records: Records, { issued, state, revocation }: Credential) {
  const account = await records.accounts.get(issued.accountId);
  const certificates = await records.issued.allOfActivation(issued.activationId);
  const isEnded = state === 'revoked' || state === 'suspended';
  return {
    serialNumber: issued.serialNumber,
    account: account?.identifier ?? issued.accountId,
    type: issued.credentialType,
    subject: issued.subject,
    issued: timeText(issued.issuedAt),
    ends: timeText(issued.notAfter),
    state,
    certificates: certificates.map(({ purpose, serialNumber }) => ({ purpose, serialNumber })),
    ...(isEnded &&
      revocation && { since: timeText(revocation.revokedAt), reason: revocation.reason, by: revocation.cause }),
  };
}
