// SPDX-License-Identifier: Apache-2.0
// An HTTPS server on loopback with a certificate of its own, whose answers a test gives.

import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { issueCertificate, makePracticePki, practiceName } from '../../simulator/practice-pki.ts';
import { extendedKeyUsage, subjectAlternativeName } from '../../x509/extensions.ts';
import { oids } from '../../x509/oids.ts';

export interface Identity {
  readonly key: string;
  readonly certificate: string;
  readonly root: string;
}

/** A TLS certificate for `host` under a root of its own. */
export function makeIdentity(host = 'localhost'): Identity {
  const { root } = makePracticePki();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const now = Date.now();
  const certificate = issueCertificate(root, {
    subject: practiceName({ type: 'commonName', value: host }),
    publicKey: createPublicKey(privateKey),
    notBefore: new Date(now - 60_000),
    notAfter: new Date(now + 3_600_000),
    extensions: [subjectAlternativeName([{ type: 'dNSName', value: host }]), extendedKeyUsage(oids.serverAuth)],
  });
  const pem = (der: Uint8Array) => new X509Certificate(der).toString();
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { key, certificate: pem(certificate), root: pem(root.certificate) };
}

export type Answer = (request: IncomingMessage & { readonly body: string }, response: ServerResponse) => void;

export interface TestServer {
  readonly origin: string;
  readonly port: number;
  /** What it was asked, as `METHOD path`. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Serves until it is closed. */
export async function serve(identity: Identity, answer: Answer, port = 0): Promise<TestServer> {
  const asked: string[] = [];
  const server = https.createServer({ key: identity.key, cert: identity.certificate }, async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    answer(Object.assign(request, { body }), response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: found } = server.address() as AddressInfo;
  return {
    origin: `https://localhost:${found}`,
    port: found,
    asked,
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** Answers with JSON. */
export function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
