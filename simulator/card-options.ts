// SPDX-License-Identifier: Apache-2.0
// The command line of `npm run card`: what it takes, what it says of itself, what is wrong with it.

import { homedir } from 'node:os';
import path from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { CertificateForm, PinPolicy } from './data-objects.ts';
import { type Fault, faultKinds, parseFault } from './faults.ts';
import { managementAlgorithms } from './management-key.ts';
import { personalities } from './personalities.ts';
import type { Slot } from './piv-contents.ts';
import { practiceGlobalPin, practicePin, practicePuk } from './practice-card.ts';
import type { Validity } from './practice-certificates.ts';
import type { PracticeFolderOptions } from './practice-folder.ts';
import { algorithmIdentifiers } from './private-key.ts';
import { quirks } from './quirks.ts';

/** What the command is to do. */
export interface CardCommand {
  readonly folder: string;
  /** The vpcd to use; without, a PC/SC service of its own. */
  readonly vpcd: { readonly host: string; readonly port: number } | undefined;
  /** The readers have keys of their own, pressed by lines on standard input. */
  readonly pinPad: boolean;
  /** One or two, in the readers in this order. */
  readonly cards: readonly CardOptions[];
}

/** One card on the command line. */
export interface CardOptions {
  readonly kind: (typeof kinds)[number];
  readonly contents: PracticeFolderOptions;
  readonly faults: readonly Fault[];
  readonly millisecondsPerApdu: number;
}

const kinds = ['piv', 'other', 'mute'] as const;
const certificateForms: readonly CertificateForm[] = ['plain', 'gzip', 'legacyGzip'];
const pinPolicies: readonly PinPolicy[] = ['application', 'applicationFirst', 'globalFirst'];
const validities: readonly Validity[] = ['current', 'expired', 'notYetValid'];
const slots: Readonly<Record<string, Slot>> = { '9a': 0x9a, '9c': 0x9c, '9d': 0x9d, '9e': 0x9e };

/** The command, `help`, or what is wrong, in a sentence. */
export function readCommandLine(argv: readonly string[]): CardCommand | 'help' | { readonly problem: string } {
  try {
    return readCommand(argv);
  } catch (error) {
    if (error instanceof TypeError || error instanceof WrongOption) return { problem: error.message };
    throw error;
  }
}

/** What `--help` prints. */
export function helpText(): string {
  return `Puts a practice card into a PC/SC service and logs its APDUs (header and lengths, never data).

  npm run card -- [options] [--and options of a second card]

Where
  --folder DIR          where cards and their PKI are kept
                        (default: ${defaultFolder()})
  --vpcd HOST:PORT      use the vpcd that waits there, instead of a PC/SC service of its own; a second card goes to
                        the next port
  --pin-pad             the readers have keys of their own for PINs (not with --vpcd); what you type here presses them
  --and                 the options that follow are for a second card, in the second reader

What is on the card
  --key KEY             the keys in all slots: ${Object.keys(algorithmIdentifiers).join(', ')} (default: rsa2048)
  --retired N           retired keys with their certificates, from slot 82 on (default: 0, at most 20)
  --off-card N          retired keys whose certificates are elsewhere, from slot 95 down
  --certificates FORM   ${certificateForms.join(', ')} (default: plain)
  --empty SLOTS         slots whose certificate object is empty, for example 9c,9d
  --without SLOTS       slots that have a key and no certificate object
  --validity V          the 9A certificate's validity: ${validities.join(', ')} (default: current)
  --pin-policy P        ${pinPolicies.join(', ')} (default: application)
  --management-key M    ${Object.keys(managementAlgorithms).join(', ')} (default: the personality's, else aes192)
  --tries N             PIN tries left, of 3; 0 is a blocked card
  --renew               make the card anew: new keys, the usual PIN, all tries
  --kind KIND           ${kinds.join(', ')}: a PIV card, a card without PIV, a card that does not answer (default: piv)

How it behaves
  --personality NAME    like a card that is sold (default: standard)
  --quirk NAME          one deviation from the standard; may be repeated
  --fault FAULT         a fault: NAME@N at the n-th APDU, NAME@insXX at the first with instruction XX, NAME@insXX.N
                        at the n-th of these, for example removedDuring@5 or slow=3000@ins87; may be repeated
  --milliseconds N      how long each APDU takes

By default the cards get a PC/SC service of their own, which no other machine can reach and which leaves the system's
service alone. Programs reach it through the environment variable PCSCLITE_CSOCK_NAME that is printed. The PIN is
${practicePin}, the PUK ${practicePuk}, the global PIN, where there is one, ${practiceGlobalPin}. While it runs, a line "out" takes
the first card out and "in" puts it in again; "out 2" and "in 2" are for the second. With --pin-pad a line of digits is
typed on the reader that asks for a PIN; "cancel", "timeOut" and "fail" are what they say. Ctrl+C ends everything.

Personalities
${list(personalities)}

Quirks
${list(quirks)}

Faults
${list(Object.fromEntries(Object.entries(faultKinds).map(([name, says]) => [name, { says }])))}
`;
}

function list(named: Readonly<Record<string, { readonly says: string }>>): string {
  return Object.entries(named)
    .map(([name, { says }]) => `  ${name.padEnd(22)} ${says}`)
    .join('\n');
}

