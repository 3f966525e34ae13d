// SPDX-License-Identifier: Apache-2.0
// Keys as files for the phone's system and its mail program. Loaded only where they are wanted.

import { failed, ok, type Result } from '../../../contract/result.ts';
import { parseCertificate } from '../../../x509/certificate.ts';
import type { Bytes } from '../../../x509/der.ts';
import { encodePkcs12, type Pkcs12Form } from '../../../x509/pkcs12.ts';
import { fromBase64 } from '../base64.ts';
import type { PhoneFailureCode } from '../failures.ts';
import type { StoredEnrolment } from '../key-store.ts';
import { collectMail, type MailKeys } from '../mail.ts';
import type { CertificateFile, CertificateFiles } from '../workflow.ts';
import { webPkcs12Crypto } from './web-crypto.ts';

/** A key with its certificate. */
interface Identity {
  readonly privateKey: CryptoKey;
  readonly certificate: Uint8Array;
  readonly name: string;
}

/**
 * Makes the files that a record still has to give, all under one password: that of its own key where that goes into a
 * file, and those for mail. Each holds one key, because phones take one out of a file. Where the keys for mail are not to
 * be had any more, the person's own is not held back.
 */
export async function makeFiles(
  enrolment: StoredEnrolment,
  form: Pkcs12Form,
): Promise<Result<CertificateFiles, PhoneFailureCode>> {
  const own = ownIdentity(enrolment);
  const mail = enrolment.mail ? await collectMail(enrolment, form) : undefined;
  if (mail && !mail.ok && (!own || mail.failure.kind === 'lost')) return failed(mail.failure.code);
  const keys = mail?.ok ? mail.value : undefined;
  const password = keys?.password ?? newPassword();
  const files = [
    ...(own ? [await fileOf('system', own, form, password)] : []),
    ...(keys ? await mailFiles(keys, form) : []),
  ];
  if (files.length === 0) return failed('storageRefused');
  return ok({ password, files, ...(mail && !mail.ok && { mailProblem: mail.failure.code }) });
}

function ownIdentity({ delivery, keys, certificate, name }: StoredEnrolment): Identity | undefined {
  if (delivery !== 'file' || !keys.privateKey || !certificate) return undefined;
  return { privateKey: keys.privateKey, certificate, name };
}

/** The key for signing goes into a file here; those for encryption come in theirs. */
async function mailFiles({ password, signing, encryption }: MailKeys, form: Pkcs12Form) {
  const [present, ...earlier] = encryption.map(({ issued, file }): CertificateFile => {
    const bytes = fromBase64(file) ?? new Uint8Array();
    return { use: 'earlier', file: bytes, since: issued.notBefore, taken: false };
  });
  return [
    await fileOf('signing', { ...signing, name: 'Mail signing' }, form, password),
    ...(present ? [{ ...present, use: 'encryption' as const }] : []),
    ...earlier,
  ];
}

async function fileOf(
  use: CertificateFile['use'],
  identity: Identity,
  form: Pkcs12Form,
  password: string,
): Promise<CertificateFile> {
  const { notBefore } = parseCertificate(identity.certificate);
  return { use, file: await makeCertificateFile(identity, form, password), since: notBefore.getTime(), taken: false };
}

/** Makes a file from a key that can be exported. */
export async function makeCertificateFile(identity: Identity, form: Pkcs12Form, password: string): Promise<Bytes> {
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', identity.privateKey));
  try {
    // The file's text has characters of two bytes only.
    const name = identity.name.replace(/[\u{10000}-\u{10ffff}]/gu, '');
    const content = { entries: [{ privateKey, certificate: identity.certificate, name }], authorities: [] };
    return await encodePkcs12(webPkcs12Crypto, form, password, content);
  } finally {
    privateKey.fill(0);
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** 26 characters of 5 random bits each: 130. Neither 0 nor 1, which look like letters. The password exists nowhere else. */
export function newPassword(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(26)), (byte) => letters[byte & 31]).join('');
}
