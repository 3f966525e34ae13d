// SPDX-License-Identifier: Apache-2.0
// A real mail server: Debian's exim4, as nobody in particular, in a folder of its own, reached by way of a port on
// loopback (one exim for each connection, as under inetd). It takes mail for pivot.example over TLS from who knows the
// password, and delivers it into files.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { ConfigurationInput } from '../../issuer/config.ts';
import { ownTls } from './tls-identity.ts';

/** A mail that arrived, decoded by Python's `email`. */
export interface Mail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly language: string;
  readonly id: string;
  readonly text: string;
  readonly html: string;
}

/** The server. */
export interface MailServer {
  /** How an issuer is to be configured that uses it. */
  readonly settings: NonNullable<ConfigurationInput['mail']>;
  /** What was delivered, the oldest first. */
  mails(): readonly Mail[];
  /** Waits for what is being delivered, and removes it all. */
  clear(): Promise<void>;
  /** Drops every connection, until it is called with false. */
  away(isAway: boolean): void;
  close(): Promise<void>;
}

const eximProgram = '/usr/sbin/exim4';
const password = 'a password that is only for tests';

/** Whether this machine has one that can be started. */
export function hasMailServer(): boolean {
  return existsSync(eximProgram);
}

/** Starts it. Mail to `refused@pivot.example` is refused for good, and all to other domains. */
export async function startMailServer(): Promise<MailServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-mail-'));
  const { identity, ca } = ownTls();
  for (const name of ['spool', 'log', 'mail']) mkdirSync(path.join(folder, name));
  const write = (name: string, content: string, mode = 0o600) => {
    writeFileSync(path.join(folder, name), content, { mode });
    return path.join(folder, name);
  };
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const configuration = write('exim.conf', eximConfiguration(folder, idOf(user)), 0o644);
  write('tls.pem', `${identity.cert}`);
  write('tls.key', `${identity.key}`);
  if (user.uid !== undefined) {
    for (const name of ['.', ...readdirSync(folder)]) chownSync(path.join(folder, name), user.uid, user.gid);
  }
  const caFile = write('ca.pem', ca);
  const passwordFile = write('password', password);

  const running = new Set<ChildProcess>();
  let isAway = false;
  const server = createServer({ pauseOnConnect: true }, (socket: Socket) => {
    if (isAway) return socket.destroy();
    const exim = spawn(eximProgram, ['-C', configuration, '-bs', '-odi'], {
      ...user,
      stdio: [socket, socket, 'ignore'],
    });
    running.add(exim);
    exim.on('exit', () => {
      running.delete(exim);
      socket.destroy();
    });
    return exim;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const delivered = path.join(folder, 'mail', 'new');
  let known: { readonly names: readonly string[]; readonly mails: readonly Mail[] } = { names: [], mails: [] };
  const from = 'pivot@pivot.example';
  return {
    settings: { host: 'localhost', port, caFile, user: 'issuer', passwordFile, from },
    mails() {
      const names = namesIn(delivered);
      if (String(names) !== String(known.names))
        known = { names, mails: names.length > 0 ? decodeMails(delivered) : [] };
      return known.mails;
    },
    async clear() {
      await Promise.all([...running].map((exim) => once(exim, 'exit')));
      for (const name of namesIn(delivered)) rmSync(path.join(delivered, name));
    },
    away(away) {
      isAway = away;
    },
    async close() {
      server.close();
      const ended = [...running].map((exim) => once(exim, 'exit'));
      for (const exim of running) exim.kill('SIGTERM');
      await Promise.all(ended);
      rmSync(folder, { recursive: true });
    },
  };
}

function idOf({ uid = process.getuid?.(), gid = process.getgid?.() }: { uid?: number; gid?: number }) {
  return { uid, gid };
}

function eximConfiguration(folder: string, { uid, gid }: ReturnType<typeof idOf>): string {
  return `
primary_hostname = mail.pivot.example
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
exim_user = ${uid}
exim_group = ${gid}
deliver_drop_privilege = true
never_users =
tls_advertise_hosts = *
tls_certificate = ${folder}/tls.pem
tls_privatekey = ${folder}/tls.key
acl_smtp_rcpt = recipient
acl_smtp_data = accept
host_lookup =
rfc1413_query_timeout = 0s
keep_environment =
begin acl
recipient:
  deny message = authentication is needed
    !authenticated = *
  deny message = there is no such person
    local_parts = refused
  accept domains = pivot.example
  deny message = relaying is not permitted
begin routers
everyone:
  driver = accept
  transport = folder
begin transports
folder:
  driver = appendfile
  directory = ${folder}/mail
  maildir_format
  envelope_to_add
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{issuer}}{eq{$auth3}{${password}}}}}
  server_set_id = $auth2
  server_advertise_condition = \${if def:tls_in_cipher}
`;
}

const decode = `
import email, email.policy, json, os, sys
mails = []
for name in sorted(os.listdir(sys.argv[1])):
    with open(os.path.join(sys.argv[1], name), 'rb') as file:
        mail = email.message_from_binary_file(file, policy=email.policy.default)
    if mail.defects: raise Exception(mail.defects)
    mails.append({
        'to': mail['envelope-to'], 'from': mail['from'], 'subject': mail['subject'],
        'language': mail['content-language'], 'id': mail['message-id'],
        'text': mail.get_body(('plain',)).get_content(), 'html': mail.get_body(('html',)).get_content()})
print(json.dumps(mails))
`;

function decodeMails(folder: string): readonly Mail[] {
  return JSON.parse(execFileSync('python3', ['-c', decode, folder], { encoding: 'utf8' })) as Mail[];
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
