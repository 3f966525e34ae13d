// SPDX-License-Identifier: Apache-2.0
// Where the policy stands, and how it is read: whole and right, or the station does not start.

import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { failed, ok, type Result } from '../../contract/result.ts';
import { type Policy, readPolicy, unmanaged } from './policy.ts';

/** The policy in force, and the file that it came from; nobody manages this station where there is none. */
export interface PolicyInForce {
  readonly file?: string;
  readonly settings: Policy;
  /** The organisation's logo, read once. */
  readonly logo?: Logo;
}

/** A picture that the station's page shows. */
export interface Logo {
  readonly contentType: 'image/svg+xml' | 'image/png';
  readonly content: Uint8Array<ArrayBuffer>;
}

/** The system path of the policy: only an administrator writes there. */
export function systemPolicyFile(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  switch (platform) {
    case 'win32':
      return path.win32.join(environment.ProgramData ?? 'C:\\ProgramData', 'Pivot', 'policy.json');
    case 'darwin':
      return '/Library/Application Support/Pivot/policy.json';
    default:
      return '/etc/pivot/policy.json';
  }
}

/** Where a policy is looked for. */
export interface PolicyPlace {
  readonly file: string;
  /** The file was named on the command line: it has to exist, and may belong to anybody. */
  readonly named: boolean;
}

/** Reads the policy. A failure is for the administrator, with the file, the setting and what to do. */
export function loadPolicy({ file, named }: PolicyPlace): Result<PolicyInForce, string> {
  const text = textOf(file);
  if (text === 'absent') return named ? failed(`There is no policy file ${file}.`) : ok({ settings: unmanaged });
  if (!text.ok) return failed(`The policy file ${file} cannot be read (${text.failure}). Let everybody read it.`);
  if (!named && isWritableByOthers(file)) {
    return failed(`The policy file ${file} can be written by others than its owner. Take that right away: chmod 644.`);
  }
  const parsed = parseJson(text.value);
  if (!parsed.ok) return failed(`The policy file ${file} is not JSON: ${parsed.failure}`);
  const policy = readPolicy(parsed.value);
  if (!policy.ok) return failed(`The policy file ${file} is wrong. Correct it and start again.\n${policy.failure}`);
  const trust = trustProblem(policy.value);
  if (trust !== undefined) return failed(`The policy file ${file} is wrong.\nissuer.trustFile: ${trust}`);
  return withLogo(file, policy.value);
}

/** The policy in force as JSON, with all defaults, for `--print-policy`. */
export function printedPolicy({ file, settings }: PolicyInForce): string {
  const { kiosk, ...others } = settings;
  // A PIN is short: even its hash is for nobody's eyes.
  const { exitPin, ...shown } = kiosk;
  const policy = { ...others, kiosk: { ...shown, ...(exitPin === undefined ? {} : { exitPin: '(set)' }) } };
  return `${JSON.stringify({ file: file ?? null, policy }, null, 2)}\n`;
}

const largestLogo = 262_144;

function withLogo(file: string, settings: Policy): Result<PolicyInForce, string> {
  const { logo } = settings.organisation;
  if (logo === undefined) return ok({ file, settings });
  const wrong = (why: string) => failed(`The policy file ${file} is wrong.\norganisation.logo: ${logo} ${why}`);
  try {
    const content = new Uint8Array(readFileSync(logo));
    if (content.length > largestLogo) return wrong('is larger than 256 KiB; make it smaller');
    const contentType = logo.endsWith('.svg') ? 'image/svg+xml' : 'image/png';
    return ok({ file, settings, logo: { contentType, content } });
  } catch (cause) {
    return wrong(`cannot be read (${codeOf(cause)}); put it there, or take the setting out`);
  }
}

/** An issuer that cannot be told from a false one is better noticed now than by the first person who comes. */
function trustProblem({ issuer }: Policy): string | undefined {
  const file = issuer?.trustFile;
  if (file === undefined) return undefined;
  const text = textOf(file);
  if (text === 'absent') return `${file} is not there; put the PEM of the issuer’s root there`;
  if (!text.ok) return `${file} cannot be read (${text.failure}); let everybody read it`;
  const certificates = certificatesIn(text.value);
  return certificates === undefined || certificates.length === 0
    ? `${file} holds no certificate that can be read; put the PEM of the issuer’s root there`
    : undefined;
}

/** The certificates of a PEM file; nothing where one of them cannot be read. */
export function certificatesIn(pem: string): readonly X509Certificate[] | undefined {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return undefined;
  }
}

function textOf(file: string): Result<string, string> | 'absent' {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch (cause) {
    return codeOf(cause) === 'ENOENT' ? 'absent' : failed(codeOf(cause));
  }
}

/** Rights on Windows are lists, which its own folder under ProgramData settles. */
function isWritableByOthers(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o022) !== 0;
}

function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch (cause) {
    return failed(cause instanceof Error ? cause.message : String(cause));
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
