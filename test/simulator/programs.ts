// SPDX-License-Identifier: Apache-2.0
// Other people's PIV programs, on a card in a private PC/SC service, with a folder for their files.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { type PcscService, startPcscService } from '../../simulator/pcsc-service.ts';
import { makePracticeCard, type PracticeCard, type PracticeCardOptions } from '../../simulator/practice-card.ts';
import { type Outcome, run } from './run.ts';

/** A card in a reader, and how programs reach it. */
export interface Bench {
  readonly service: PcscService;
  readonly card: PracticeCard;
  /** The path of a file of that name; with content, it is written. */
  file(name: string, content?: string | Uint8Array): string;
  /** Runs a program, whatever it comes to. */
  run(program: string, ...args: readonly string[]): Promise<Outcome>;
  /** Runs a program that has to succeed. */
  succeed(program: string, ...args: readonly string[]): Promise<Outcome>;
  /** Runs yubico-piv-tool, which has to succeed. */
  yubico(...args: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
}

/** Makes a card and puts it into a service of its own. */
export async function setUpBench(options: PracticeCardOptions): Promise<Bench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-programs-'));
  const [service, card] = await Promise.all([startPcscService(), makePracticeCard(options)]);
  await service.insert(card.card);
  const runHere: Bench['run'] = (program, ...args) => run(program, args, { ...service.environment });
  const succeed: Bench['succeed'] = async (program, ...args) => {
    const outcome = await runHere(program, ...args);
    expect(outcome, outcome.stderr).toMatchObject({ exitCode: 0 });
    return outcome;
  };
  return {
    service,
    card,
    file: (name, content) => {
      const file = path.join(folder, name);
      if (content !== undefined) writeFileSync(file, content);
      return file;
    },
    run: runHere,
    succeed,
    yubico: (...args) => succeed('yubico-piv-tool', '--reader', 'Virtual PCD', ...args),
    close: async () => {
      await service.close();
      rmSync(folder, { recursive: true });
    },
  };
}
