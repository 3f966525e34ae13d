// SPDX-License-Identifier: Apache-2.0
// `notifications …`: what people are to be told and have not been yet, and whether mail arrives at all.

import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { identifierText } from '../login/accounts.ts';
import { senderOf, testLetter } from '../notify/letter.ts';
import { createMailer } from '../notify/mail.ts';
import { type Notification, phoneOf } from '../notify/notification.ts';
import type { Records } from '../records.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { complain, print, printJson, printTable, timeText } from './output.ts';
import { withStore } from './stored.ts';

/** The commands. */
export const notificationCommands: readonly Command[] = [
  {
    usage: 'notifications list',
    summary: 'list messages to people that wait, by mail and web push, and those given up in the last 30 days',
    run: list,
  },
  { usage: 'notifications test ADDRESS', summary: 'send a test mail, and say what the mail server answers', run: test },
];

/** More are not of use to a reader. */
const mostListed = 1000;

function list(call: Call): Promise<number> {
  return withStore(call, async (store) => {
    const { found, waiting } = await store.transaction(async (records) => ({
      found: await withAccounts(records, await records.notifications.all(mostListed)),
      waiting: await records.notifications.waiting(),
    }));
    const listed = found.map(({ id, kind, account, target, at, state, attempts, dueAt, problem }) => {
      const next = state === 'waiting' ? timeText(dueAt) : undefined;
      const phone = phoneOf(target);
      const by = phone === undefined ? 'mail' : 'push';
      const to = target === 'administrator' ? target : phone === undefined ? 'person' : 'phone';
      return { id, event: kind, account, by, to, phone, at: timeText(at), state, attempts, next, problem };
    });
    if (call.isSet('json')) return printJson(listed);
    if (listed.length === 0) return print('Nothing waits, and nothing was given up.\n');
    const rows = listed.map(({ event, account, by, to, phone, at, state, attempts, next, problem }) => {
      const way = to === 'person' ? by : `${by} to ${phone ?? to}`;
      return [event, account, way, at, state, String(attempts), next ?? '', problem ?? ''];
    });
    printTable(['EVENT', 'ACCOUNT', 'BY', 'AT', 'STATE', 'TRIES', 'NEXT', 'PROBLEM'], rows);
    return print(`${waiting} waiting\n`);
  });
}

/** Each with the name that its account goes by in other lists. */
function withAccounts(records: Records, found: readonly Notification[]) {
  return Promise.all(
    found.map(async (notification) => {
      const account = await records.accounts.get(notification.accountId);
      return { ...notification, account: account ? identifierText({ ...account, value: account.identifier }) : '' };
    }),
  );
}

async function test(call: Call): Promise<number> {
  const [address = ''] = call.given;
  if (!z.email().safeParse(address).success) throw new UsageError('ADDRESS must be an address of e-mail');
  const configuration = call.configuration();
  const { mail } = configuration;
  if (!mail) return complain('No mail server is configured: see `mail` in docs/issuer.md.');
  const mailer = createMailer(mail, configuration.organisation);
  const sent = await mailer.send(testLetter(senderOf(configuration), address, randomUUID()));
  const server = `${mail.host}:${mail.port}`;
  const code = sent.kind === 'sent' ? 0 : 1;
  if (call.isSet('json')) printJson({ address, server, ...sent });
  else if (sent.kind === 'sent') print(`${server} has taken a test mail to ${address}.\n`);
  else complain(`${server} did not take it: ${sent.problem}`);
  return code;
}
