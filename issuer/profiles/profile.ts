// SPDX-License-Identifier: Apache-2.0
// A configuration profile for iPhone, iPad and Mac: the phone’s own SCEP client makes an RSA key that cannot be
// exported and gets the credential for it; Wi-Fi, VPN and mail refer to that credential. The keys are those of Apple’s
// device-management schema (github.com/apple/device-management, mdm/profiles), a payload a function.

import { createHash } from 'node:crypto';
import { parseCertificate } from '../../x509/certificate.ts';
import { attributeText } from '../../x509/name.ts';
import type { Account } from '../login/accounts.ts';
import type { KeyFiles } from '../mail/key-file.ts';
import { signingChallenge } from '../scep/challenges.ts';
import { encodePropertyList, type PropertyValue } from './plist.ts';
import type { MailSettings, ProfileSettings, VpnSettings, WifiSettings } from './settings.ts';

/** What one phone's profile is made from. */
export interface ProfileOrder {
  readonly activationId: string;
  readonly account: Pick<Account, 'name' | 'email' | 'identifier'>;
  readonly organisation: string;
  /** Where SCEP is answered, and the challenge for one key. */
  readonly scepUrl: string;
  readonly challenge: string;
  /** The certificate of the CA that issues the credential, DER. */
  readonly authority: Uint8Array;
  /** Roots of the servers of Wi-Fi, VPN and mail, DER. */
  readonly serverRoots: readonly Uint8Array[];
  readonly settings: Pick<ProfileSettings, 'identifier' | 'wifi' | 'vpn' | 'mail'>;
  /** The person's keys for encrypted mail, where the credential is for mail. */
  readonly mail?: KeyFiles | undefined;
}

type Dictionary = Readonly<Record<string, PropertyValue>>;

/** Writes it as XML. The same activation has the same identifiers: a second download replaces the first. */
export function encodeProfile(order: ProfileOrder): string {
  const { organisation, settings, authority, serverRoots } = order;
  const payload = payloadsOf(order);
  const identity = payload('com.apple.security.scep', 'credential', scep(order));
  const secureMail = order.mail && secureMailOf(order, order.mail, payload);
  const roots = serverRoots.map((root, index) =>
    payload('com.apple.security.root', `server-root-${index}`, rootOf(root)),
  );
  const content = [
    payload('com.apple.security.root', 'authority', rootOf(authority)),
    ...roots,
    identity,
    ...(secureMail ? [secureMail.signing, ...secureMail.encryption] : []),
    ...settings.wifi.map((network, index) =>
      payload('com.apple.wifi.managed', `wifi-${index}`, wifi(network, identity, roots)),
    ),
    ...settings.vpn.map((each, index) => payload('com.apple.vpn.managed', `vpn-${index}`, vpn(each, order, identity))),
    ...(settings.mail
      ? [payload(mailTypes[settings.mail.kind], 'mail', mail(settings.mail, order, identity, secureMail))]
      : []),
  ];
  return encodePropertyList({
    ...payload('Configuration', 'profile', {
      PayloadDisplayName: `${organisation}: credential`,
      PayloadDescription: `A credential of ${order.account.name}, and what uses it.`,
      PayloadOrganization: organisation,
      PayloadRemovalDisallowed: false,
    }),
    PayloadContent: content,
  });
}

interface Payload extends Dictionary {
  readonly PayloadUUID: string;
}

/** What every payload has: its type, and names that stay the same for this activation. */
function payloadsOf({ activationId, settings }: ProfileOrder) {
  return (type: string, part: string, content: Dictionary): Payload => ({
    ...content,
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: `${settings.identifier}.${activationId.toLowerCase()}.${part}`,
    PayloadUUID: uuidOf(activationId, part),
  });
}

/** What S/MIME is done with: the phone makes the key for signing itself, those for encryption come along. */
interface SecureMail {
  readonly signing: Payload;
  /** The present key first. */
  readonly encryption: readonly Payload[];
}

function secureMailOf(
  order: ProfileOrder,
  { password, encryption }: KeyFiles,
  payload: ReturnType<typeof payloadsOf>,
): SecureMail {
  const signer = scep({ ...order, challenge: signingChallenge(order.challenge) });
  const PayloadDisplayName = `Mail signing of ${order.account.name}`;
  return {
    signing: payload('com.apple.security.scep', 'mail-signing', { ...signer, PayloadDisplayName }),
    encryption: encryption.map(({ issued, file }) =>
      payload('com.apple.security.pkcs12', `mail-encryption-${issued.serialNumber}`, {
        PayloadDisplayName: `Mail encryption from ${new Date(issued.notBefore).toISOString().slice(0, 10)}`,
        PayloadCertificateFileName: 'mail-encryption.p12',
        PayloadContent: file,
        // Apple asks for it where profiles travel in the open. This one goes over TLS to the browser that was compared,
        // which could have file and password in one answer too.
        Password: password,
      }),
    ),
  };
}

