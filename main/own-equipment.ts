// SPDX-License-Identifier: Apache-2.0

import path from 'node:path';
import { app } from 'electron';
import type { Language } from '../contract/view.ts';
import { createEquipmentStore, type EquipmentStore } from './equipment.ts';
import type { Log } from './log.ts';
import type { Settings } from './startup.ts';
import { processStarter } from './utility-process.ts';

/** The equipment of this installation: where it keeps its files, and how it starts its processes. */
export function openEquipment(settings: Settings, log: Log, language: () => Language): EquipmentStore {
  return createEquipmentStore({
    settings,
    folder: app.getPath('userData'),
    phonePages: path.join(import.meta.dirname, '../phone'),
    startProcess: processStarter(app.getPath('logs')),
    language,
    log,
  });
}
