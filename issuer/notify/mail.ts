// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import type { Configuration } from '../config.ts';
import { readOwnerOnlyFile } from '../owner-only-file.ts';
import type { Letter } from './letter.ts';

/** `refused`: the mail server will never take this one. `failed`: it may later. Each with its words, for the log. */
export type Sent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'failed'; readonly problem: string };

/** A mail server. */
export interface Mailer {
  send(letter: Letter): Promise<Sent>;
}

/** The settings of a mail server. */
export type MailSettings = NonNullable<Configuration['mail']>;

/** The configured mail server, over TLS with a name that is checked. Throws when a file that is named cannot be read. */
export function createMailer(settings: MailSettings, organisation: string): Mailer {
  const { host, port, security, caFile, user, passwordFile, from } = settings;
  const auth =
    user !== undefined && passwordFile !== undefined ? { user, pass: readPassword(passwordFile) } : undefined;
  const ca = caFile === undefined ? undefined : readFileSync(caFile);
  const open = async () => {
    // Loaded with the first letter: most stations' own issuers send none.
    const { createTransport } = await import('nodemailer');
    return createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'startTls',
      ignoreTLS: security === 'none',
      tls: { minVersion: 'TLSv1.2', ...(ca && { ca }) },
      ...(auth && { auth }),
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  let transport: ReturnType<typeof open> | undefined;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send({ id, to, language, subject, text, html }) {
      try {
        transport ??= open();
        await (await transport).sendMail({
          from: { name: organisation, address: from },
          to: { name: '', address: to },
          messageId: `<${id}@${domain}>`,
          subject,
          text,
          html,
          // RFC 3834: nobody's out-of-office answer is wanted.
          headers: { 'auto-submitted': 'auto-generated', 'content-language': language },
        });
        return { kind: 'sent' };
      } catch (error) {
        return { kind: isFinal(error) ? 'refused' : 'failed', problem: problemOf(error) };
      }
    },
  };
}

/** A 5xx about the recipient or the message (RFC 5321 4.2.1); about who we are it is the administrator's to mend. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error && 'responseCode' in error && 'code' in error)) return false;
  const { code, responseCode } = error;
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && Number(responseCode) >= 500;
}

function problemOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').slice(0, 300);
}

function readPassword(file: string): string {
  return readOwnerOnlyFile(file).toString('utf8').trimEnd();
}
