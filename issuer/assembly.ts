// SPDX-License-Identifier: Apache-2.0
// The composition root: builds the issuer's duties in reading order, and decides nothing.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Hono } from 'hono';
import packageJson from '../package.json' with { type: 'json' };
import { createAdmission } from './accounts/admission.ts';
import { createRetention } from './accounts/retention.ts';
import { settleAccounts } from './accounts/settling.ts';
import { createHub, type Link } from './activation/hub.ts';
import { createPhoneSide, type PhoneSide } from './activation/phone-side.ts';
import type { Surroundings } from './activation/progress.ts';
import { createStationSide } from './activation/station-side.ts';
import { createUpkeep } from './activation/upkeep.ts';
import { createAnchorReader, type TrustedCertificate } from './anchors/anchors.ts';
import type { Aside } from './aside/tasks.ts';
import { type Authority, readOrMakeKey } from './ca/authority.ts';
import { certificateMaker } from './ca/make-certificate.ts';
import { checkCards } from './card-checks/card-checks.ts';
import type { Clock } from './clock.ts';
import type { Configuration } from './config.ts';
import { createDeviceLogin } from './device-login/device-login.ts';
import { createSignIns } from './device-login/sign-ins.ts';
import { openSigningKeys } from './device-login/signing-keys.ts';
import { createRenewals } from './enrolment/renewals.ts';
import { reportingTakenKeys } from './enrolment/taken-keys.ts';
import { createTrials } from './enrolment/trials.ts';
import { createOpenApp } from './http/app.ts';
import { createEstClientApp } from './http/est-client-app.ts';
import type { Log } from './http/log.ts';
import { createPhoneApp } from './http/phone-app.ts';
import { type RevocationDuties, routeRevocation } from './http/revocation.ts';
import { scepPath } from './http/scep.ts';
import { createStationApp } from './http/station-app.ts';
import { createLimits } from './limits/limits.ts';
import { createSignerJudge } from './login/card-signers.ts';
import { judge, type PathBasis } from './login/judgement.ts';
import { createLoginDesk } from './login/login.ts';
import { createVisits } from './login/visits.ts';
import { createMailDesk, type MailDesk } from './mail/desk.ts';
import type { KeyArchive } from './mail/key-archive.ts';
import { countingStore } from './metrics/counting-store.ts';
import type { Metrics } from './metrics/metrics.ts';
import { sendNotifications, upkeepNotifications } from './notify/courier.ts';
import { senderOf } from './notify/letter.ts';
import { createMailer } from './notify/mail.ts';
import { withoutMail } from './notify/without-mail.ts';
import { createPhones } from './phones/phones.ts';
import { createProfileDesk, type ProfileDesk } from './profiles/desk.ts';
import { createProfileMaker } from './profiles/maker.ts';
import { createPusher, type Pusher } from './push/pusher.ts';
import type { Store } from './records.ts';
import { type CredentialUses, createCredentialUses } from './revocation/credential-uses.ts';
import { createFetcher } from './revocation/fetcher.ts';
import { createRevocationLists } from './revocation/lists.ts';
import { createIssuerFinder } from './revocation/missing-issuers.ts';
import { onlineRevocation, tolerantRevocation } from './revocation/online-revocation.ts';
import { createOwnCredentials } from './revocation/own-credentials.ts';
import { createResponder } from './revocation/responder.ts';
import { createScepEnrolment } from './scep/enrolment.ts';
import { openRegistrationAuthority } from './scep/registration-authority.ts';
import { createScepResponder, type ScepResponder } from './scep/responder.ts';
import { openSecrets } from './secrets.ts';
import { watchedStore } from './store/watched.ts';

