// SPDX-License-Identifier: Apache-2.0
// What a journey leaves for others to check beside the log-in that the station keeps: the certificate and its chain.

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Phone } from './phone.ts';

const run = promisify(execFile);

/** `certificate.pem`: downloaded from the phone's last page, as the person would. */
export async function saveCertificate({ page }: Phone, folder: string): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the certificate' }).click(),
  ]);
  const bytes = await readFile(await download.path());
  const pem = bytes.toString('latin1').startsWith('-----BEGIN')
    ? bytes.toString('latin1')
    : `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  await writeFile(path.join(folder, 'certificate.pem'), pem);
}

/** `chain.pem`: the issuing CA up to the root, as any EST client gets them (RFC 7030, 4.1). */
export async function saveChain({ page }: Phone, folder: string): Promise<void> {
  const body = await page.evaluate(async () => await (await fetch('/.well-known/est/cacerts')).text());
  const openssl = run('openssl', ['pkcs7', '-inform', 'DER', '-print_certs']);
  openssl.child.stdin?.end(Buffer.from(body, 'base64'));
  const { stdout } = await openssl;
  const chain = stdout.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----\n/g) ?? [];
  await writeFile(path.join(folder, 'chain.pem'), chain.join(''));
}
