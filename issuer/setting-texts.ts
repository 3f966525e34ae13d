// SPDX-License-Identifier: Apache-2.0
// What belongs into each setting, for the administrator: the schema of the configuration and `check-config` say it.

/** A sentence or less for each setting, by its place. Lists stand for their entries. */
export const settingTexts: Readonly<Record<string, string>> = {
  organisation: 'the organisation’s name, at most 64 characters, for pages and certificates',
  support: 'whom to ask for help, as pages show it, at most 200 characters',
  instructions: 'the address (https://…) of the organisation’s own instructions for setting up a phone',
  practice: 'true for practice cards alone, false for real cards; settled when the data folder is made',
  dataFolder: 'the folder where everything is kept',
  'store.postgresql.host': 'the database’s host: a name, an address, or the folder of its Unix socket',
  'store.postgresql.port': 'the database’s port, 1 to 65535',
  'store.postgresql.database': 'the name of the database',
  'store.postgresql.user': 'the user of the database',
  'store.postgresql.passwordFile':
    'a file, readable by its owner alone, with the user’s password; else $PGPASSWORD counts',
  'store.postgresql.tls.caFile': 'a PEM file with the CA that vouches for the database’s certificate',
  'store.postgresql.keyFile':
    'a file, readable by its owner alone, with the passphrase (20 characters or more) under which shared keys are sealed',
  'store.postgresql.connections': 'how many connections each issuer may open, 2 to 100',
  'store.postgresql.answerSeconds':
    'for how many seconds, 1 to 60, the database may say nothing to what it is asked, before the connection is given up',
  'station.host': 'the address on which stations are answered: a host name or an IP address',
  'station.port': 'the port for stations, 1 to 65535; 0 takes any free one',
  'station.origin': 'the address as stations see it: https://host or https://host:port',
  proxies:
    'addresses, or networks such as 10.0.0.0/8, of reverse proxies whose X-Forwarded-For says where requests come from',
  proxyProtocol:
    'listeners (station, phone, est-client, revocation) whose proxies pass TCP and begin each connection with a header of the PROXY protocol',
  'connections.perListener': 'how many connections each listener holds at once, 10 to 100000; more are closed',
  'connections.perAddress':
    'how many of them one address (of IPv6, one network) may have, 10 to 100000; does not apply to proxies',
  'stations.registeredOnly': 'true to refuse stations that are not registered with the command stations add',
  'phone.host': 'the address on which phones are answered: a host name or an IP address',
  'phone.port': 'the port for phones, 1 to 65535; 0 takes any free one',
  'phone.origin': 'the address as phones see it: https://host or https://host:port',
  'tls.certificateFile': 'a PEM file with the certificate of both listeners and its chain',
  'tls.keyFile': 'the PEM file of the key to that certificate',
  caPassphraseFile: 'a file, readable by its owner alone, with a passphrase of at least 20 characters for the CA’s key',
  phonePages: 'the folder of the built phone app',
  trustFiles: 'files of roots and intermediates (PEM, DER or PKCS#7) to trust, beside those of the command trust',
  'login.policies': 'certificate policies of PIV authentication (object identifiers), of which a card must have one',
  'login.cardSignerPolicies':
    'certificate policies of content signing (object identifiers), of which whoever signs cards must have one',
  'login.revocation': 'required, whenAvailable or off: whether cards must be known not to be revoked',
  'login.staleCrlHours': 'for how many hours after its next update a CRL still counts, 0 to 168',
  'login.internalHosts':
    'hosts inside your network (host or host:port) from which CRLs and OCSP answers may be fetched',
  'accounts.rules':
    'who is let in beside those on the list: anchor (a root’s SHA-256), and issuer, policies, upnSuffix, groups',
  'cardChecks.everyDays': 'after how many days cards are looked at again, 1 to 90; the first time it is 7',
  'cardChecks.onRevoked': 'report, suspend or revoke: what happens to credentials whose person’s card is found revoked',
  'retention.endedAccountDays':
    'how many days after its end an account is erased by itself, 1 to 36500; never when left out, and only with mailKeys',
  'retention.expiredCredentialDays':
    'how many days after its end a certificate’s name and bytes are erased by themselves, 30 to 36500; never when left out',
  'retention.mailKeys':
    'erase (for good: mail to these keys can never be read again) or keep: what becomes of ended accounts that keys for mail are kept for',
  'limits.account': 'how many wrong tries in a row are free for an account, 1 to 50',
  'limits.station': 'how many wrong log-ins are free for a station, 1 to 1000',
  'limits.address': 'how many wrong numbers and codes are free for an address of phones, 1 to 1000',
  credentialTypes:
    'what people can choose: id, names by language (en at least), lifetimeDays, policies (never AAL3), mail (true for certificates for signing and encrypting mail), encryptionKey (RSA-2048, RSA-3072 or P-256), groups that may have it, maximumPerPerson, whenFull (refuse or replace), and comparison (always, or inBrowsers: not for other clients of EST and SCEP)',
  'est.clientPort':
    'a port, on the phones’ address, where EST clients renew by TLS client certificate; none by default',
  'scep.enabled': 'true to let phones’ own clients and managed devices enrol by SCEP',
  'scep.keyBits': 'the size of the RSA key of SCEP’s registration authority when it is made: 2048 or 3072',
  'scep.tripleDes': 'true to take SCEP requests whose content is in 3DES',
  'scep.sha1': 'true to take SCEP messages that are signed with SHA-1',
  'files.enabled': 'true to let phones put a key and its certificate into a file (PKCS#12) for their system',
  'profiles.identifier': 'what profiles of the organisation are known by on a phone, such as org.example.credential',
  'profiles.signer.certificateFile': 'a PEM file with the certificate that signs profiles, and its chain',
  'profiles.signer.keyFile': 'the PEM file of the key to that certificate',
  'profiles.trustFiles': 'PEM files with the roots of the servers of Wi-Fi, VPN and mail',
  'profiles.wifi': 'networks with EAP-TLS: ssid, and encryption (WPA2, WPA3, Any), hidden, autoJoin, serverNames',
  'profiles.vpn': 'IKEv2 connections: name and server, and remoteIdentifier, serverIssuer',
  'profiles.mail':
    'the mail account: kind exchange with name and host, or kind imap with name, incoming and outgoing (host, port)',
  'revocation.publicUrl': 'where those who rely on certificates reach CRL and OCSP, such as http://pki.example.org',
  'revocation.httpPort': 'a port of plain HTTP for CRL and OCSP; none by default',
  'revocation.crlHours': 'for how many hours a CRL serves, 1 to 168',
  'locations.crl': 'addresses of the CRL, put into certificates',
  'locations.ocsp': 'addresses of the OCSP responder, put into certificates',
  'locations.caIssuers': 'addresses of the CA’s certificate, put into certificates',
  'mail.host': 'the mail server: a host name or an address',
  'mail.port': 'the port of the mail server, 1 to 65535; 587 for startTls, 465 for tls',
  'mail.security': 'startTls, tls, or none for a mail server on this machine',
  'mail.caFile': 'a PEM file of authorities that vouch for the mail server; the well-known ones when left out',
  'mail.user': 'the name under which the mail server is used',
  'mail.passwordFile': 'a file, readable by its owner alone, with the password to that name',
  'mail.from': 'the address that mail to people comes from',
  'mail.administrator': 'the address that is told when a person says of a credential that it is not theirs',
  'mail.language': 'en, nl, de, fr or es: the language of mail to people whose own is not known',
  'mail.timeZone': 'the time zone of the times that people read in mail, such as Europe/Amsterdam',
  'push.enabled': 'true or false: whether phones are told by web push, where their person wants it',
  'push.contact':
    'whom push services may write to: mailto:… or https://…; the address of the phone’s listener when left out',
  'push.internalHosts':
    'host or host:port of push services inside your network; all others are asked at public addresses alone',
  'push.caFile': 'a PEM file of authorities that vouch for push services; the well-known ones when left out',
  metricsFrom: 'addresses, or networks such as 10.0.0.0/8, that may read /metrics on the station’s listener',
  activationSeconds: 'how long a code lives, 30 to 600 seconds',
  collectionHours: 'how long a phone can fetch its certificate after the confirmation, up to 168 hours',
  visitIdleSeconds: 'after how many seconds without activity a visit ends, 30 to 900',
  visitMaximumMinutes: 'for how many minutes a log-in counts, at most 20',
};
