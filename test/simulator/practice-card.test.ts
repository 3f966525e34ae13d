// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Slot } from '../../simulator/piv-contents.ts';
import { makePracticeCard, type PracticeCard, type PracticeCardOptions } from '../../simulator/practice-card.ts';
import { makePracticePki, testPolicies } from '../../simulator/practice-pki.ts';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import {
  findExtension,
  parseAlternativeName,
  parseCertificatePolicies,
  parseExtendedKeyUsage,
  parseKeyUsage,
} from '../../x509/extensions.ts';
import { fascN, readUserPrincipalName } from '../../x509/general-name.ts';
import { attributeText } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { pemOf } from './pem.ts';

const make = (options: PracticeCardOptions = {}) => makePracticeCard({ algorithm: 'p256', ...options });

it.each(['rsa2048', 'p256', 'p384'] as const)(
  'has a PIV authentication certificate that OpenSSL accepts (%s)',
  async (algorithm) => {
    const card = await makePracticeCard({ algorithm, slots: [0x9a] });
    expect(opensslVerify(card, '-policy', testPolicies.pivAuthentication, '-explicit_policy')).toContain('OK');
  },
);

it('names the person and the card in the PIV authentication certificate', async () => {
  const { certificates, identity } = await make();
  const certificate = parse(certificates, 0x9a);
  const names = parseAlternativeName(extensionValue(certificate, oids.subjectAltName));
  expect(names.map(readUserPrincipalName).find(Boolean)).toBe('practice.cardholder@pivot.example');
  expect(names).toContainEqual(fascN(identity.fascN));
  expect(names).toContainEqual({ type: 'rfc822Name', value: 'practice.cardholder@pivot.example' });
  const uuid = names
    .find((name) => name.type === 'uri')
    ?.value.replace('urn:uuid:', '')
    .replaceAll('-', '');
  expect(uuid).toBe(Buffer.from(identity.guid).toString('hex'));
  expect(parseExtendedKeyUsage(extensionValue(certificate, oids.extKeyUsage))).toEqual([
    oids.clientAuth,
    oids.smartCardLogon,
  ]);
  expect(certificate.notAfter.getTime()).toBeLessThanOrEqual(identity.expires.getTime());
});

it('keeps what each slot is for apart, by key usage and test policy', async () => {
  const { certificates } = await make();
  const seen = ([0x9a, 0x9c, 0x9d, 0x9e] as const).map((slot) => {
    const certificate = parse(certificates, slot);
    const [policy] = parseCertificatePolicies(extensionValue(certificate, oids.certificatePolicies));
    return [[...parseKeyUsage(extensionValue(certificate, oids.keyUsage))].join(), policy?.oid];
  });
  expect(seen).toEqual([
    ['digitalSignature', testPolicies.pivAuthentication],
    ['digitalSignature,nonRepudiation', testPolicies.hardware],
    ['keyAgreement', testPolicies.hardware],
    ['digitalSignature', testPolicies.cardAuthentication],
  ]);
});

it('belongs to the practice organisation in all its certificates', async () => {
  const { certificates, pki } = await make();
  const all = [
    ...certificates.values(),
    pki.root.certificate,
    pki.intermediate.certificate,
    pki.contentSigner.certificate,
  ];
  for (const certificate of all.map(parseCertificate))
    expect(attributeText(certificate.subject, 'organization')).toBe('Pivot practice');
});

it.each([
  ['expired', 'certificate has expired'],
  ['notYetValid', 'certificate is not yet valid'],
] as const)('can have a certificate that is %s', async (validity, words) => {
  const card = await make({ validity, slots: [0x9a] });
  expect(opensslVerify(card)).toContain(words);
});

it('is foreign to every PKI but its own', async () => {
  const card = await make({ slots: [0x9a] });
  expect(opensslVerify({ ...card, pki: makePracticePki() })).toContain('unable to get local issuer certificate');
});

it('can lack the PIV authentication certificate or its policy, or carry a derived one', async () => {
  const without = await make({ withoutCertificate: [0x9a] });
  expect([...without.certificates.keys()]).toEqual([0x9c, 0x9d, 0x9e]);
  const plain = await make({ policies: [], slots: [0x9a] });
  expect(findExtension(parse(plain.certificates, 0x9a).extensions, oids.certificatePolicies)).toBeUndefined();
  const derived = await make({ policies: [testPolicies.derivedAuthentication], slots: [0x9a] });
  expect(
    parseCertificatePolicies(extensionValue(parse(derived.certificates, 0x9a), oids.certificatePolicies)),
  ).toMatchObject([{ oid: testPolicies.derivedAuthentication }]);
});

function opensslVerify({ certificates, pki }: PracticeCard, ...options: string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-verify-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = (name: string, certificate: Uint8Array | undefined): string => {
    writeFileSync(path.join(folder, name), pemOf(certificate));
    return path.join(folder, name);
  };
  const args = [
    ...['-x509_strict', '-CAfile', file('root', pki.root.certificate), ...options],
    ...['-untrusted', file('intermediate', pki.intermediate.certificate), file('card', certificates.get(0x9a))],
  ];
  try {
    return execFileSync('openssl', ['verify', ...args], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return String((error as { stderr: string }).stderr);
  }
}

function parse(certificates: ReadonlyMap<number, Uint8Array>, slot: Slot): Certificate {
  const certificate = certificates.get(slot) ?? new Uint8Array();
  expect(new X509Certificate(certificate).raw).toEqual(Buffer.from(certificate));
  return parseCertificate(certificate);
}

function extensionValue({ extensions }: Certificate, oid: string): Uint8Array {
  return findExtension(extensions, oid)?.value ?? new Uint8Array();
}
