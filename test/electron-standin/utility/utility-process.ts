// SPDX-License-Identifier: Apache-2.0

import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
/**
 * Stands in for `utilityProcess`: a child process of Node.js with a message channel. Messages are cloned as V8 clones
 * them, bytes as bytes. The child ends when the main process does: by the closed channel, and, where the system has
 * setpriv, by the kernel, even in the middle of a call that hangs.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { environment } from '../environment.ts';
import { LoudEmitter, loud, notProvided, standIn } from '../loud.ts';
import { app } from '../main/app.ts';
import { eventWith } from '../main/event.ts';
import { lifecycle } from '../main/lifecycle.ts';

const BOOTSTRAP = path.join(import.meta.dirname, 'child.ts');
const SETPRIV = '/usr/bin/setpriv';
const EVENTS = { emitted: ['spawn', 'exit', 'message', 'error'], neverHere: ['login'] };

type Stream = 'pipe' | 'ignore' | 'inherit';
type Provided = 'pid' | 'stdout' | 'stderr' | 'kill' | 'postMessage';

class UtilityProcess extends LoudEmitter implements Pick<Electron.UtilityProcess, Provided> {
  pid: number | undefined;
  stdout: NodeJS.ReadableStream | null;
  stderr: NodeJS.ReadableStream | null;
  readonly #child: ChildProcess;
  readonly #report = reportFile();
  readonly #serviceName: string;
  #killed = false;

  constructor(modulePath: string, args: string[], options: Electron.ForkOptions) {
    super(EVENTS);
    this.#serviceName = options.serviceName ?? 'Node Utility Process';
    this.#child = startChild(modulePath, args, options, this.#report);
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#child.once('spawn', () => this.#spawned());
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('exit', (code, signal) => this.#exited(code, signal));
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw notProvided('transfer of MessagePorts');
    if (this.#child.connected) this.#child.send(structuredClone(message) as never, () => {});
  }

  kill(): boolean {
    this.#killed = true;
    return this.#child.kill('SIGTERM');
  }

  #spawned(): void {
    this.pid = this.#child.pid;
    this.emit('spawn');
  }

  #exited(code: number | null, signal: NodeJS.Signals | null): void {
    const exitCode = code ?? (signal ? os.constants.signals[signal] : 1);
    this.#reportFatalError();
    this.emit('exit', exitCode);
    this.pid = undefined;
    this.stdout = null;
    this.stderr = null;
    if (exitCode !== 0 && !this.#killed) this.#tellApp(exitCode, signal);
  }

  /** V8 ended the child: Node.js has left a diagnostic report. */
  #reportFatalError(): void {
    if (!existsSync(this.#report)) return;
    const report = readFileSync(this.#report, 'utf8');
    rmSync(this.#report);
    const { header } = JSON.parse(report) as { header: { event: string } };
    this.emit('error', 'FatalError', header.event, report);
  }

  #tellApp(exitCode: number, signal: NodeJS.Signals | null): void {
    const name = this.#serviceName;
    const details = {
      type: 'Utility',
      reason: reasonOf(signal),
      exitCode,
      serviceName: 'node.mojom.NodeService',
      name,
    };
    app.emit('child-process-gone', eventWith({}), details);
  }
}

/** `utilityProcess`, of which `fork` is all there is. */
export const utilityProcess = loud<typeof Electron.UtilityProcess>('utilityProcess', {
  fork(modulePath, argsOrOptions?: string[] | Electron.ForkOptions, forkOptions?: Electron.ForkOptions) {
    if (!lifecycle.isReady) throw new Error('utilityProcess cannot be created before app is ready.');
    if (!modulePath) throw new Error('Missing UtilityProcess entry script.');
    const args = Array.isArray(argsOrOptions) ? argsOrOptions : [];
    const options = (Array.isArray(argsOrOptions) ? forkOptions : (argsOrOptions ?? forkOptions)) ?? {};
    if (options.session || options.partition) throw notProvided('a session for utilityProcess.fork');
    return standIn<Electron.UtilityProcess>(new UtilityProcess(modulePath, args, options));
  },
});

/** Where Node.js leaves its report when V8 ends the child: it is read and removed at once. */
function reportFile(): string {
  const folder = app.getPath('crashDumps');
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `utility-${randomUUID()}.json`);
}

function startChild(modulePath: string, args: string[], options: Electron.ForkOptions, report: string): ChildProcess {
  const nodeArguments = ['--disable-warning=ExperimentalWarning', ...(options.execArgv ?? [])];
  const killedWithParent = existsSync(SETPRIV);
  return fork(BOOTSTRAP, [report, path.resolve(modulePath), ...args], {
    serialization: 'advanced',
    execPath: killedWithParent ? SETPRIV : environment.node,
    execArgv: killedWithParent ? ['--pdeathsig', 'KILL', environment.node, ...nodeArguments] : nodeArguments,
    env: (options.env as NodeJS.ProcessEnv | undefined) ?? process.env,
    stdio: stdioOf(options.stdio),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
}

function stdioOf(stdio: Electron.ForkOptions['stdio'] = 'inherit'): StdioOptions {
  const [input, output, errors] = Array.isArray(stdio) ? stdio : ['ignore', stdio, stdio];
  if (!isStream(output) || !isStream(errors)) {
    throw new Error('stdio must be of the following values: inherit, pipe, ignore');
  }
  if (input !== 'ignore') throw new Error('stdin value other than ignore is not supported.');
  return ['ignore', output, errors, 'ipc'];
}

function isStream(value: string | undefined): value is Stream {
  return value === 'pipe' || value === 'ignore' || value === 'inherit';
}

/** Chromium's word for the end of a child. */
function reasonOf(signal: NodeJS.Signals | null): 'abnormal-exit' | 'killed' | 'crashed' {
  if (signal === null) return 'abnormal-exit';
  return signal === 'SIGKILL' || signal === 'SIGTERM' || signal === 'SIGINT' ? 'killed' : 'crashed';
}
