// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { crlRevocation } from '../../issuer/trust/crl-revocation.ts';
import { validatePath } from '../../issuer/trust/validate-path.ts';
import type { ValidationResult } from '../../issuer/trust/validation.ts';
import type { Certificate } from '../../x509/certificate.ts';
import {
  type CertificateRevocationList,
  deltaCrlIndicator,
  issuingDistributionPoint,
  type ReasonFlag,
} from '../../x509/crl.ts';
import { der } from '../../x509/der.ts';
import { basicConstraints, crlDistributionPoints, extension, keyUsage } from '../../x509/extensions.ts';
import { encodeGeneralName } from '../../x509/general-name.ts';
import { oids } from '../../x509/oids.ts';
import { certify, newAuthority, newKeys, newRoot, now, revoke } from './authority.ts';
import { fixedCrls } from './fixed-crls.ts';

const root = newRoot('Practice Root');
const authority = newAuthority(root, 'Practice CA', { serialNumber: 2 });
const card = certify(authority, { serialNumber: 3 });
const rootCrl = revoke(root, []);
const entry = { serialNumber: 3, revokedAt: new Date('2026-05-01T00:00:00Z') };

function validate(
  crls: readonly CertificateRevocationList[],
  { certificate = card, others = [] }: { certificate?: Certificate; others?: readonly Certificate[] } = {},
): Promise<ValidationResult> {
  return validatePath({
    certificate: certificate.bytes,
    intermediates: [authority.certificate, ...others],
    anchors: [root.certificate],
    at: now,
    revocation: crlRevocation(fixedCrls(crls)),
  });
}

async function codeOf(...question: Parameters<typeof validate>): Promise<string> {
  const result = await validate(...question);
  return result.ok ? 'trusted' : result.code;
}

describe('revocation by CRL', () => {
  it('trusts a certificate that no CRL lists', async () => {
    expect(await codeOf([rootCrl, revoke(authority, [])])).toBe('trusted');
  });

  it('refuses a listed certificate with the reason and time', async () => {
    const result = await validate([rootCrl, revoke(authority, [{ ...entry, reason: 'keyCompromise' }])]);
    expect(result).toMatchObject({ ok: false, code: 'revoked' });
    expect(result.ok ? '' : result.detail).toContain('keyCompromise, 2026-05-01');
  });

  it('refuses a certificate below a revoked authority', async () => {
    const revoked = revoke(root, [{ ...entry, serialNumber: 2 }]);
    expect(await codeOf([revoked, revoke(authority, [])])).toBe('revoked');
  });

  it('refuses a certificate on hold', async () => {
    expect(await codeOf([rootCrl, revoke(authority, [{ ...entry, reason: 'certificateHold' }])])).toBe('revoked');
  });

  it('takes nothing off a complete CRL: that is for deltas (RFC 5280 5.3.1)', async () => {
    expect(await codeOf([rootCrl, revoke(authority, [{ ...entry, reason: 'removeFromCRL' }])])).toBe('revoked');
  });

  it('does not know by a CRL that names other issuers without being one for others', async () => {
    const hidden = revoke(authority, [{ ...entry, serialNumber: 9, certificateIssuer: root.subject }, entry]);
    expect(await codeOf([rootCrl, hidden])).toBe('revocationUnknown');
  });

  it('believes the newest CRL, in whatever order they come', async () => {
    const crls = [revoke(authority, [], { number: 1 }), revoke(authority, [entry], { number: 2 })];
    expect(await codeOf([rootCrl, ...crls])).toBe('revoked');
    expect(await codeOf([...crls.reverse(), rootCrl])).toBe('revoked');
  });

  it('does not know without a CRL for every certificate of the path', async () => {
    expect(await codeOf([])).toBe('revocationUnknown');
    expect(await codeOf([rootCrl])).toBe('revocationUnknown');
    expect(await codeOf([revoke(authority, [])])).toBe('revocationUnknown');
  });

  it('does not know from a CRL that is out of date', async () => {
    const stale = revoke(authority, [], { nextUpdate: new Date('2026-05-31T00:00:00Z') });
    const result = await validate([rootCrl, stale]);
    expect(result.ok ? '' : result.detail).toContain('out of date');
  });

  it('does not know from a CRL that somebody else signed', async () => {
    const impostor = newAuthority(newRoot('Another Root'), 'Practice CA');
    expect(await codeOf([rootCrl, revoke(impostor, [])])).toBe('revocationUnknown');
    expect(await codeOf([rootCrl, revoke(impostor, [])], { others: [impostor.certificate] })).toBe('revocationUnknown');
  });

  it('does not know from a CRL of an authority that may not sign CRLs', async () => {
    const mute = newAuthority(root, 'Mute CA', {
      extensions: [basicConstraints({ ca: true }), keyUsage('keyCertSign')],
    });
    const certificate = certify(mute);
    expect(await codeOf([rootCrl, revoke(mute, [])], { certificate, others: [mute.certificate] })).toBe(
      'revocationUnknown',
    );
  });

  it('does not know from a CRL with a critical extension that is not known', async () => {
    const odd = revoke(authority, [], { extensions: [extension('1.2.3.4', der.null(), 'critical')] });
    expect(await codeOf([rootCrl, odd])).toBe('revocationUnknown');
  });

  it('takes a CRL that the authority signed with its new key', async () => {
    const renewed = newAuthority(root, 'Practice CA', { serialNumber: 4, keys: newKeys() });
    expect(await codeOf([rootCrl, revoke(renewed, [entry])], { others: [renewed.certificate] })).toBe('revoked');
    expect(await codeOf([rootCrl, revoke(renewed, [])], { others: [renewed.certificate] })).toBe('trusted');
    const rootRevokes = revoke(root, [{ ...entry, serialNumber: 4 }]);
    expect(await codeOf([rootRevokes, revoke(renewed, [])], { others: [renewed.certificate] })).toBe(
      'revocationUnknown',
    );
  });
});

