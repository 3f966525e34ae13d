// SPDX-License-Identifier: Apache-2.0
// What a certificate says about itself and cannot be: an authority without a name, one that is none and signs.

import { describe, expect, it } from 'vitest';
import { readTrustFile } from '../../issuer/anchors/import.ts';
import { validatePath } from '../../issuer/trust/validate-path.ts';
import type { ValidationRequest } from '../../issuer/trust/validation.ts';
import { der } from '../../x509/der.ts';
import {
  basicConstraints,
  certificatePolicies,
  extendedKeyUsage,
  extension,
  inhibitAnyPolicy,
  keyUsage,
  nameConstraints,
  policyConstraints,
  subjectAlternativeName,
} from '../../x509/extensions.ts';
import { encodeName } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { type Authority, authorityExtensions, certify, newAuthority, newRoot, now, type Wishes } from './authority.ts';

const root = newRoot('Practice Root');
const nobody = encodeName([]);
const mail = { type: 'rfc822Name', value: 'person@example.org' } as const;

/** `trusted`, or the whole refusal. */
async function outcomeOf(card: Wishes, above: Authority = root, wishes: Partial<ValidationRequest> = {}) {
  const result = await validatePath({
    certificate: certify(above, card).bytes,
    intermediates: above === root ? [] : [above.certificate],
    anchors: [root.certificate],
    at: now,
    revocation: 'none',
    ...wishes,
  });
  return result.ok ? 'trusted' : `${result.code}: ${result.detail}`;
}

/** What comes of a card right below a root like this, whose certificate is the anchor. */
function belowRoot(extensions: readonly Uint8Array[], card: Wishes = {}, wishes: Partial<ValidationRequest> = {}) {
  const own = newRoot('Own Root', { extensions });
  return outcomeOf(card, own, { anchors: [own.certificate], intermediates: [], ...wishes });
}

describe('a certificate that contradicts itself', () => {
  it.each<[string, Wishes]>([
    ['its serial number is longer than 20 bytes', { serialNumber: 2n ** 160n }],
    ['it has no name', { subject: nobody, extensions: [subjectAlternativeName([mail])] }],
    ['it has no name', { subject: nobody }],
    ['it may sign certificates', { extensions: [keyUsage('digitalSignature', 'keyCertSign')] }],
    ['it limits paths', { extensions: [basicConstraints({ ca: false, pathLength: 0 })] }],
    ['it limits paths', { extensions: [basicConstraints({ ca: true, pathLength: 0 }), keyUsage('cRLSign')] }],
    ['it constrains names', { extensions: [nameConstraints({ permitted: [mail] })] }],
  ])('is refused: %s', async (words, card) => {
    expect(await outcomeOf(card)).toMatch(new RegExp(`^ruleBroken: .*\\(${words}.*RFC 5280 4`));
  });

  it('is refused where it belongs to an authority, and what an authority without a name has issued', async () => {
    const nameless = newAuthority(root, '', { subject: nobody });
    expect(await outcomeOf({}, nameless)).toContain('ruleBroken');
    const rootWithoutName = newRoot('', { issuer: nobody });
    expect(await outcomeOf({}, rootWithoutName, { anchors: [rootWithoutName.certificate] })).toContain('ruleBroken');
  });

  it('is refused when a critical extension cannot be read', async () => {
    const unreadable = extension(oids.cRLDistributionPoints, der.sequence(), 'critical');
    expect(await outcomeOf({ extensions: [unreadable] })).toContain('malformed');
  });
});

describe('a certificate that is unusual', () => {
  it.each<[string, Wishes]>([
    ['the serial number 0, which is to be handled gracefully (RFC 5280 4.1.2.2)', { serialNumber: 0 }],
    ['a serial number of 20 bytes', { serialNumber: 2n ** 160n - 1n }],
    [
      'no name but a critical one in its stead',
      {
        subject: nobody,
        extensions: [subjectAlternativeName([mail], 'critical')],
      },
    ],
  ])('is trusted with %s', async (_, card) => {
    expect(await outcomeOf(card)).toBe('trusted');
  });
});

describe('an anchor', () => {
  it('has to say that it is an authority', async () => {
    expect(await belowRoot(authorityExtensions())).toBe('trusted');
    expect(await belowRoot([])).toContain('notCertificateAuthority');
    expect(await belowRoot([keyUsage('digitalSignature')])).toContain('notCertificateAuthority');
  });

  it('vouches for the purposes that it names', async () => {
    const purposes = authorityExtensions(extendedKeyUsage(oids.emailProtection));
    const card = { extensions: [extendedKeyUsage(oids.clientAuth, oids.emailProtection)] };
    expect(await belowRoot(purposes, card, { extendedKeyUsage: oids.emailProtection })).toBe('trusted');
    expect(await belowRoot(purposes, card, { extendedKeyUsage: oids.clientAuth })).toContain('wrongUsage');
  });

  it('constrains policies (RFC 5937 3.2)', async () => {
    const explicit = authorityExtensions(policyConstraints({ requireExplicitPolicy: 0 }));
    expect(await belowRoot(explicit)).toContain('policyMissing');
    expect(await belowRoot(explicit, { extensions: [certificatePolicies('1.2.3')] })).toBe('trusted');
    const any = { extensions: [certificatePolicies(oids.anyPolicy)] };
    expect(await belowRoot(authorityExtensions(), any, { requiredPolicies: ['1.2.3'] })).toBe('trusted');
    const inhibited = authorityExtensions(inhibitAnyPolicy(0));
    expect(await belowRoot(inhibited, any, { requiredPolicies: ['1.2.3'] })).toContain('policyMissing');
  });
});

it('is no root when only one of our reader and OpenSSL’s can read it, and its administrator is told', () => {
  const odd = der.sequence(der.set(der.sequence(der.oid('1.2.3'), der.null())));
  const { bytes } = certify(root, { subject: odd, extensions: authorityExtensions() });
  expect(readTrustFile(bytes, 0)).toEqual({ ok: false, failure: expect.stringContaining('OpenSSL cannot read') });
});
