// SPDX-License-Identifier: Apache-2.0

import * as z from 'zod';
import { hostName as host, mailServer } from '../contract/mail-server.ts';
import { failed, ok, type Result } from '../contract/result.ts';
import { accountRule } from './accounts/rules.ts';
import { credentialTypeSettings, defaultCredentialTypes } from './credential-types.ts';
import { profileSettings } from './profiles/settings.ts';
import { storeSettings } from './store/settings.ts';

const oid = z.string().regex(/^[012](\.\d+)+$/, 'must be an object identifier such as 2.16.840.1.101.3.2.1.3.13');
const addresses = z.union(
  [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
  'must be an address or a network such as 10.0.0.0/8',
);
const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).protocol === 'https:' && new URL(text).origin === text,
    'must be of the form https://host or https://host:port, in lower case and without a slash at the end',
  );
const uris = z.array(z.string().refine((text) => URL.canParse(text), 'must be an address'));
const publicUrl = z
  .string()
  .refine(
    (text) => /^https?:/.test(text) && URL.canParse(text) && !/[/?#]$/.test(text),
    'must begin with http:// or https:// and have no slash at the end',
  );

/** The listeners, as the numbers and the configuration call them. */
const listenerNames = ['station', 'phone', 'est-client', 'revocation'] as const;
export type ListenerName = (typeof listenerNames)[number];

const listener = (port: number) =>
  z
    .strictObject({
      host: host.default('127.0.0.1'),
      /** 0 takes any free port. */
      port: z.number().int().min(0).max(65_535).default(port),
      /** As stations and phones see it; `https://localhost` with the port when left out. */
      origin: origin.optional(),
    })
    .prefault({});

/** PIV authentication, and for practice its test policy (NIST's registry; the test OIDs are GSA's). */
const pivAuthentication = '2.16.840.1.101.3.2.1.3.13';
const testPivAuthentication = '2.16.840.1.101.3.2.1.48.11';
/** The same for signing what is on cards. */
const contentSigning = '2.16.840.1.101.3.2.1.3.39';
const testContentSigning = '2.16.840.1.101.3.2.1.48.86';

/** The issuer's configuration. All but the data folder has a default. */
export const configuration = z
  .strictObject({
    /** The organisation's name, for pages and certificates. */
    organisation: z.string().trim().min(1).max(64).default('Pivot'),
    /** Whom to ask for help, as the pages show it. */
    support: z.string().trim().min(1).max(200).default('the administrator of this Pivot issuer'),
    /** The organisation's own instructions for setting up a phone, to which the phone's pages lead. */
    instructions: z.url({ protocol: /^https$/, error: 'must begin with https://' }).optional(),
    /** Takes practice cards and nothing else. Settled for good when the data folder is made. */
    practice: z.boolean().default(false),
    dataFolder: z.string().min(1),
    store: storeSettings,
    station: listener(8444),
    phone: listener(8443),
    /** Addresses, or networks, of reverse proxies and load balancers that end TLS and say whom a request comes from. */
    proxies: z.array(addresses).default([]),
    /** Listeners where each connection of a proxy begins with the header of the PROXY protocol. */
    proxyProtocol: z.array(z.enum(listenerNames)).default([]),
    connections: z
      .strictObject({
        /** How many connections each listener holds at once. */
        perListener: z.int().min(10).max(100_000).default(4000),
        /** How many of them one address may have; of IPv6, one network. */
        perAddress: z.int().min(10).max(100_000).default(1000),
      })
      .prefault({}),
    stations: z
      .strictObject({
        /** Whether stations that the administrator has not registered are refused. */
        registeredOnly: z.boolean().default(false),
      })
      .prefault({}),
    /** A TLS certificate of your own, with its chain. Without it the issuer makes itself one for local use. */
    tls: z.strictObject({ certificateFile: z.string().min(1), keyFile: z.string().min(1) }).optional(),
    /** A file with the passphrase under which the CA's key is encrypted; a systemd credential, for example. */
    caPassphraseFile: z.string().min(1).optional(),
    /** The folder of the built phone app. */
    phonePages: z.string().min(1).optional(),
    /** PEM files of roots and intermediates to trust, beside what `trust FILE` has put into the store. */
    trustFiles: z.array(z.string().min(1)).default([]),
    login: z
      .strictObject({
        policies: z.array(oid).min(1, 'must name at least one policy').optional(),
        /** Of content signing: whoever signs what is on cards must have one. It decides about no log-in. */
        cardSignerPolicies: z.array(oid).min(1, 'must name at least one policy').optional(),
        /**
         * Whether a card's certificate, and those above it, must be known not to be revoked. `required` unless it is for
         * practice: the addresses in practice certificates lead nowhere.
         */
        revocation: z.enum(['required', 'whenAvailable', 'off']).optional(),
        /** For how long after its next update was due a CRL still counts, when no newer one can be had. */
        staleCrlHours: z.number().min(0).max(168).default(0),
        /** `host` or `host:port`, that OCSP and CRLs may be fetched from though they are inside a network. */
        internalHosts: z.array(host).default([]),
      })
      .prefault({}),
    /** Who is let in beside those on the list of accounts. No rule: nobody. */
    accounts: z.strictObject({ rules: z.array(accountRule).default([]) }).prefault({}),
    /** The cards with which credentials were got are looked at again: after 7 days, then every so many days. */
    cardChecks: z
      .strictObject({
        everyDays: z.number().min(1).max(90).default(7),
        /** What happens to the person's credentials when the card is found revoked. */
        onRevoked: z.enum(['report', 'suspend', 'revoke']).default('report'),
      })
      .prefault({}),
    /** For how long what is personal is kept; without end where nothing is said. */
    retention: z
      .strictObject({
        /** After an account has ended. */
        endedAccountDays: z.number().int().min(1).max(36_500).optional(),
        /** After a certificate has ended: people see what is over for 30 days. */
        expiredCredentialDays: z.number().int().min(30).max(36_500).optional(),
        /** Of ended accounts with keys for mail, without which nobody can read that mail any more. */
        mailKeys: z.enum(['erase', 'keep']).optional(),
      })
      .refine(
        ({ endedAccountDays, mailKeys }) => endedAccountDays === undefined || mailKeys !== undefined,
        'must say in mailKeys what becomes of keys for mail (erase or keep), because erasing them is for good',
      )
      .prefault({}),
    /** How many wrong tries are free, before each further one has to wait: 30 seconds, then twice as long each time. */
    limits: z
      .strictObject({
        account: z.number().int().min(1).max(50).default(10),
        station: z.number().int().min(1).max(1000).default(20),
        address: z.number().int().min(1).max(1000).default(50),
      })
      .prefault({}),
    credentialTypes: z
      .array(credentialTypeSettings)
      .min(1)
      .refine((types) => new Set(types.map(({ id }) => id)).size === types.length, 'must have different ids')
      .default([...defaultCredentialTypes]),
    /** How the revocation of our own certificates is published. */
    revocation: z
      .strictObject({
        /** Where those who rely on our certificates reach `httpPort`, such as http://pki.example.org. */
        publicUrl: publicUrl.optional(),
        /** Serves CRLs and OCSP over plain HTTP, as those who rely on certificates expect; 0 takes any free port. */
        httpPort: z.number().int().min(0).max(65_535).optional(),
        /** How long a CRL serves; a new one is made after half of it, and soon after each revocation. */
        crlHours: z.number().min(1).max(168).default(24),
      })
      .prefault({}),
    /** EST (RFC 7030). */
    est: z
      .strictObject({
        /** The port on which a credential renews itself by TLS client certificate; 0 takes any free port. */
        clientPort: z.number().int().min(0).max(65_535).optional(),
      })
      .prefault({}),
    /** SCEP (RFC 8894), for phones' own clients and for managed devices. */
    scep: z
      .strictObject({
        enabled: z.boolean().default(false),
        /** Of the registration authority's RSA key, when it is made. */
        keyBits: z.union([z.literal(2048), z.literal(3072)]).default(3072),
        /** For old clients: content in 3DES; messages signed with SHA-1. */
        tripleDes: z.boolean().default(true),
        sha1: z.boolean().default(false),
      })
      .prefault({}),
    /** Configuration profiles for iPhone, iPad and Mac: what uses the credential that SCEP gives them. */
    profiles: profileSettings.prefault({}),
    /** The mail server by which people are told of their credentials. Without it they are not told. */
    mail: mailServer.optional(),
    /** Telling phones by web push what happens to their person's credentials. */
    push: z
      .strictObject({
        enabled: z.boolean().default(true),
        /** Whom push services may write to; the address of the phone's listener when left out. */
        contact: z.url({ protocol: /^(https|mailto)$/, hostname: /.*/ }).optional(),
        /** `host` or `host:port` of push services inside the network; all others are public ones. */
        internalHosts: z.array(z.string().min(1)).default([]),
        /** PEM of authorities that vouch for push services; the well-known ones when left out. */
        caFile: z.string().min(1).optional(),
      })
      .prefault({}),
    /** Certificate files (PKCS#12) that a phone makes of a key of its own, for systems that take nothing else. */
    files: z.strictObject({ enabled: z.boolean().default(false) }).prefault({}),
    /** Put into certificates; made from `revocation.publicUrl` when left out. */
    locations: z.strictObject({ crl: uris.optional(), ocsp: uris.optional(), caIssuers: uris.optional() }).prefault({}),
    /** Addresses, or networks such as 10.0.0.0/8, that may read `/metrics` on the station's listener. */
    metricsFrom: z.array(addresses).default(['127.0.0.1', '::1']),
    activationSeconds: z.number().int().min(30).max(600, 'must be at most 600 (SP 800-63B-4, 4.1.2.2)').default(600),
    collectionHours: z.number().positive().max(168).default(24),
    visitIdleSeconds: z.number().int().min(30).max(900, 'must be at most 900 (SP 800-63B-4, AAL3)').default(300),
    visitMaximumMinutes: z.number().positive().max(20, 'must be at most 20 (SP 800-63B-4, 4.1.2)').default(20),
  })
  .transform((settings) => ({
    ...settings,
    login: {
      ...settings.login,
      policies: settings.login.policies ?? [settings.practice ? testPivAuthentication : pivAuthentication],
      cardSignerPolicies: settings.login.cardSignerPolicies ?? [
        settings.practice ? testContentSigning : contentSigning,
      ],
      revocation: settings.login.revocation ?? (settings.practice ? 'off' : 'required'),
    },
    locations: locationsOf(settings.locations, settings.revocation.publicUrl),
  }));

type Places = { readonly [Place in 'crl' | 'ocsp' | 'caIssuers']?: readonly string[] | undefined };

/** The routes of http/revocation.ts, wherever nothing else is configured. */
function locationsOf({ crl, ocsp, caIssuers }: Places, publicUrl: string | undefined) {
  const own = (path: string) => (publicUrl === undefined ? [] : [`${publicUrl}/${path}`]);
  return {
    crl: crl ?? own('crl.der'),
    deltaCrl: own('delta-crl.der'),
    ocsp: ocsp ?? own('ocsp'),
    caIssuers: caIssuers ?? own('ca.der'),
  };
}

/** The configuration with all defaults filled in. */
export type Configuration = z.output<typeof configuration>;

/** The configuration as it is written: only what differs from the defaults. */
export type ConfigurationInput = z.input<typeof configuration>;

/** Reads a configuration; otherwise a line for each thing that is wrong, with the name of the field. */
export function readConfiguration(input: unknown): Result<Configuration, string> {
  const result = configuration.safeParse(input);
  if (result.success) return ok(result.data);
  const lines = result.error.issues.map((issue) => `${issue.path.join('.') || 'configuration'}: ${issue.message}`);
  return failed(lines.join('\n'));
}