/** The issuer takes names from the account; the subject is what the phone shows meanwhile. */
function scep({ account, organisation, scepUrl, challenge, authority }: ProfileOrder): Dictionary {
  return {
    PayloadDisplayName: `Credential of ${account.name}`,
    PayloadContent: {
      URL: scepUrl,
      Name: organisation,
      Subject: [[['O', organisation]], [['CN', account.name]]],
      ...(account.email && { SubjectAltName: { rfc822Name: account.email } }),
      Challenge: challenge,
      // 1024 by default. 4096 takes phones minutes.
      Keysize: 2048,
      'Key Type': 'RSA',
      // Signing alone, as the certificate will say.
      'Key Usage': 1,
      // Apple's client knows MD5 and SHA-1. It is another certificate of the same hash that would have to be found.
      CAFingerprint: createHash('sha1').update(authority).digest(),
      Retries: 3,
      RetryDelay: 10,
      KeyIsExtractable: false,
    },
  };
}

function rootOf(certificate: Uint8Array): Dictionary {
  const name = attributeText(parseCertificate(certificate).subject, 'commonName') ?? 'Root';
  return { PayloadDisplayName: name, PayloadContent: certificate };
}

/** 13 is EAP-TLS. With names and roots the phone asks nobody whether to trust the server. */
function wifi(network: WifiSettings, identity: Payload, roots: readonly Payload[]): Dictionary {
  const { ssid, encryption, hidden, autoJoin, serverNames } = network;
  return {
    PayloadDisplayName: `Wi-Fi ${ssid}`,
    SSID_STR: ssid,
    HIDDEN_NETWORK: hidden,
    AutoJoin: autoJoin,
    EncryptionType: encryption,
    PayloadCertificateUUID: identity.PayloadUUID,
    EAPClientConfiguration: {
      AcceptEAPTypes: [13],
      TLSMinimumVersion: '1.2',
      ...(roots.length > 0 && { PayloadCertificateAnchorUUID: roots.map(({ PayloadUUID }) => PayloadUUID) }),
      ...(serverNames.length > 0 && { TLSTrustedServerNames: serverNames }),
    },
  };
}

function vpn(
  { name, server, remoteIdentifier, serverIssuer }: VpnSettings,
  { account }: ProfileOrder,
  identity: Payload,
) {
  const association = { EncryptionAlgorithm: 'AES-256-GCM', IntegrityAlgorithm: 'SHA2-256', DiffieHellmanGroup: 19 };
  return {
    PayloadDisplayName: `VPN ${name}`,
    UserDefinedName: name,
    VPNType: 'IKEv2',
    IKEv2: {
      RemoteAddress: server,
      RemoteIdentifier: remoteIdentifier ?? server,
      LocalIdentifier: account.email ?? account.identifier,
      AuthenticationMethod: 'Certificate',
      CertificateType: 'RSA',
      PayloadCertificateUUID: identity.PayloadUUID,
      ...(serverIssuer && { ServerCertificateIssuerCommonName: serverIssuer }),
      EnablePFS: 1,
      DeadPeerDetectionRate: 'Medium',
      IKESecurityAssociationParameters: association,
      ChildSecurityAssociationParameters: association,
    },
  };
}

const mailTypes = { exchange: 'com.apple.eas.account', imap: 'com.apple.mail.managed' } as const;

function mail(
  settings: MailSettings,
  { account }: ProfileOrder,
  identity: Payload,
  secureMail: SecureMail | undefined,
): Dictionary {
  const address = account.email ?? account.identifier;
  const own =
    settings.kind === 'exchange' ? exchange(settings, address, identity) : imap(settings, account.name, address);
  return { PayloadDisplayName: `Mail ${settings.name}`, ...own, ...(secureMail && smime(secureMail)) };
}

/**
 * Signs every mail unless the person switches that off; encrypts where the person says so. Both account types know
 * these.
 */
function smime({ signing, encryption: [present] }: SecureMail): Dictionary {
  return {
    SMIMESigningEnabled: true,
    SMIMESigningUserOverrideable: true,
    SMIMESigningCertificateUUID: signing.PayloadUUID,
    SMIMEEnableEncryptionPerMessageSwitch: true,
    ...(present && { SMIMEEncryptionCertificateUUID: present.PayloadUUID }),
  };
}

function exchange(
  { host }: Extract<MailSettings, { kind: 'exchange' }>,
  address: string,
  identity: Payload,
): Dictionary {
  return {
    Host: host,
    SSL: true,
    EmailAddress: address,
    UserName: address,
    PayloadCertificateUUID: identity.PayloadUUID,
  };
}

function imap(
  { name, incoming, outgoing }: Extract<MailSettings, { kind: 'imap' }>,
  person: string,
  address: string,
): Dictionary {
  return {
    EmailAccountDescription: name,
    EmailAccountName: person,
    EmailAccountType: 'EmailTypeIMAP',
    EmailAddress: address,
    IncomingMailServerAuthentication: 'EmailAuthPassword',
    IncomingMailServerHostName: incoming.host,
    IncomingMailServerPortNumber: incoming.port,
    IncomingMailServerUseSSL: true,
    IncomingMailServerUsername: address,
    OutgoingMailServerAuthentication: 'EmailAuthPassword',
    OutgoingMailServerHostName: outgoing.host,
    OutgoingMailServerPortNumber: outgoing.port,
    OutgoingMailServerUseSSL: true,
    OutgoingMailServerUsername: address,
    OutgoingPasswordSameAsIncomingPassword: true,
  };
}

/** A UUID of the kind that is made in a way of one's own (RFC 9562, version 8). */
function uuidOf(activationId: string, part: string): string {
  const bytes = createHash('sha256').update(`pivot profile: ${activationId}: ${part}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    .toUpperCase();
}
