// SPDX-License-Identifier: Apache-2.0
// What a journey needs on stage: a PC/SC service with a practice card in a reader, and a folder for everything that is
// written. Used by the demo and by the end-to-end tests.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type PcscService, type PcscServiceOptions, startPcscService } from '../../simulator/pcsc-service.ts';
import { openPracticeFolder, type PracticeFolder } from '../../simulator/practice-folder.ts';

/** The project's root, where `npm start` runs. */
export const projectRoot = path.join(import.meta.dirname, '../..');

/** A PC/SC service and a practice certificate authority with its card. */
export interface Stage {
  readonly folder: string;
  /** The practice authority's certificates and cards, which the station's practice issuer trusts. */
  readonly practiceFolder: string;
  readonly practice: PracticeFolder;
  readonly service: PcscService;
  close(): Promise<void>;
}

/** Sets the stage. `running: false` leaves the PC/SC service down until `service.start()`. */
export async function setStage(options: PcscServiceOptions = {}): Promise<Stage> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pivot-stage-'));
  const practiceFolder = path.join(folder, 'practice');
  await mkdir(practiceFolder);
  const practice = await openPracticeFolder(practiceFolder);
  const service = await startPcscService(options);
  return {
    folder,
    practiceFolder,
    practice,
    service,
    close: async () => {
      await service.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
