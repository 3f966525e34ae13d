// SPDX-License-Identifier: Apache-2.0
// What belongs into each setting, for the administrator: the schema of the configuration and `check-config` say it.

/** A sentence or less for each setting, by its place. Lists stand for their entries. */
export const settingTexts: Readonly<Record<string, string>> = {
  organisation: 'the organisation’s name, at most 64 characters, for pages and certificates',
  support: 'whom to ask for help, as pages show it, at most 200 characters',
  practice: 'true for practice cards alone, false for real cards; settled when the data folder is made',
  dataFolder: 'the folder where everything is kept',
  'station.host': 'the address on which stations are answered: a host name or an IP address',
  'station.port': 'the port for stations, 1 to 65535; 0 takes any free one',
  'station.origin': 'the address as stations see it: https://host or https://host:port',
  'phone.host': 'the address on which phones are answered: a host name or an IP address',
  'phone.port': 'the port for phones, 1 to 65535; 0 takes any free one',
  'phone.origin': 'the address as phones see it: https://host or https://host:port',
  'tls.certificateFile': 'a PEM file with the certificate of both listeners and its chain',
  'tls.keyFile': 'the PEM file of the key to that certificate',
  caPassphraseFile: 'a file, readable by its owner alone, with a passphrase of at least 20 characters for the CA’s key',
  phonePages: 'the folder of the built phone app',
  trustFiles: 'files of roots and intermediates (PEM, DER or PKCS#7) to trust, beside those of the command trust',
  'login.policies': 'certificate policies of PIV authentication (object identifiers), of which a card must have one',
  'login.revocation': 'required, whenAvailable or off: whether cards must be known not to be revoked',
  'login.staleCrlHours': 'for how many hours after its next update a CRL still counts, 0 to 168',
  'login.internalHosts':
    'hosts inside your network (host or host:port) from which CRLs and OCSP answers may be fetched',
  'accounts.rules':
    'who is let in beside those on the list: anchor (a root’s SHA-256), and issuer, policies, upnSuffix, groups',
  'limits.account': 'how many wrong tries in a row are free for an account, 1 to 50',
  'limits.station': 'how many wrong log-ins are free for a station, 1 to 1000',
  'limits.address': 'how many wrong numbers and codes are free for an address of phones, 1 to 1000',
  credentialTypes:
    'what people can choose: id, names by language (en at least), lifetimeDays, policies (never AAL3), groups that may have it, maximumPerPerson, and whenFull (refuse or replace)',
  'scep.enabled': 'true to let phones’ own clients and managed devices enrol by SCEP',
  'scep.keyBits': 'the size of the RSA key of SCEP’s registration authority when it is made: 2048 or 3072',
  'scep.tripleDes': 'true to take SCEP requests whose content is in 3DES',
  'scep.sha1': 'true to take SCEP messages that are signed with SHA-1',
  'revocation.publicUrl': 'where those who rely on certificates reach CRL and OCSP, such as http://pki.example.org',
  'revocation.httpPort': 'a port of plain HTTP for CRL and OCSP; none by default',
  'revocation.crlHours': 'for how many hours a CRL serves, 1 to 168',
  'locations.crl': 'addresses of the CRL, put into certificates',
  'locations.ocsp': 'addresses of the OCSP responder, put into certificates',
  'locations.caIssuers': 'addresses of the CA’s certificate, put into certificates',
  metricsFrom: 'addresses, or networks such as 10.0.0.0/8, that may read /metrics on the station’s listener',
  activationSeconds: 'how long a code lives, 30 to 600 seconds',
  collectionHours: 'how long a phone can fetch its certificate after the confirmation, up to 168 hours',
  visitIdleSeconds: 'after how many seconds without activity a visit ends, 30 to 900',
  visitMaximumMinutes: 'for how many minutes a log-in counts, at most 20',
};
