// SPDX-License-Identifier: Apache-2.0
// `credentials …`: what phones have been given, and its end.

import type { Result } from '../../contract/result.ts';
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
import { withStore } from './stored.ts';

const note: CommandOption = { value: 'TEXT', summary: 'kept in the audit log' };

/** The commands. SERIAL is the serial number of one of its certificates in hexadecimal, with or without colons. */
export const credentialCommands: readonly Command[] = [
  {
    usage: 'credentials list',
    summary: 'list what phones have been given',
    options: { account: { value: 'ACCOUNT', summary: 'of one person: a UPN, email:ADDRESS, urn:uuid:UUID or an id' } },
    run: list,
  },
  { usage: 'credentials show SERIAL', summary: 'show one credential', run: show },
  {
    usage: 'credentials revoke SERIAL',
    summary: 'revoke a credential for good',
    options: { reason: { value: 'REASON', summary: `one of ${revocationReasons.join(', ')}` }, note },
    run: (call) => {
      const reason = readReason(call.option('reason'));
      return change(call, (records, serialNumber, order) =>
        revokeCredential(records, serialNumber, { ...order, reason }),
      );
    },
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
  const text = call.option('account');
  return withStore(call, async (store) => {
    const listed =
      text === undefined ? await readAll(store) : await store.transaction((records) => ofAccount(records, text));
    if (!listed) return complain(`There is no account ${text}.`);
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
