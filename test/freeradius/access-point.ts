// SPDX-License-Identifier: Apache-2.0
// A Wi-Fi network without radio: FreeRADIUS decides who is let in by EAP-TLS (RFC 5216), and eapol_test is access point
// and phone at once.

import { execFile, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { toPem } from '../../issuer/ca/authority.ts';
import type { TestCard } from '../issuer/cards.ts';
import { ownTls } from '../issuer/tls-identity.ts';

/** How FreeRADIUS learns what has been revoked: by CRLs (PEM), or by asking an OCSP responder. */
export type Revocation = { readonly crl: string } | { readonly ocsp: string };

/** A network that is up. */
export interface Network {
  /** What becomes of a phone that shows this credential. */
  join(phone: TestCard): Promise<'accepted' | 'refused'>;
  close(): Promise<void>;
}

const secret = 'between access point and server';

/** Starts the server in an empty folder; it trusts the credentials of this authority (PEM). */
export async function openNetwork(folder: string, authority: string, revocation: Revocation): Promise<Network> {
  mkdirSync(folder);
  const port = await freePort();
  const { identity, ca } = ownTls();
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(path.join(folder, name), content, { mode: 0o600 });
    return path.join(folder, name);
  };
  file('server.key', identity.key);
  file('server.pem', identity.cert);
  file('network-ca.pem', ca);
  file('credentials-ca.pem', 'crl' in revocation ? authority + revocation.crl : authority);
  file('dictionary', '');
  file('radiusd.conf', configurationOf(folder, port, revocation));
  const server = spawn('freeradius', ['-d', folder, '-fxx', '-l', 'stdout'], { stdio: ['ignore', 'pipe', 'pipe'] });
  await ready(server.stdout);
  server.stdout.resume();
  return {
    async join({ certificate, privateKey }) {
      file('phone.pem', toPem(certificate));
      file('phone.key', privateKey.export({ format: 'pem', type: 'pkcs8' }));
      const configuration = file('phone.conf', phoneOf(folder));
      return new Promise((resolve) => {
        const where = ['-a', '127.0.0.1', '-p', String(port), '-s', secret];
        const call = ['-c', configuration, ...where, '-r', '0', '-t', '20'];
        execFile('eapol_test', call, (error) => resolve(error ? 'refused' : 'accepted'));
      });
    },
    async close() {
      if (server.exitCode === null && server.kill('SIGTERM')) await once(server, 'exit');
    },
  };
}

async function ready(output: NodeJS.ReadableStream): Promise<void> {
  const said: string[] = [];
  const lines = createInterface(output);
  for await (const line of lines) {
    if (line.includes('Ready to process requests')) return;
    said.push(line);
  }
  throw new Error(`FreeRADIUS does not start:\n${said.slice(-20).join('\n')}`);
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

/** The server reads a statement a line. */
function configurationOf(folder: string, port: number, revocation: Revocation): string {
  return `
    prefix = /usr
    raddbdir = ${folder}
    libdir = /usr/lib/freeradius
    logdir = ${folder}
    run_dir = ${folder}
    client access-point {
      ipaddr = 127.0.0.1
      secret = "${secret}"
    }
    modules {
      eap {
        default_eap_type = tls
        tls-config credentials {
          private_key_file = ${folder}/server.key
          certificate_file = ${folder}/server.pem
          ca_file = ${folder}/credentials-ca.pem
          tls_min_version = "1.2"
          tls_max_version = "1.2"
          ${'crl' in revocation ? 'check_crl = yes' : askOcsp(revocation.ocsp)}
        }
        tls {
          tls = credentials
        }
      }
    }
    server default {
      listen {
        type = auth
        ipaddr = 127.0.0.1
        port = ${port}
      }
      authorize {
        eap
      }
      authenticate {
        eap
      }
    }
  `;
}

function askOcsp(url: string): string {
  return `ocsp {
    enable = yes
    override_cert_url = yes
    url = "${url}"
    use_nonce = yes
    softfail = no
  }`;
}

function phoneOf(folder: string): string {
  return `network={
    key_mgmt=WPA-EAP
    eap=TLS
    identity="phone"
    ca_cert="${folder}/network-ca.pem"
    client_cert="${folder}/phone.pem"
    private_key="${folder}/phone.key"
  }`;
}
