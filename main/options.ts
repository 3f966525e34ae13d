// SPDX-License-Identifier: Apache-2.0
// The command line. Switches of Chromium and of test tools may stand among ours: what is not ours is passed over.

import { isIPv4 } from 'node:net';
import { parseArgs } from 'node:util';
import { failed, ok, type Result } from '../contract/result.ts';

/** Which issuer the station talks to. */
type IssuerChoice =
  /** It starts one of its own. */
  | { readonly kind: 'embedded' }
  /** `trustedFile`: PEM of the organisation's root; the system's authorities where it is left out. */
  | { readonly kind: 'external'; readonly origin: string; readonly trustedFile?: string };

/** How the station is to run. */
export interface StationOptions {
  readonly issuer: IssuerChoice;
  /** Starts in practice: with the practice issuer, and nothing but practice cards. */
  readonly practice: boolean;
  /** Where the practice PKI and card are kept, instead of the station's own folder. */
  readonly practiceFolder?: string;
  /** In practice: the virtual card in process, or a practice card in the PC/SC service. Otherwise always PC/SC. */
  readonly readers: 'pcsc' | 'virtual';
  readonly kiosk: boolean;
  /** In practice: phones are answered at this address of the computer, or (`anyAddress`) at the first that it has. */
  readonly ownPhone?: string;
  /** In practice: a folder where the last log-in's token and challenge are left, to be looked at. */
  readonly keepLogin?: string;
}

/**
 * What the command line asks for: to print something (a file of the app) and end, or one of the tasks with these
 * options.
 */
export type CommandLine =
  | { readonly print: string }
  | { readonly printFile: string }
  | { readonly hashExitPin: true }
  | { readonly stationKey: true }
  | StationTask;

/** What concerns the station as the policy completes it. */
export interface StationTask {
  readonly task: 'run' | 'check' | 'checkAsJson' | 'printPolicy';
  readonly options: StationOptions;
  /** A policy file instead of the system's. Refused by a packaged station. */
  readonly policyFile?: string;
}

const help = `Usage: pivot [options]

Without options the station uses the readers of this computer and starts an issuer of its own. What an organisation has
settled for this computer in its policy file comes first (docs/policy.md).

  --issuer=<origin>          use this issuer, such as https://issuer.example.org:8444
  --issuer-ca=<file>         trust the issuer by this root certificate (PEM)
  --practice                 start in practice: with the virtual card and an issuer for it
  --practice-folder=<folder> where the practice card and its PKI are kept
  --readers=pcsc             in practice: use a practice card in the PC/SC service instead
  --keep-login=<folder>      in practice: leave the last log-in's token and challenge there
  --own-phone[=<address>]    in practice: answer real phones, at this computer's address in the network
  --kiosk                    fill the screen, for a shared station
  --check [--json]           print what is right here and what is not, and end: 0 all right, 1 something is wrong
  --print-policy             print the policy in force and end
  --policy=<file>            use this policy file (not in a packaged station)
  --station-key              print this station's public key, by which an issuer registers it
  --hash-exit-pin            read a PIN from standard input and print its hash, for kiosk.exitPin
  --licences                 print the licences of what Pivot ships with
  --help, --version
`;

/** Reads the arguments after the program's name (and, unpackaged, the app's folder). A failure is one sentence. */
export function readCommandLine(args: readonly string[], version: string): Result<CommandLine, string> {
  const { values } = parseArgs({ args: [...args], options: switches, strict: false, allowPositionals: true });
  const malformed = malformedSwitch(values);
  if (malformed !== undefined) return failed(malformed);
  if (values.help === true) return ok({ print: help });
  if (values.version === true) return ok({ print: `pivot ${version}\n` });
  if (values['hash-exit-pin'] === true) return ok({ hashExitPin: true });
  if (values['station-key'] === true) return ok({ stationKey: true });
  if (values.licences === true) return ok({ printFile: 'THIRD-PARTY.txt' });
  const text = (name: keyof typeof switches): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const is = (name: keyof typeof switches): boolean => values[name] === true;
  const problem = contradiction(text, is);
  if (problem) return failed(problem);
  const policyFile = text('policy');
  return ok({
    task: taskOf(is),
    options: { ...optionsOf(text, is('practice'), is('kiosk')), ...ownPhoneOf(text, is) },
    ...(policyFile === undefined ? {} : { policyFile }),
  });
}

