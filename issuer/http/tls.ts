// SPDX-License-Identifier: Apache-2.0
// The TLS certificate of both listeners: the organisation's, by configuration, or one that the issuer's CA makes for
// local use, so that who trusts the CA trusts the listeners too (RFC 7030 2.2 calls this the explicit trust anchor).

import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Authority, publicKeyInfo, readOrMakeKey, toPem } from '../ca/authority.ts';
import { tlsServer } from '../ca/profiles.ts';
import type { Configuration } from '../config.ts';
import { writeOwnerOnlyFile } from '../owner-only-file.ts';

/** Key and certificate chain of a TLS server, and what a client has to trust to accept it, all PEM. */
export interface TlsIdentity {
  readonly key: Buffer | string;
  readonly cert: Buffer | string;
  readonly trust: string;
}

/** The configured identity, or the issuer's own for all hosts under which its listeners are known. */
export function tlsIdentity(configuration: Configuration, authority: Authority, now: number): TlsIdentity {
  const { tls, dataFolder, station, phone } = configuration;
  if (tls) return readTlsFiles(tls);
  const configured = [station, phone].flatMap(({ host, origin }) => [host, origin && new URL(origin).hostname]);
  const hosts = ['localhost', '127.0.0.1', '::1', ...configured.filter((host) => host !== undefined)];
  const names = hosts.map((host) => host.replace(/^\[|\]$/g, '')).filter((host) => host !== '0.0.0.0' && host !== '::');
  return ownTlsIdentity(dataFolder, authority, [...new Set(names)], now);
}

/** The organisation's own certificate and key. */
function readTlsFiles({ certificateFile, keyFile }: { certificateFile: string; keyFile: string }): TlsIdentity {
  const cert = readFileSync(certificateFile);
  return { key: readFileSync(keyFile), cert, trust: cert.toString('utf8') };
}

/** Kept in the data folder; made anew when it is not there, ends soon or lacks one of the hosts. */
function ownTlsIdentity(dataFolder: string, authority: Authority, hosts: readonly string[], now: number): TlsIdentity {
  const key = readOrMakeKey(path.join(dataFolder, 'tls.key'));
  const file = path.join(dataFolder, 'tls.pem');
  const chain = authority.certificate.bytes;
  if (!existsSync(file) || !serves(readFileSync(file), authority, hosts, now)) {
    const { bytes: certificate } = authority.issue(tlsServer(hosts, publicKeyInfo(key), now));
    writeOwnerOnlyFile(file, Buffer.from(toPem(certificate) + toPem(chain)));
  }
  return { key: key.export({ format: 'pem', type: 'pkcs8' }), cert: readFileSync(file), trust: toPem(chain) };
}

const remainder = 30 * 86_400_000;

function serves(pem: Buffer, authority: Authority, hosts: readonly string[], now: number): boolean {
  const certificate = new X509Certificate(pem);
  const covered = (host: string) => certificate.checkHost(host) ?? certificate.checkIP(host);
  return (
    certificate.checkIssued(new X509Certificate(authority.certificate.bytes)) &&
    certificate.validFromDate.getTime() <= now &&
    certificate.validToDate.getTime() - now > remainder &&
    hosts.every((host) => covered(host) !== undefined)
  );
}