/** What the issuer is built from. */
export interface Parts {
  readonly store: Store;
  /** To other issuers behind the same store. */
  readonly link?: Link | undefined;
  readonly authority: Authority;
  /** Where the keys of encryption certificates are kept. */
  readonly archive: KeyArchive;
  /** The organisation in the subjects of certificates. */
  readonly organisation: string;
  /** Trusted by the configuration, beside what the store has. */
  readonly trusted: readonly TrustedCertificate[];
  readonly stationOrigin: string;
  readonly phoneOrigin: string;
  /** Of the listener with TLS client certificates, when there is one. */
  readonly estClientOrigin: string | undefined;
  readonly aside: Aside;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What answers on the two listeners, and what has to be called every second. */
export interface Assembly {
  readonly stationApp: Hono;
  readonly phoneApp: Hono;
  /** For the listener with TLS client certificates, when there is one. */
  readonly estClientApp: Hono | undefined;
  /** For a listener without TLS, when there is one. */
  readonly revocationApp: Hono;
  readonly sweep: () => Promise<void>;
  /** Keeps where credentials were used; to be called every few seconds, and at the end. */
  readonly keepUses: () => Promise<void>;
  /** Looks at cards again; to be called every minute or so. */
  readonly checkCards: () => Promise<void>;
  /** Erases what was kept for long enough; to be called every minute or so. */
  readonly eraseDue: () => Promise<void>;
  /** Tells people what has happened; to be called every second. */
  readonly sendNotifications: () => Promise<void>;
  /** Looks for what is about to end; to be called every minute or so. */
  readonly upkeepNotifications: () => Promise<void>;
  /** Ends what would go on for ever: streams of events. */
  readonly stop: () => void;
}

/** Builds the issuer. */
export function assemble(configuration: Configuration, given: Parts): Assembly {
  const { log, clock, metrics } = given;
  const kept = configuration.mail ? given.store : withoutMail(given.store);
  const store = countingStore(reportingTakenKeys(watchedStore(kept, log), clock), metrics);
  const parts = { ...given, store };
  const domain = createDomain(configuration, parts);
  const { hub, uses } = domain;
  return {
    stationApp: openStationApp(configuration, parts, domain),
    phoneApp: openPhoneApp(configuration, parts, domain),
    estClientApp: openEstClientApp(configuration, parts, domain),
    revocationApp: openRevocationApp(configuration, parts, domain),
    keepUses: uses.keep,
    ...tasksOf(configuration, parts, domain),
    stop: hub.stop,
  };
}

/** What several listeners and tasks need of the issuer's duties. */
function createDomain(configuration: Configuration, parts: Parts) {
  const { store, clock, authority, phoneOrigin, aside } = parts;
  const around = surroundings(configuration, parts);
  const upkeep = createUpkeep(around);
  const idleMilliseconds = configuration.visitIdleSeconds * 1000;
  const longestMilliseconds = configuration.visitMaximumMinutes * 60_000;
  const visits = createVisits({ ...around, upkeep, idleMilliseconds, longestMilliseconds });
  const basis = createPathBasis(configuration, parts);
  const signIns = createSignIns(around);
  const keys = openSigningKeys(configuration.dataFolder);
  const uses = createCredentialUses({ store, clock });
  return {
    around,
    hub: around.hub,
    upkeep,
    visits,
    basis,
    judge: createJudge(configuration, parts, basis),
    signIns,
    deviceLogin: createDeviceLogin({ ...around, signIns, keys, origin: phoneOrigin }),
    uses,
    publication: publish(configuration, parts, uses),
    pusher: configuration.push.enabled ? openPusher(configuration, phoneOrigin, clock) : undefined,
    renewals: createRenewals({ ...around, aside }, `${phoneOrigin}/api/renewals`),
    authority: authority.certificate.bytes,
  };
}

type Domain = ReturnType<typeof createDomain>;

/** What all listeners have in common. */
function openOn(name: string, { proxies }: Configuration, { clock, log, metrics }: Parts) {
  return { name, proxies, clock, log, metrics };
}

function openStationApp(configuration: Configuration, parts: Parts, domain: Domain): Hono {
  const { store, clock, phoneOrigin, stationOrigin: origin } = parts;
  const { around, hub, upkeep, visits, basis, judge, signIns } = domain;
  const { organisation, practice, support, credentialTypes, accounts, login, stations, metricsFrom, station } =
    configuration;
  const admission = createAdmission({ practice, rules: accounts.rules, credentialTypes });
  return createStationApp({
    ...openOn('station', configuration, parts),
    store,
    storeFolder: configuration.store.postgresql ? undefined : configuration.dataFolder,
    certificate: parts.authority.certificate,
    metricsFrom,
    registeredOnly: stations.registeredOnly,
    info: { product: 'pivot', version: packageJson.version, organisation, origin, phoneOrigin, practice, support },
    origin,
    listensOn: station.host,
    credentialTypes,
    desk: createLoginDesk({ ...around, visits, upkeep, judge, admission, origin }),
    visits,
    activations: createStationSide(around),
    signIns,
    credentials: createOwnCredentials({ clock, credentialTypes }),
    judgeSigner: createSignerJudge({ store, clock, policies: login.cardSignerPolicies, basis }),
    hub,
  });
}

function openPhoneApp(configuration: Configuration, parts: Parts, domain: Domain): Hono {
  const { store, clock, phoneOrigin: origin, archive, aside } = parts;
  const { around, publication, signIns, deviceLogin, renewals, uses, pusher, authority } = domain;
  const { organisation, practice, support, instructions, credentialTypes, files, phone, phonePages } = configuration;
  const activations = createPhoneSide(around);
  const mail = createMailDesk({ ...around, aside, archive, authority, origin });
  const scep = configuration.scep.enabled
    ? createScep(configuration, parts, { ...around, phones: activations, secureMail: mail })
    : undefined;
  return createPhoneApp({
    ...openOn('phone', configuration, parts),
    store,
    ...publication,
    info: { organisation, practice, support, instructions, push: pusher?.publicKey },
    origin,
    listensOn: phone.host,
    credentialTypes,
    timeZone: senderOf(configuration).timeZone,
    activations,
    aside,
    deliveries: ['browser', ...(scep ? ['profile' as const] : []), ...(files.enabled ? ['file' as const] : [])],
    scep: scep?.responder,
    profiles: scep?.profiles,
    signIns,
    deviceLogin,
    mail,
    renewals,
    phones: createPhones(store, clock),
    trials: createTrials(store, clock, uses, `${origin}/api/trials`),
    pages: phonePages,
  });
}

function openEstClientApp(
  configuration: Configuration,
  parts: Parts,
  { renewals, authority }: Domain,
): Hono | undefined {
  const { estClientOrigin: origin, aside } = parts;
  if (origin === undefined) return undefined;
  const common = openOn('est-client', configuration, parts);
  const { host: listensOn } = configuration.phone;
  return createEstClientApp({ ...common, renewals, aside, origin, listensOn, authority });
}

function openRevocationApp(configuration: Configuration, parts: Parts, { publication }: Domain): Hono {
  const app = createOpenApp(openOn('revocation', configuration, parts));
  routeRevocation(app, publication);
  return app;
}

/** How others hear of the revocation of our certificates. */
function publish(
  { revocation, locations }: Configuration,
  { store, authority, clock }: Parts,
  uses: CredentialUses,
): RevocationDuties {
  const lifetimeMilliseconds = revocation.crlHours * 3_600_000;
  return {
    lists: createRevocationLists({ store, authority, clock, lifetimeMilliseconds, deltaAddresses: locations.deltaCrl }),
    responder: createResponder({ store, authority, clock, uses }),
    authority: authority.certificate.bytes,
  };
}

/** Judges cards' certificates by what is trusted at that moment. */
function createJudge({ login, practice }: Configuration, { authority }: Parts, basis: () => Promise<PathBasis>) {
  const { policies } = login;
  return async (certificate: Uint8Array) =>
    judge(certificate, { ...(await basis()), policies, ownAuthority: authority.certificate, practice });
}

/** What has to be called again and again. */
function tasksOf(
  configuration: Configuration,
  { store, clock, log, metrics, phoneOrigin }: Parts,
  { around, hub, visits, upkeep, judge, signIns, deviceLogin, pusher }: Domain,
): Pick<Assembly, 'sweep' | 'checkCards' | 'eraseDue' | 'sendNotifications' | 'upkeepNotifications'> {
  const { mail, cardChecks, organisation } = configuration;
  const { everyDays, onRevoked } = cardChecks;
  const checks = { store, clock, judge, everyMilliseconds: everyDays * 86_400_000, onRevoked };
  const mailer = mail && createMailer(mail, organisation);
  const courier = { store, clock, log, metrics, sender: senderOf(configuration, phoneOrigin), mailer, pusher };
  const sweep = async () => {
    await settleAccounts({ store, clock, hub, visits, upkeep });
    await visits.sweep();
    await upkeep.sweep();
    await store.transaction(async (records) => {
      await around.limits.sweep(records);
      await signIns.sweep(records);
      await deviceLogin.sweep(records);
    });
  };
  return {
    sweep,
    checkCards: () => checkCards(checks),
    eraseDue: createRetention({ store, clock, policy: configuration.retention }),
    sendNotifications: () => sendNotifications(courier),
    upkeepNotifications: () => upkeepNotifications(courier),
  };
}

function surroundings(
  configuration: Configuration,
  { store, link, clock, organisation, authority, trusted }: Parts,
): Surroundings {
  const configured = new Set(trusted.map(({ fingerprint }) => fingerprint));
  const { credentialTypes, locations, limits } = configuration;
  return {
    store,
    clock,
    hub: createHub(link),
    limits: createLimits(clock, limits),
    secrets: openSecrets(configuration.dataFolder),
    activationMilliseconds: configuration.activationSeconds * 1000,
    collectionMilliseconds: configuration.collectionHours * 3_600_000,
    credentialTypes,
    isTrusted: async (records, anchor) => configured.has(anchor) || (await records.trusted.has(anchor)),
    makeCertificate: certificateMaker({ authority, organisation, credentialTypes, locations }),
  };
}

/** Web push, by a key of its own in the data folder. */
function openPusher({ push, dataFolder }: Configuration, phoneOrigin: string, clock: Clock): Pusher {
  const { contact = phoneOrigin, internalHosts, caFile } = push;
  const poster = createFetcher({ internalHosts, ca: caFile === undefined ? undefined : readFileSync(caFile) });
  return createPusher({ poster, clock, contact, key: readOrMakeKey(path.join(dataFolder, 'push.key')) });
}

/**
 * SCEP, and the profiles that let phones' own clients use it. The registration authority gets its key on the first
 * start.
 */
function createScep(
  configuration: Configuration,
  { authority, organisation, clock, phoneOrigin, aside }: Parts,
  around: Surroundings & { readonly phones: PhoneSide; readonly secureMail: MailDesk },
): { readonly responder: ScepResponder; readonly profiles: ProfileDesk } {
  const { dataFolder, profiles: settings } = configuration;
  const { keyBits, tripleDes, sha1 } = configuration.scep;
  const now = clock.now();
  const registrationAuthority = openRegistrationAuthority(dataFolder, authority, organisation, keyBits, now);
  const certificate = authority.certificate.bytes;
  const responder = createScepResponder({
    registrationAuthority,
    authority: certificate,
    enrolment: createScepEnrolment(around, around.phones),
    secrets: around.secrets,
    aside,
    tripleDes,
    sha1,
  });
  const scepUrl = `${phoneOrigin}${scepPath}`;
  const makeProfile = createProfileMaker(settings, {
    registrationAuthority,
    authority: certificate,
    organisation,
    scepUrl,
  });
  return {
    responder,
    profiles: createProfileDesk({ ...around, origin: phoneOrigin, makeProfile, mail: around.secureMail }),
  };
}

/** What is trusted is read anew for each certificate: the administrator's changes count at once. */
function createPathBasis({ login }: Configuration, { store, trusted, clock, log }: Parts) {
  const network = askNetwork(login, clock, log);
  const readAnchors = createAnchorReader(store, trusted);
  return async (): Promise<PathBasis> => ({
    ...network,
    trusted: await readAnchors(),
    at: new Date(clock.now()),
  });
}

/** What is asked of the issuers of cards; nothing when revocation is off. */
function askNetwork(
  { revocation, staleCrlHours, internalHosts }: Configuration['login'],
  clock: Clock,
  log: Log,
): Pick<PathBasis, 'revocation' | 'findIssuers'> {
  if (revocation === 'off') return { revocation: 'none', findIssuers: async () => [] };
  const fetcher = createFetcher({ internalHosts });
  const online = onlineRevocation({ fetcher, clock, staleMilliseconds: staleCrlHours * 3_600_000 });
  return {
    revocation: revocation === 'required' ? online : tolerantRevocation(online, log),
    findIssuers: createIssuerFinder(fetcher, clock),
  };
}