const switches = {
  issuer: { type: 'string' },
  'issuer-ca': { type: 'string' },
  practice: { type: 'boolean' },
  'practice-folder': { type: 'string' },
  readers: { type: 'string' },
  'keep-login': { type: 'string' },
  kiosk: { type: 'boolean' },
  'own-phone': { type: 'string' },
  check: { type: 'boolean' },
  json: { type: 'boolean' },
  'print-policy': { type: 'boolean' },
  policy: { type: 'string' },
  'hash-exit-pin': { type: 'boolean' },
  'station-key': { type: 'boolean' },
  licences: { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

/**
 * What is left out by mistake (an empty variable of a script) or written otherwise (`--kiosk=true`) must not count as not
 * said: the station would trust other authorities than were meant, or be no kiosk.
 */
function malformedSwitch(values: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, { type }] of Object.entries(switches)) {
    const value = values[name];
    if (value === undefined || (name === 'own-phone' && value === true)) continue;
    if (type === 'boolean' && value !== true) return `--${name} takes no value`;
    if (type === 'string' && !isValue(value)) return `--${name} needs a value: --${name}=…`;
  }
  return undefined;
}

function isValue(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !value.startsWith('--');
}

type Text = (name: keyof typeof switches) => string | undefined;
type Is = (name: keyof typeof switches) => boolean;

function taskOf(is: Is): 'run' | 'check' | 'checkAsJson' | 'printPolicy' {
  if (is('print-policy')) return 'printPolicy';
  if (!is('check')) return 'run';
  return is('json') ? 'checkAsJson' : 'check';
}

function contradiction(text: Text, is: Is): string | undefined {
  const [issuer, readers, practice] = [text('issuer'), text('readers'), is('practice')];
  if (issuer !== undefined && !isOrigin(issuer))
    return '--issuer must be an address such as https://issuer.example.org';
  if (text('issuer-ca') !== undefined && issuer === undefined) return '--issuer-ca needs --issuer';
  if (practice && issuer !== undefined) return '--practice has an issuer of its own: leave --issuer out';
  if (readers !== undefined && readers !== 'pcsc' && readers !== 'virtual') return '--readers must be pcsc or virtual';
  if (is('json') && !is('check')) return '--json needs --check';
  const ownPhone = text('own-phone');
  if (ownPhone !== undefined && !isOwnAddress(ownPhone))
    return '--own-phone must be an address of this computer, such as 192.168.1.20';
  if (is('own-phone') && !practice) return '--own-phone needs --practice';
  const needing = (['practice-folder', 'keep-login', 'readers', 'own-phone'] as const).find(
    (name) => text(name) !== undefined,
  );
  return !practice && needing !== undefined ? `--${needing} needs --practice` : undefined;
}

/** Not all addresses at once: what is opened to phones is opened to one network. */
function isOwnAddress(text: string): boolean {
  return isIPv4(text) && text !== '0.0.0.0';
}

function ownPhoneOf(text: Text, is: Is): { readonly ownPhone?: string } {
  const address = text('own-phone');
  if (address !== undefined) return { ownPhone: address };
  return is('own-phone') ? { ownPhone: 'anyAddress' } : {};
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:' && new URL(text).origin === text;
}

function optionsOf(text: Text, practice: boolean, kiosk: boolean): StationOptions {
  const [origin, trustedFile] = [text('issuer'), text('issuer-ca')];
  const [practiceFolder, keepLogin] = [text('practice-folder'), text('keep-login')];
  return {
    issuer:
      origin === undefined
        ? { kind: 'embedded' }
        : { kind: 'external', origin, ...(trustedFile === undefined ? {} : { trustedFile }) },
    practice,
    readers: practice && text('readers') !== 'pcsc' ? 'virtual' : 'pcsc',
    kiosk,
    ...(practiceFolder === undefined ? {} : { practiceFolder }),
    ...(keepLogin === undefined ? {} : { keepLogin }),
  };
}