/** In the user's data folder (XDG Base Directory Specification). */
function defaultFolder(): string {
  return path.join(process.env.XDG_DATA_HOME || path.join(homedir(), '.local/share'), 'pivot/practice-card');
}

class WrongOption extends Error {}

const commonOptions = {
  folder: { type: 'string' },
  vpcd: { type: 'string' },
  'pin-pad': { type: 'boolean' },
  help: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

const cardOptions = {
  key: { type: 'string' },
  retired: { type: 'string' },
  'off-card': { type: 'string' },
  certificates: { type: 'string' },
  empty: { type: 'string' },
  without: { type: 'string' },
  validity: { type: 'string' },
  'pin-policy': { type: 'string' },
  'management-key': { type: 'string' },
  tries: { type: 'string' },
  renew: { type: 'boolean' },
  kind: { type: 'string' },
  personality: { type: 'string' },
  quirk: { type: 'string', multiple: true },
  fault: { type: 'string', multiple: true },
  milliseconds: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

function readCommand(argv: readonly string[]): CardCommand | 'help' {
  const [first = [], ...others] = splitAt(argv, '--and');
  const { values } = parseArgs({ args: first, options: { ...commonOptions, ...cardOptions } });
  if (values.help) return 'help';
  if (others.length > 1) throw new WrongOption('There are two readers, so --and can be given once.');
  if (values['pin-pad'] && values.vpcd !== undefined) throw new WrongOption('--pin-pad does not go with --vpcd.');
  const further = others.map((args) => parseArgs({ args, options: cardOptions }).values);
  return {
    folder: path.resolve(values.folder ?? defaultFolder()),
    vpcd: values.vpcd === undefined ? undefined : addressOf(values.vpcd),
    pinPad: values['pin-pad'] ?? false,
    cards: [values, ...further].map(readCard),
  };
}

type CardValues = ReturnType<typeof parseArgs<{ options: typeof cardOptions }>>['values'];

function readCard(values: CardValues, index: number): CardOptions {
  const contents: { readonly [Option in keyof PracticeFolderOptions]: PracticeFolderOptions[Option] | undefined } = {
    algorithm: oneOf(namesOf(algorithmIdentifiers), values.key, 'key'),
    retiredKeys: numberUpTo(20, values.retired),
    offCardKeys: numberUpTo(20 - Number(values.retired ?? 0), values['off-card']),
    certificateForm: oneOf(certificateForms, values.certificates, 'form of certificates'),
    emptyContainers: slotsIn(values.empty),
    withoutCertificate: slotsIn(values.without),
    validity: oneOf(validities, values.validity, 'validity'),
    pinPolicy: oneOf(pinPolicies, values['pin-policy'], 'PIN policy'),
    managementAlgorithm: oneOf(namesOf(managementAlgorithms), values['management-key'], 'management key'),
    pinTriesLeft: numberUpTo(3, values.tries),
    renew: values.renew,
    personality: oneOf(namesOf(personalities), values.personality, 'personality'),
    quirks: values.quirk?.map((name) => known(namesOf(quirks), name, 'quirk')),
    name: index === 0 ? undefined : String(index + 1),
  };
  return {
    kind: oneOf(kinds, values.kind, 'kind of card') ?? 'piv',
    contents: withoutUndefined(contents),
    faults: (values.fault ?? []).map(faultIn),
    millisecondsPerApdu: numberUpTo(60_000, values.milliseconds) ?? 0,
  };
}

/** The options that were given: an option that was not given is not there. */
function withoutUndefined<Options extends object>(
  options: {
    readonly [Key in keyof Options]: Options[Key] | undefined;
  },
): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;
}

function splitAt(words: readonly string[], separator: string): string[][] {
  const groups: string[][] = [[]];
  for (const word of words) {
    if (word === separator) groups.push([]);
    else groups.at(-1)?.push(word);
  }
  return groups;
}

function namesOf<Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(record) as Name[];
}

function oneOf<Name extends string>(names: readonly Name[], given: string | undefined, what: string): Name | undefined {
  return given === undefined ? undefined : known(names, given, what);
}

function known<Name extends string>(names: readonly Name[], given: string, what: string): Name {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new WrongOption(`There is no ${what} "${given}". Choose one of: ${names.join(', ')}.`);
  return found;
}

function numberUpTo(most: number, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!(value <= most)) throw new WrongOption(`"${given}" is not a number from 0 to ${most}.`);
  return value;
}

function slotsIn(given: string | undefined): Slot[] | undefined {
  return given?.split(',').map((text) => {
    const slot = slots[text.toLowerCase()];
    if (!slot) throw new WrongOption(`There is no slot "${text}". Choose of: ${Object.keys(slots).join(', ')}.`);
    return slot;
  });
}

function faultIn(given: string): Fault {
  const fault = parseFault(given);
  if (!fault) throw new WrongOption(`"${given}" is not a fault, such as removedDuring@5 (--help lists them).`);
  return fault;
}

function addressOf(given: string): { host: string; port: number } {
  const [, host, port] = /^([^:]+):(\d{1,5})$/.exec(given) ?? [];
  if (!host || !port) throw new WrongOption(`"${given}" is not HOST:PORT.`);
  return { host, port: Number(port) };
}
