// SPDX-License-Identifier: Apache-2.0
// `--check`: whether a station would work here. It opens no window and changes nothing.

import type { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { ok, type Result } from '../../contract/result.ts';
import { createExchange, type IssuerAddress } from '../issuer-client/exchange.ts';
import { createIssuerClient } from '../issuer-client/issuer-client.ts';
import { certificatesIn } from '../policy/file.ts';
import type { Settings } from '../startup.ts';
import type { CardReaders, IssuerFailure, ReadersState } from '../station/ports.ts';
import type { Finding } from './findings.ts';

/** What is looked at. */
export interface CheckParts {
  readonly settings: Settings;
  readonly readers: CardReaders;
  /** `inUse`: the station that runs here has the issuer. */
  readonly issuer: Result<IssuerAddress, IssuerFailure> | 'inUse';
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long the card process may take to tell its readers. */
  readonly patienceMilliseconds?: number;
}

/** Looks at everything, in the order in which it is best mended. */
export async function checkStation(parts: CheckParts): Promise<readonly Finding[]> {
  const { settings, readers, issuer, now, patienceMilliseconds = 10_000 } = parts;
  const seen = await readersOf(readers, patienceMilliseconds);
  return [
    policyFinding(settings),
    ...readerFindings(seen),
    ...(issuer === 'inUse' ? [issuerInUse] : await issuerFindings(settings, issuer, now)),
  ];
}

function policyFinding({ policy }: Settings): Finding {
  const found = policy.file ?? 'none: nobody manages this station';
  return { name: 'policy', state: 'right', found };
}

/** What the card process tells first; nothing when it does not in time. */
function readersOf(readers: CardReaders, patience: number): Promise<ReadersState | undefined> {
  return new Promise((resolve) => {
    const overdue = setTimeout(() => resolve(undefined), patience);
    const stop = readers.watch((state) => {
      clearTimeout(overdue);
      setImmediate(() => stop());
      resolve(state);
    });
  });
}

function readerFindings(state: ReadersState | undefined): readonly Finding[] {
  if (state === undefined || state.service === 'stopped') {
    const found = state ? 'not running' : 'does not answer';
    return [{ name: 'cardService', state: 'wrong', found, remedy: 'Start it (docs/readers.md), then check again.' }];
  }
  const list = state.readers.map(({ name, card }) => `${name} (${cardWords[card]})`).join(', ');
  const running: Finding = { name: 'cardService', state: 'right', found: 'running' };
  if (list !== '') return [running, { name: 'readers', state: 'right', found: list }];
  const remedy = 'Connect a reader, or install its driver (docs/readers.md).';
  return [running, { name: 'readers', state: 'wrong', found: 'none', remedy }];
}

const cardWords = {
  absent: 'no card',
  present: 'a card',
  mute: 'a card that does not answer',
  inUse: 'a card in use',
} as const;

const issuerInUse: Finding = {
  name: 'issuer',
  state: 'notChecked',
  found: 'the station that runs here has it; end that one to check it',
};

async function issuerFindings(
  settings: Settings,
  address: Result<IssuerAddress, IssuerFailure>,
  now: () => number,
): Promise<readonly Finding[]> {
  if (!address.ok) return [unreachable(address.failure)];
  const known = [trustFinding(settings, address.value, now()), ...stationKeyFindings(settings, address.value)];
  const client = createIssuerClient({ find: async () => address, language: () => 'en' });
  const info = await client.info();
  client.close();
  if (!info.ok) return [...known, unreachable(info.failure)];
  const { organisation, version, practice } = info.value;
  const found = `${address.value.origin}, ${organisation}, version ${version}`;
  if (practice && !settings.options.practice) {
    const remedy = 'It takes practice cards alone: name the real one (issuer.address).';
    return [...known, { name: 'issuer', state: 'wrong', found: `${found}, for practice`, remedy }];
  }
  return [...known, { name: 'issuer', state: 'right', found }, await clockFinding(address.value, now)];
}

function unreachable({ code, detail }: IssuerFailure): Finding {
  const found = `${code}: ${detail}`;
  return { name: 'issuer', state: 'wrong', found, remedy: remedies[code] ?? remedies.issuerUnreachable };
}

const remedies: Readonly<Record<string, string>> & { readonly issuerUnreachable: string } = {
  issuerNotGenuine: 'Nothing is sent to it: check issuer.trustFile and the issuer’s certificate.',
  stationUnknown: 'Register it at the issuer: stations add NAME FILE, with what --station-key prints here.',
  issuerUnreachable: 'Check the address, the network and whether the issuer runs.',
};

/** By which the administrator registers this station, and knows it again; an issuer of its own needs none. */
function stationKeyFindings({ options }: Settings, { stationKey }: IssuerAddress): readonly Finding[] {
  if (options.issuer.kind === 'embedded') return [];
  if (stationKey) return [{ name: 'stationKey', state: 'right', found: stationKey.fingerprint }];
  const remedy = 'The log says why (docs/policy.md).';
  return [{ name: 'stationKey', state: 'wrong', found: 'cannot be used', remedy }];
}

/** What the issuer is known by. */
function trustFinding({ options }: Settings, { trusted }: IssuerAddress, now: number): Finding {
  if (options.issuer.kind === 'embedded') return { name: 'trust', state: 'right', found: 'the issuer of this station' };
  if (trusted === undefined) {
    return { name: 'trust', state: 'right', found: `${rootCertificates.length} authorities that come with Electron` };
  }
  const anchors = certificatesIn(trusted) ?? [];
  const valid = anchors.filter((anchor) => isValid(anchor, now));
  const found = `${anchors.length} in ${options.issuer.trustedFile}, ${valid.length} of them valid now`;
  if (valid.length > 0) return { name: 'trust', state: 'right', found };
  return { name: 'trust', state: 'wrong', found, remedy: 'Put the PEM of the issuer’s present root there.' };
}

function isValid({ validFromDate, validToDate }: X509Certificate, now: number): boolean {
  return validFromDate.getTime() <= now && now <= validToDate.getTime();
}

/** More would make certificates seem expired, or not valid yet, and codes end too early. */
const toleratedSeconds = 60;

/** This computer's clock against the issuer's, by the Date of an answer (RFC 9110, 6.6.1), which has whole seconds. */
async function clockFinding(address: IssuerAddress, now: () => number): Promise<Finding> {
  const exchange = createExchange({ find: async () => ok(address), language: () => 'en' });
  const answer = await exchange.open({ method: 'GET', route: '/v1/info' });
  const date = answer.ok ? Date.parse(answer.value.headers.date ?? '') : Number.NaN;
  if (answer.ok) answer.value.destroy();
  exchange.close();
  if (Number.isNaN(date)) return { name: 'clock', state: 'notChecked', found: 'the issuer does not tell its time' };
  const seconds = Math.round((now() - date) / 1_000);
  const found = `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} the issuer’s`;
  if (Math.abs(seconds) <= toleratedSeconds) return { name: 'clock', state: 'right', found };
  return { name: 'clock', state: 'wrong', found, remedy: 'Have this computer set its clock by the network.' };
}
