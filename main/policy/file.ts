// SPDX-License-Identifier: Apache-2.0
// The policy is taken whole and right, or the station does not start.

import { X509Certificate } from 'node:crypto';
import { lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { failed, ok, type Result } from '../../contract/result.ts';
import { largestPolicy, type Owned, type PolicyPlace, parseJson, readWhole } from './place.ts';
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

/** Reads the policy. A failure is for the administrator, with the file, the setting and what to do. */
export function loadPolicy({ file, named, administrator = 0 }: PolicyPlace): Result<PolicyInForce, string> {
  if (!named && isAbsent(file)) return ok({ settings: unmanaged });
  const opened = readWhole(file, largestPolicy);
  if (!opened.ok) {
    return failed(
      `The policy file ${file} cannot be read (${opened.failure}). It has to be there, for everybody to read.`,
    );
  }
  const open = named ? undefined : openToOthers(file, opened.value, administrator);
  if (open !== undefined) return failed(`The policy file ${file} is not the administrator’s alone: ${open}`);
  const parsed = parseJson(opened.value.content);
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
  const opened = readWhole(logo, largestLogo);
  if (!opened.ok) {
    const why = `cannot be read (${opened.failure}); put it there, or take the setting out`;
    return failed(`The policy file ${file} is wrong.\norganisation.logo: ${logo} ${why}`);
  }
  const contentType = logo.endsWith('.svg') ? 'image/svg+xml' : 'image/png';
  return ok({ file, settings, logo: { contentType, content: opened.value.content } });
}

/** An issuer that cannot be told from a false one is better noticed now than by the first person who comes. */
function trustProblem({ issuer }: Policy): string | undefined {
  const file = issuer?.trustFile;
  if (file === undefined) return undefined;
  const opened = readWhole(file, largestPolicy);
  if (!opened.ok) return `${file} cannot be read (${opened.failure}); put the PEM of the issuer’s root there`;
  const certificates = certificatesIn(Buffer.from(opened.value.content).toString());
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

/** Nothing at all stands there: a link that leads nowhere is a policy that cannot be read. */
function isAbsent(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

/**
 * Who else than the administrator could change the file, or put another in its place: as what to do about it. Rights on
 * Windows are lists, which its own folder under ProgramData settles.
 */
function openToOthers(file: string, opened: Owned, administrator: number): string | undefined {
  if (process.platform === 'win32') return undefined;
  const folder = path.dirname(realpathSync(file));
  const places = [
    { place: file, owned: opened, rights: '644' },
    { place: folder, owned: statSync(folder), rights: '755' },
  ];
  const [open] = places.filter(({ owned }) => owned.uid !== administrator || (owned.mode & 0o022) !== 0);
  return open && `chown root ${open.place}, chmod ${open.rights} ${open.place}.`;
}