describe('a CRL with a scope', () => {
  it('for authorities says nothing about a person, and the other way round', async () => {
    const scoped = (only: 'userCertificates' | 'caCertificates') => [issuingDistributionPoint({ only })];
    expect(await codeOf([rootCrl, revoke(authority, [], { extensions: scoped('caCertificates') })])).toBe(
      'revocationUnknown',
    );
    expect(await codeOf([rootCrl, revoke(authority, [], { extensions: scoped('userCertificates') })])).toBe('trusted');
    const users = revoke(root, [], { extensions: scoped('userCertificates') });
    expect(await codeOf([users, revoke(authority, [])])).toBe('revocationUnknown');
  });

  it('for some reasons is not enough until all reasons are covered', async () => {
    const some = (...onlySomeReasons: ReasonFlag[]) => [issuingDistributionPoint({ onlySomeReasons })];
    const compromise = revoke(authority, [], { extensions: some('keyCompromise', 'cACompromise') });
    const rest = revoke(authority, [], {
      extensions: some(
        'affiliationChanged',
        'superseded',
        'cessationOfOperation',
        'certificateHold',
        'privilegeWithdrawn',
        'aACompromise',
      ),
    });
    const result = await validate([rootCrl, compromise]);
    expect(result.ok ? '' : result.detail).toContain('do not cover all reasons');
    expect(await codeOf([rootCrl, compromise, rest])).toBe('trusted');
  });

  it('for one distribution point speaks for the certificates that name it', async () => {
    const point = 'http://pivot.example/1.crl';
    const certificate = certify(authority, { serialNumber: 3, extensions: [crlDistributionPoints(point)] });
    const at = (uri: string) => revoke(authority, [], { extensions: [issuingDistributionPoint({ uris: [uri] })] });
    expect(await codeOf([rootCrl, at(point)], { certificate })).toBe('trusted');
    expect(await codeOf([rootCrl, at('http://pivot.example/2.crl')], { certificate })).toBe('revocationUnknown');
    expect(await codeOf([rootCrl, at(point)])).toBe('revocationUnknown');
  });

  it('of another issuer speaks only if the certificate names that issuer and the CRL is indirect', async () => {
    const signer = newAuthority(root, 'CRL Issuer', { serialNumber: 5, extensions: [keyUsage('cRLSign')] });
    const extensions = [keyUsage('digitalSignature'), delegatedTo(signer.subject)];
    const certificate = certify(authority, { serialNumber: 3, extensions });
    const others = [signer.certificate];
    const indirect = { extensions: [issuingDistributionPoint({ indirect: true })] };
    const listed = { ...entry, certificateIssuer: authority.subject };
    expect(await codeOf([rootCrl, revoke(signer, [], indirect)], { certificate, others })).toBe('trusted');
    expect(await codeOf([rootCrl, revoke(signer, [listed], indirect)], { certificate, others })).toBe('revoked');
    expect(await codeOf([rootCrl, revoke(signer, [entry], indirect)], { certificate, others })).toBe('trusted');
    expect(await codeOf([rootCrl, revoke(signer, [])], { certificate, others })).toBe('revocationUnknown');
    expect(await codeOf([rootCrl, revoke(signer, [], indirect)], { others })).toBe('revocationUnknown');
  });
});

describe('a delta CRL', () => {
  const delta = (number: number, base: number, entries: Parameters<typeof revoke>[1]) =>
    revoke(authority, entries, { number, extensions: [deltaCrlIndicator(base)] });
  const complete = revoke(authority, [], { number: 5 });

  it('adds to the complete CRL', async () => {
    expect(await codeOf([rootCrl, complete, delta(6, 5, [entry])])).toBe('revoked');
    expect(await codeOf([rootCrl, complete, delta(6, 5, [])])).toBe('trusted');
  });

  it('takes a certificate off hold', async () => {
    const held = revoke(authority, [{ ...entry, reason: 'certificateHold' }], { number: 5 });
    expect(await codeOf([rootCrl, held, delta(6, 5, [{ ...entry, reason: 'removeFromCRL' }])])).toBe('trusted');
  });

  it('takes off hold only whom it does not list again', async () => {
    const [off, on] = [{ ...entry, reason: 'removeFromCRL' } as const, { ...entry, reason: 'keyCompromise' } as const];
    expect(await codeOf([rootCrl, complete, delta(6, 5, [off, on])])).toBe('revoked');
    expect(await codeOf([rootCrl, complete, delta(6, 5, [on, off])])).toBe('revoked');
  });

  it('counts only the newest of them', async () => {
    const released = delta(7, 5, [{ ...entry, reason: 'removeFromCRL' }]);
    expect(await codeOf([rootCrl, complete, delta(6, 5, [entry]), released])).toBe('trusted');
  });

  it('is passed over when it is older than the complete CRL or builds on a later one', async () => {
    expect(await codeOf([rootCrl, complete, delta(4, 3, [entry])])).toBe('trusted');
    expect(await codeOf([rootCrl, complete, delta(9, 8, [entry])])).toBe('trusted');
  });

  it('alone says nothing', async () => {
    expect(await codeOf([rootCrl, delta(6, 5, [])])).toBe('revocationUnknown');
  });
});

/** cRLDistributionPoints with a cRLIssuer alone (RFC 5280 4.2.1.13). */
function delegatedTo(issuer: Uint8Array): Uint8Array {
  const name = encodeGeneralName({ type: 'directoryName', name: issuer });
  return extension(oids.cRLDistributionPoints, der.sequence(der.sequence(der.explicit(2, name))), 'notCritical');
}
