// SPDX-License-Identifier: Apache-2.0
// What an organisation settles for its stations. Every setting has an effect, and all but the issuer's have a default;
// docs/policy.md says the same for administrators, docs/policy.schema.json for their editors.

import path from 'node:path';
import * as z from 'zod';
import { mailServer } from '../../contract/mail-server.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { type SelfServiceAction, selfServiceAction } from '../../contract/self-service.ts';
import { languages, speechChoices } from '../../contract/view.ts';
import { exitPinHash } from '../kiosk/exit-pin-hash.ts';
import { accentProblem, type BrandTheme } from './colours.ts';

const absolutePath = z.string().refine((text) => isWholePath(text), 'must be a whole path, from the root');

const issuerAddress = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).protocol === 'https:' && new URL(text).origin === text,
    'must be of the form https://host or https://host:port, in lower case and without a slash at the end',
  );

const accent = (theme: BrandTheme) =>
  z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #085555, in lower case')
    .superRefine((colour, context) => {
      const problem = accentProblem(theme, colour);
      if (problem !== undefined) context.addIssue(problem);
    });

const language = z.enum(languages);

const issuer = z
  .strictObject({
    address: issuerAddress.describe('The origin of the issuer’s listener for stations.'),
    trustFile: absolutePath
      .describe('PEM of the roots that prove the issuer genuine. Left out: the authorities that Electron trusts.')
      .optional(),
  })
  .describe('The issuer that the station uses. Left out: the station starts one of its own.');

const isWholePath = (text: string) => path.posix.isAbsolute(text) || path.win32.isAbsolute(text);

const mail = mailServer
  .superRefine((setting, context) => {
    for (const name of ['caFile', 'passwordFile'] as const) {
      const file = setting[name];
      if (file === undefined || isWholePath(file)) continue;
      context.addIssue({ code: 'custom', path: [name], message: 'must be a whole path, from the root' });
    }
  })
  .describe(
    'The mail server by which an issuer of the station’s own tells people of their credentials. Left out: it tells them by web push alone.',
  );

const organisation = z
  .strictObject({
    name: z.string().trim().min(1).max(64).describe('Shown on every page. Left out: what the issuer says.').optional(),
    logo: absolutePath
      .regex(/\.(svg|png)$/, 'must be an SVG or PNG file')
      .describe('Stands at the top of every page, 40 pixels high: an SVG or PNG of at most 256 KiB.')
      .optional(),
    accent: z
      .strictObject({ light: accent('light').optional(), dark: accent('dark').optional() })
      .describe('The colour of what leads on, for each theme; 7:1 on all its grounds.')
      .prefault({}),
  })
  .describe('How the station shows whose it is.');

const instructions = z
  .strictObject({
    text: z
      .string()
      .trim()
      .min(1)
      .max(600)
      .describe('What people read, in their own words; an empty line begins a paragraph.')
      .optional(),
    link: z
      .url({ protocol: /^https$/, error: 'must be an address that begins with https://' })
      .max(200)
      .describe('Where more is: shown as a code to scan and to be typed, because nothing opens at the station.')
      .optional(),
  })
  .refine(({ text, link }) => text !== undefined || link !== undefined, 'must have a text or a link')
  .describe('What “Instructions” shows. Left out: Pivot’s own guide to setting up a phone.');

const offeredLanguages = z
  .strictObject({
    offered: z
      .array(language)
      .min(1)
      .refine((list) => new Set(list).size === list.length, 'must name each language once')
      .describe('The languages on the first page, in this order.')
      .default([...languages]),
    default: language
      .describe('The language of the first page. Left out: the system’s, where it is offered.')
      .optional(),
  })
  .superRefine((setting, context) => {
    if (setting.default === undefined || setting.offered.includes(setting.default)) return;
    context.addIssue({ code: 'custom', path: ['default'], message: 'must be one of languages.offered' });
  })
  .describe('What the pages speak.');

const idle = z
  .strictObject({
    seconds: z
      .number()
      .int()
      .min(40)
      .max(900, 'must be at most 900 (SP 800-63B-4, AAL3)')
      .describe('How long a visit lasts without a sign of the person, the warning included.')
      .default(120),
    warningSeconds: z
      .number()
      .int()
      .min(20, 'must be at least 20 (WCAG 2.2.1)')
      .max(120)
      .describe('How long before its end a visit is warned of.')
      .default(30),
  })
  .superRefine((setting, context) => {
    if (setting.warningSeconds < setting.seconds) return;
    context.addIssue({ code: 'custom', path: ['warningSeconds'], message: 'must be less than idle.seconds' });
  })
  .describe('When a visit ends that nobody is at.');

const kiosk = z
  .strictObject({
    enabled: z.boolean().describe('A shared station: nothing but the station can be reached.').default(false),
    attractSeconds: z
      .number()
      .int()
      .min(20)
      .max(3_600)
      .describe('After so long on the first page without anybody, people are called from afar.')
      .default(90),
    exitPin: z
      .string()
      .regex(exitPinHash, 'must be what pivot --hash-exit-pin prints')
      .describe('The hash of the PIN with which staff close the station. Left out: it cannot be closed from its pages.')
      .optional(),
    pinEntry: z
      .enum(['page', 'keyboard'])
      .describe('keyboard: PINs are typed on a keyboard alone, and their digits never reach the page.')
      .default('page'),
    shuffledDigits: z
      .boolean()
      .describe('The keys of the number pad on the screen stand in another order each time.')
      .default(false),
    speech: z
      .enum(speechChoices)
      .describe('Reading the pages aloud, for a headset: off, once a person asks for it, or always.')
      .default('onRequest'),
    restartAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 03:30')
      .describe('When the station starts afresh each day, as soon as nobody is at it. Left out: never.')
      .optional(),
  })
  .describe('What holds on a shared station.');

