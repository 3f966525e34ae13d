// SPDX-License-Identifier: Apache-2.0
// NIST's test suite for certification path validation (PKITS), run over issuer/trust. The data is not part of the
// project: it is read from `../shared/testdata/pkits` beside it, or from the folder that PIVOT_PKITS names, with a
// `pkits.json` that says for each case what goes in and what must come out. `node test/trust/pkits.ts` prints one line.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crlRevocation } from '../../issuer/trust/crl-revocation.ts';
import type { TrustRefusal } from '../../issuer/trust/refusal.ts';
import { validatePath } from '../../issuer/trust/validate-path.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { parseCertificateRevocationList } from '../../x509/crl.ts';
import { DerError } from '../../x509/der.ts';
import { fixedCrls } from './fixed-crls.ts';

/** What came of all the cases. */
export interface PkitsReport {
  readonly cases: number;
  readonly correct: number;
  readonly falselyAccepted: number;
  readonly falselyRejected: number;
  /** The cases with a wrong outcome, and what the outcome was. */
  readonly wrong: readonly string[];
  /** What of the suite is left out; nothing. */
  readonly unsupported: readonly string[];
}

/** The folder with the data; undefined when there is none. */
export function pkitsFolder(): string | undefined {
  const folder = resolve(process.env.PIVOT_PKITS ?? join(import.meta.dirname, '../../../shared/testdata/pkits'));
  return existsSync(join(folder, 'pkits.json')) ? folder : undefined;
}

/** Runs every case of the folder. */
export async function runPkits(folder: string): Promise<PkitsReport> {
  const cases: readonly PkitsCase[] = JSON.parse(readFileSync(join(folder, 'pkits.json'), 'utf8'));
  const verdicts = await Promise.all(cases.map(async (test) => ({ test, outcome: await outcomeOf(test, folder) })));
  const wrong = verdicts.filter(({ test, outcome }) => (outcome === 'accepted') !== isValid(test));
  const falselyAccepted = wrong.filter(({ outcome }) => outcome === 'accepted').length;
  return {
    cases: cases.length,
    correct: cases.length - wrong.length,
    falselyAccepted,
    falselyRejected: wrong.length - falselyAccepted,
    wrong: wrong.map(({ test, outcome }) => `${test.id} ${test.name}: ${outcome}`),
    unsupported: [],
  };
}

interface PkitsCase {
  readonly id: string;
  readonly name: string;
  readonly cert: string;
  readonly other_certs?: readonly string[];
  readonly crls?: readonly string[];
  readonly error?: unknown;
  readonly params?: {
    readonly user_initial_policy_set?: readonly string[];
    readonly initial_explicit_policy?: boolean;
    readonly initial_policy_mapping_inhibit?: boolean;
    readonly initial_any_policy_inhibit?: boolean;
  };
}

/** The suite's certificates are valid from 2010 to 2030. */
const at = new Date('2026-01-01T00:00:00Z');

function isValid(test: PkitsCase): boolean {
  return test.error === undefined;
}

async function outcomeOf(test: PkitsCase, folder: string): Promise<'accepted' | TrustRefusal> {
  const read = (kind: string) => (file: string) => readFileSync(join(folder, kind, file));
  const certificates = ['TrustAnchorRootCertificate.crt', ...(test.other_certs ?? [])].map(read('certs'));
  const [anchor, ...intermediates] = certificates.flatMap(orNothing(parseCertificate));
  const crls = ['TrustAnchorRootCRL.crl', ...(test.crls ?? [])].map(read('crls'));
  const { params = {} } = test;
  const result = await validatePath({
    certificate: read('certs')(test.cert),
    intermediates,
    anchors: anchor ? [anchor] : [],
    at,
    ...(params.user_initial_policy_set && { requiredPolicies: params.user_initial_policy_set }),
    requireExplicitPolicy: params.initial_explicit_policy ?? false,
    inhibitPolicyMapping: params.initial_policy_mapping_inhibit ?? false,
    inhibitAnyPolicy: params.initial_any_policy_inhibit ?? false,
    algorithms: 'legacy', // Four of its certificates are signed with DSA and SHA-1.
    revocation: crlRevocation(fixedCrls(crls.flatMap(orNothing(parseCertificateRevocationList)))),
  });
  return result.ok ? 'accepted' : result.code;
}

/** Some of the suite's certificates and CRLs are broken on purpose: they count as not there. */
function orNothing<T>(parse: (bytes: Uint8Array) => T): (bytes: Uint8Array) => readonly T[] {
  return (bytes) => {
    try {
      return [parse(bytes)];
    } catch (error) {
      if (error instanceof DerError) return [];
      throw error;
    }
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = pkitsFolder();
  if (folder) console.log(JSON.stringify(await runPkits(folder)));
  else console.error('The PKITS data is not here: set PIVOT_PKITS to its folder.');
  process.exitCode = folder ? 0 : 2;
}
