// SPDX-License-Identifier: Apache-2.0
// Opens readers and issuer: those of the command line and policy, or those for practice.

import { existsSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { failed, ok, type Result } from '../contract/result.ts';
import type { Language } from '../contract/view.ts';
import type { ConfigurationInput } from '../issuer/config.ts';
import { type CardProcess, createCardReaders } from './card/client.ts';
import type { IssuerAddress } from './issuer-client/exchange.ts';
import { createIssuerClient } from './issuer-client/issuer-client.ts';
import { createEmbeddedIssuer, type EmbeddedIssuer } from './issuer-process.ts';
import type { Log } from './log.ts';
import type { PolicyInForce } from './policy/file.ts';
import type { Settings } from './startup.ts';
import type { Equipment } from './station/outside.ts';
import type { CardReaders, IssuerFailure } from './station/ports.ts';
import type { Mode } from './station/state.ts';
import { openStationKey } from './station-key.ts';
import type { StartProcess } from './utility-process.ts';

/** What equipment is made of. */
export interface EquipmentParts {
  readonly settings: Settings;
  /** Where the station keeps its data. */
  readonly folder: string;
  /** The built phone app, which the issuer serves. */
  readonly phonePages: string;
  readonly startProcess: StartProcess;
  readonly language: () => Language;
  readonly log: Log;
}

/** Opens equipment by mode. An issuer is started by the first request to it, and runs until `close`. */
export interface EquipmentStore {
  open(mode: Mode): Promise<Result<Equipment, IssuerFailure>>;
  /** Where the configured issuer is; the station's own is started if none is configured. */
  issuer(): Promise<Result<IssuerAddress, IssuerFailure>>;
  /** The station's readers, in a process of their own. */
  readers(): CardReaders;
  close(): Promise<void>;
}

/** Nothing is started before it is opened. */
export function createEquipmentStore(parts: EquipmentParts): EquipmentStore {
  const { settings, folder, log, startProcess } = parts;
  const { options, policy } = settings;
  const practiceFolder = path.resolve(options.practiceFolder ?? path.join(folder, 'practice', 'card'));
  // Phones do not trust the certificate of a station's own issuer, so what they can reach is for practice alone.
  const phoneAddress = options.ownPhone === 'anyAddress' ? networkAddress() : options.ownPhone;
  const issuers = new Map<'home' | 'practice', EmbeddedIssuer>();

  /** The practice issuer has a data folder of its own: practice roots never enter a store that trusts real ones. */
  function embedded(kind: 'home' | 'practice'): EmbeddedIssuer {
    const known = issuers.get(kind);
    if (known) return known;
    const own = { dataFolder: path.join(folder, 'issuer'), practice: false, ...identityOf(policy), ...mailOf(policy) };
    const practice = {
      // A person who tries the practice card at a station for real ones is written to by nobody.
      ...(options.practice && mailOf(policy)),
      dataFolder: path.join(folder, 'practice', 'issuer'),
      practice: true,
      trustFiles: practiceTrust(practiceFolder),
      files: { enabled: phoneAddress !== undefined },
    };
    const issuer = createEmbeddedIssuer({
      spawn: () => startProcess('issuer-process.js', [], 'Pivot issuer'),
      configuration: { ...(kind === 'home' ? own : practice), phonePages: parts.phonePages },
      ...(kind === 'practice' && phoneAddress !== undefined && { phoneAddress }),
      onTrouble: (reason) => log.warn({ issuer: kind, reason }, 'embedded issuer'),
    });
    issuers.set(kind, issuer);
    return issuer;
  }

  async function findIssuer(inPractice: boolean): Promise<Result<IssuerAddress, IssuerFailure>> {
    if (inPractice) {
      await makePracticeFolder(practiceFolder);
      return addressOf(await embedded('practice').running());
    }
    const { issuer } = options;
    if (issuer.kind === 'embedded') return addressOf(await embedded('home').running());
    const external = externalAddress(issuer.origin, issuer.trustedFile);
    const key = openStationKey(folder);
    if (!key.ok) log.error({ reason: key.failure }, 'station key');
    return external.ok && key.ok ? ok({ ...external.value, stationKey: key.value }) : external;
  }

  function startReaders(virtual: boolean): CardProcess {
    const real = ['--driver=pcsc', `--pin-pad=${policy.settings.pinPad}`];
    const args = virtual ? ['--driver=virtual', `--practice=${practiceFolder}`] : real;
    return createCardReaders({
      spawn: () => startProcess('card-process.js', args, 'Pivot card readers'),
      onApdu: (entry) => log.debug(entry, 'apdu'),
    });
  }

  return {
    open: async (mode) => {
      if (mode === 'practice' && policy.settings.virtualCard === 'forbidden') return virtualCardForbidden(log);
      const virtual = mode === 'practice' || options.readers === 'virtual';
      if (virtual) await makePracticeFolder(practiceFolder);
      const readers = startReaders(virtual);
      const find = () => findIssuer(mode === 'practice' || options.practice);
      const issuer = createIssuerClient({ find, language: parts.language });
      if (mode === 'practice') await readers.practiceCard.insert();
      return ok({
        readers,
        issuer,
        ...(virtual ? { practiceCard: readers.practiceCard } : {}),
        close: async () => {
          await readers.close();
          issuer.close();
        },
      });
    },
    issuer: () => findIssuer(options.practice),
    readers: () => startReaders(options.readers === 'virtual'),
    close: async () => {
      await Promise.all([...issuers.values()].map((issuer) => issuer.stop()));
    },
  };
}

/** The first address that this computer has in a network; none where it is in no network. */
function networkAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

function addressOf(running: Awaited<ReturnType<EmbeddedIssuer['running']>>): Result<IssuerAddress, IssuerFailure> {
  if (!running.ok) return running;
  return ok({ origin: running.value.stationOrigin, trusted: running.value.certificatePem });
}

function externalAddress(origin: string, trustedFile: string | undefined): Result<IssuerAddress, IssuerFailure> {
  if (trustedFile === undefined) return ok({ origin });
  try {
    return ok({ origin, trusted: readFileSync(trustedFile, 'utf8') });
  } catch {
    return failed({ code: 'issuerNotGenuine', detail: `The file of --issuer-ca cannot be read: ${trustedFile}` });
  }
}

/** The station's own issuer uses the organisation's name and support contact, which phones show. */
function identityOf({ settings }: PolicyInForce): { organisation?: string; support?: string } {
  const { organisation, support } = settings;
  return {
    ...(organisation.name === undefined ? {} : { organisation: organisation.name }),
    ...(support === undefined ? {} : { support }),
  };
}

/** The station's own issuer sends mail by the organisation's mail server. */
function mailOf({ settings: { mail } }: PolicyInForce): { mail?: NonNullable<ConfigurationInput['mail']> } {
  return mail === undefined ? {} : { mail };
}

/** The workflow does not ask for it where it is forbidden; should it ever, it gets none. */
function virtualCardForbidden(log: Log): Result<never, IssuerFailure> {
  const detail = 'The policy forbids the virtual card';
  log.error({ detail }, 'practice card refused');
  return failed({ code: 'practiceCard', detail });
}

function practiceTrust(practiceFolder: string): string[] {
  return ['root.pem', 'intermediate.pem'].map((name) => path.join(practiceFolder, name));
}

/** The simulator is loaded only where it is used, and only once: afterwards its files are there. */
async function makePracticeFolder(practiceFolder: string): Promise<void> {
  if (practiceTrust(practiceFolder).every((file) => existsSync(file))) return;
  const { openPracticeFolder } = await import('../simulator/practice-folder.ts');
  await openPracticeFolder(practiceFolder);
}
