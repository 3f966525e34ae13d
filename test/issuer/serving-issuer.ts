// SPDX-License-Identifier: Apache-2.0
// The issuer as the program that it is, so that it can be killed.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ConfigurationInput } from '../../issuer/config.ts';
import { ask } from './http-client.ts';
import type { Listeners } from './journey.ts';

/** One that answers. */
export interface ServingIssuer extends Listeners {
  readonly child: ChildProcess;
  readonly stationOrigin: string;
  readonly phoneOrigin: string;
  /** Of plain HTTP for CRLs and OCSP, if that was configured. */
  readonly revocationPort: number | undefined;
  /** The certificate of its CA, PEM. */
  readonly ca: string;
}

const program = path.join(import.meta.dirname, '../../issuer/cli.ts');

/** Runs a command of the administrator's. */
export function runCommand(...args: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

/** Starts it with these settings, which are written into `file`. Throws with what it said when it does not start. */
export async function serveIssuer(file: string, settings: ConfigurationInput): Promise<ServingIssuer> {
  writeFileSync(file, JSON.stringify(settings));
  const env: NodeJS.ProcessEnv = { ...process.env, PIVOT_LOG: 'info' };
  delete env.PIVOT_DATA;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, 'serve', '--config', file], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const ports = await new Promise<RegExpMatchArray>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      if (said.length < 100_000) said += chunk;
      const listening = said.match(/"stationPort":(\d+),"phonePort":(\d+)(?:,"revocationPort":(\d+))?/);
      if (listening) resolve(listening);
    });
    child.on('exit', () => reject(new Error(said)));
  });
  const [, stationPort, phonePort, revocationPort] = ports;
  const stationOrigin = `https://localhost:${stationPort}`;
  const phoneOrigin = `https://localhost:${phonePort}`;
  const ca = readFileSync(path.join(settings.dataFolder, 'ca.pem'), 'utf8');
  return {
    child,
    stationOrigin,
    phoneOrigin,
    revocationPort: revocationPort === undefined ? undefined : Number(revocationPort),
    ca,
    station: (route, options) => ask(ca, stationOrigin + route, options),
    phone: (route, options) => ask(ca, phoneOrigin + route, options),
  };
}
