// SPDX-License-Identifier: Apache-2.0
// `phones …`: the phones that people have enrolled, and their end.

import type { Phone } from '../phones/phone.ts';
import { credentialsOn, endPhone } from '../phones/registry.ts';
import type { Records, Store } from '../records.ts';
import type { Call, Command } from './command.ts';
import { complain, print, printJson, printTable, timeText } from './output.ts';
import { withStore } from './stored.ts';

/** The commands. PHONE is an id as `phones list` has it. */
export const phoneCommands: readonly Command[] = [
  { usage: 'phones list', summary: 'list the phones that people have enrolled', run: list },
  { usage: 'phones show PHONE', summary: 'show one phone, and what is on it', run: show },
  {
    usage: 'phones remove PHONE',
    summary: 'remove a phone, and revoke what is on it',
    run: (call) => end(call, 'removed'),
  },
  {
    usage: 'phones lost PHONE',
    summary: 'report a phone lost: what is on it is revoked as compromised',
    run: (call) => end(call, 'lost'),
  },
];

/** How many are read in one transaction, so that a running issuer never waits for long. */
const pageSize = 500;

function list(call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const all = await readAll(store);
    if (call.isSet('json')) return printJson(all);
    const rows = all.map(({ id, account, name, kind, enrolled, contact, state }) => {
      return [id, account, name, kind, enrolled, contact, state];
    });
    return printTable(['PHONE', 'ACCOUNT', 'NAME', 'KIND', 'ENROLLED', 'LAST CONTACT', 'STATE'], rows);
  });
}

function show(call: Call): Promise<number> {
  const [id = ''] = call.given;
  return withStore(call, async (store) => {
    const described = await store.transaction(async (records) => {
      const phone = await records.phones.get(id);
      if (!phone) return undefined;
      const credentials = (await credentialsOn(records, phone)).map(({ serialNumber }) => serialNumber);
      return { ...(await describe(records, phone)), credentials };
    });
    if (!described) return complain(unknown);
    if (call.isSet('json')) return printJson(described);
    const { credentials, ...rest } = described;
    const rows = Object.entries({ ...rest, credentials: credentials.join(', ') });
    return printTable(
      ['WHAT', 'VALUE'],
      rows.map(([name, value]) => [name, String(value ?? '')]),
    );
  });
}

function end(call: Call, state: 'removed' | 'lost'): Promise<number> {
  const [id = ''] = call.given;
  const order = { state, cause: 'administrator', now: Date.now() } as const;
  return withStore(call, async (store) => {
    const outcome = await store.transaction((records) => endPhone(records, id, order));
    if (call.isSet('json')) {
      printJson(outcome.ok ? { id, state } : { id, failure: outcome.failure });
      return outcome.ok ? 0 : 1;
    }
    if (!outcome.ok) return complain(outcome.failure === 'unknown' ? unknown : 'It was ended before.');
    return print(`${id} is now ${state}; what was on it is revoked\n`);
  });
}

const unknown = 'No phone with this id was enrolled here.';

async function readAll(store: Store): Promise<readonly Awaited<ReturnType<typeof describe>>[]> {
  const all: Awaited<ReturnType<typeof describe>>[] = [];
  for (;;) {
    const last = all.at(-1)?.id ?? '';
    const page = await store.transaction(async (records) =>
      Promise.all((await records.phones.after(last, pageSize)).map((phone) => describe(records, phone))),
    );
    if (page.length === 0) return all;
    all.push(...page);
  }
}

async function describe(records: Records, { id, accountId, name, kind, ...phone }: Phone) {
  const account = await records.accounts.get(accountId);
  return {
    id,
    account: account?.identifier ?? accountId,
    name,
    kind,
    enrolled: timeText(phone.enrolledAt),
    contact: timeText(phone.contactAt),
    state: phone.state,
    ...(phone.endedAt !== undefined && { ended: timeText(phone.endedAt) }),
  };
}