/** The policy as it stands in the file. */
export const policySchema = z
  .strictObject({
    $schema: z.string().describe('For editors: docs/policy.schema.json.').optional(),
    issuer: issuer.optional(),
    mail: mail.optional(),
    organisation: organisation.prefault({}),
    support: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .describe(
        'Whom to ask, as the end of “ask …”: on every failure page and in Help. Left out: what the issuer says.',
      )
      .optional(),
    instructions: instructions.optional(),
    languages: offeredLanguages.prefault({}),
    actions: z
      .array(selfServiceAction)
      .min(1)
      .describe('What people may do here; what needs the issuer, as far as it allows it too.')
      .default([...selfServiceAction.options]),
    journeys: z
      .enum(['express', 'classic', 'both'])
      .describe('How phones are set up: by setUpPhone, by enrolCredential with its questions one by one, or by either.')
      .default('express'),
    idle: idle.prefault({}),
    visitMinutes: z
      .number()
      .int()
      .min(5)
      .max(20, 'must be at most 20 (SP 800-63B-4, 4.1.2)')
      .describe('After this time a person signs in again, whatever they do.')
      .default(20),
    kiosk: kiosk.prefault({}),
    pinPad: z
      .enum(['use', 'ignore'])
      .describe('use: on a reader with keys of its own PINs are typed there alone. ignore: as if it had none.')
      .default('use'),
    virtualCard: z
      .enum(['forbidden', 'allowed'])
      .describe('Whether the practice card may be used here.')
      .default('forbidden'),
    pinUnblock: z
      .boolean()
      .describe(
        'A blocked card may be given a new PIN by its PUK. A kiosk of an issuer must match biometrics before (FIPS 201-3, 2.9.3.1), which this one does not: true only where your rules allow it.',
      )
      .default(false),
  })
  .superRefine(({ issuer: theirs, mail: own }, context) => {
    if (theirs === undefined || own === undefined) return;
    const message =
      'is for an issuer of the station’s own: the one at issuer.address has its mail server in its configuration';
    context.addIssue({ code: 'custom', path: ['mail'], message });
  })
  .superRefine(({ actions, journeys }, context) => {
    const excluded = excludedBy[journeys];
    const wayOut = excluded === 'setUpPhone' ? 'enrolCredential' : 'setUpPhone';
    if (excluded === undefined || !actions.includes(excluded) || actions.includes(wayOut)) return;
    const message = `must not be ${journeys} where actions has ${excluded} alone, which it excludes: no phone could be set up. Say both, or add ${wayOut} to actions`;
    context.addIssue({ code: 'custom', path: ['journeys'], message });
  })
  .describe('What an organisation settles for its Pivot stations.');

/** The way to set up a phone that each choice of journeys leaves out. */
const excludedBy = { express: 'enrolCredential', classic: 'setUpPhone', both: undefined } as const;

/** What people are offered by a policy, before the issuer has had its word. */
export function offeredActions({ actions, journeys }: Policy): readonly SelfServiceAction[] {
  return actions.filter((action) => action !== excludedBy[journeys]);
}

/** The policy in force, with all defaults. */
export type Policy = z.output<typeof policySchema>;

/** The policy of a station that nobody manages: everything by default, and the practice card allowed. */
export const unmanaged: Policy = policySchema.parse({ virtualCard: 'allowed' });

/** Reads a policy; otherwise a line for each thing that is wrong, with the name of the setting and what it must be. */
export function readPolicy(input: unknown): Result<Policy, string> {
  const result = policySchema.safeParse(input, { error: sentenceOf });
  if (result.success) return ok(result.data);
  return failed(result.error.issues.map(lineOf).join('\n'));
}

/** What a setting must be, where its schema does not say so itself. */
function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}${issue.input === undefined ? '; it is missing' : ''}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return measures[issue.origin]?.least(Number(issue.minimum)) ?? `must be at least ${issue.minimum}`;
    case 'too_big':
      return measures[issue.origin]?.most(Number(issue.maximum)) ?? `must be at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'email' ? 'must be a mail address' : undefined;
    default:
      return undefined;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text, in quotation marks',
  number: 'a number, without quotation marks',
  int: 'a whole number',
  boolean: 'true or false, without quotation marks',
  array: 'a list, in [ ]',
  object: 'a group of settings, in { }',
};

const measures: Readonly<
  Record<string, { readonly least: (least: number) => string; readonly most: (most: number) => string }>
> = {
  string: {
    least: (least) => (least === 1 ? 'must not be empty' : `must have at least ${least} characters`),
    most: (most) => `must have at most ${most} characters`,
  },
  array: {
    least: (least) => (least === 1 ? 'must not be empty' : `must have at least ${least} members`),
    most: (most) => `must have at most ${most} members`,
  },
};

function lineOf(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return `${name || 'the whole file'}: ${issue.message}`;
  const unknown = issue.keys.map((key) => (name ? `${name}.${key}` : key));
  return `${unknown.join(', ')}: no such setting; take it out or correct its name`;
}
