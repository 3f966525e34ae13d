// SPDX-License-Identifier: Apache-2.0

import { app } from 'electron';
import { systemClock } from '../clock.ts';
import { openLog } from '../log.ts';
import { openEquipment } from '../own-equipment.ts';
import type { Settings } from '../startup.ts';
import { checkStation } from './check.ts';
import type { Finding } from './findings.ts';

/** Checks the station of this installation; it has the issuer to itself where it is `alone`. The app has to be ready. */
export async function checkInstallation(settings: Settings, alone: boolean): Promise<readonly Finding[]> {
  const equipment = openEquipment(settings, openLog(app.getPath('logs')), () => 'en');
  const readers = equipment.readers();
  const issuer = alone || settings.options.issuer.kind === 'external' ? await equipment.issuer() : 'inUse';
  const findings = await checkStation({ settings, readers, issuer, now: systemClock.now });
  await Promise.all([readers.close(), equipment.close()]);
  return findings;
}
