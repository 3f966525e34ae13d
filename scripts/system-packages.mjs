// SPDX-License-Identifier: Apache-2.0
// Which of the system's programs and libraries each command needs, by Debian's package names, and what to do about
// those that are missing. Pure, so that a test can ask what would happen on another system.

/** Each with the reason why it is needed. `start` is what a user's own PC gets: nothing that fakes a reader. */
const needs = {
  start: {
    pcscd: 'the PC/SC service, which talks to readers',
    libccid: 'the driver for USB readers',
    libpcsclite1: 'the PC/SC library',
    'libpcsclite-dev': 'to build the PC/SC binding',
    'g++': 'to build the PC/SC binding',
    make: 'to build the PC/SC binding',
    python3: 'to build the PC/SC binding',
    chromium: 'the libraries that Electron needs, and what stands in for Electron where it cannot be had',
    'fonts-liberation': 'letters for languages and symbols that our own font lacks',
  },
  card: {
    libqrencode4: 'needed by the driver of the virtual reader',
    iproute2: 'ip, to give the virtual reader a network of its own, and ss, to see who listens',
  },
  demo: {
    openssl: 'to check the certificate that was issued',
  },
  test: {
    opensc: 'piv-tool, pkcs15-tool and pkcs11-tool: programs that must accept the virtual card',
    'yubico-piv-tool': 'another one',
    curl: 'an EST client',
    'strongswan-pki': 'pki --est: another EST client',
    'libstrongswan-standard-plugins': 'for pki --est',
    'libstrongswan-extra-plugins': 'for pki --est',
    python3: 'to build the PC/SC binding, and its plistlib: another reader of configuration profiles',
    postgresql: 'the other store of the issuer: its tests run on both',
    certmonger: 'the keeper of certificates of Linux machines: another SCEP client',
    freeradius: 'a Wi-Fi network’s server, which must let credentials in and revoked ones not',
    eapoltest: 'eapol_test, the access point and the phone of that network',
    'exim4-daemon-light': 'a mail server, to which the issuer sends what people are told',
    procps: 'ps, to see that no process is left behind',
    systemd: 'systemd-analyze, to check the unit file of the kiosk',
  },
};

/** The commands that need what another needs, too. */
const includes = { start: [], issuer: [], card: ['start'], demo: ['start', 'card'], test: ['start', 'card', 'demo'] };

/** The packages that a command needs, as `{ name: reason }`. */
export function packagesFor(command) {
  const own = needs[command] ?? {};
  return Object.assign({}, ...(includes[command] ?? []).map((other) => packagesFor(other)), own);
}

/**
 * What to do so that `command` can run here.
 * `system`: `{ platform, debian, root, sudo, missing }`, where `missing` lists the packages that are not there.
 * Gives `{ install: [...], with: 'apt' | 'sudo' }`, `{ nothing: true }`, or `{ tell: lines }` where we cannot help.
 */
export function planPackages(command, system) {
  const wanted = packagesFor(command);
  // Windows and macOS bring PC/SC with them; only what needs the virtual reader or Debian's clients cannot run there.
  if (system.platform !== 'linux' && (command === 'start' || command === 'issuer')) return { nothing: true };
  if (!system.debian) {
    return Object.keys(wanted).length === 0
      ? { nothing: true }
      : { tell: list('The set-up installs packages on Debian only. On this system, install the like of:', wanted) };
  }
  if (system.missing.length === 0) return { nothing: true };
  if (system.root) return { install: system.missing, with: 'apt' };
  if (system.sudo) return { install: system.missing, with: 'sudo' };
  const missing = Object.fromEntries(system.missing.map((name) => [name, wanted[name]]));
  return { tell: list('These packages are missing. Install them as root, then start again:', missing) };
}

function list(heading, packages) {
  return [heading, ...Object.entries(packages).map(([name, reason]) => `  ${name.padEnd(32)}${reason}`)];
}
