// SPDX-License-Identifier: Apache-2.0
// `npm run demo`: a whole journey (the express one, or with `--journey classic` the other), unattended, with real
// components: a PC/SC service with a virtual card in it, the station, its issuer, and a phone's browser whose camera
// films the station's screen. Leaves `demo-output/`. Ends with `demo: ok` and exit code 0, or with a sentence that says
// which step failed and why, and exit code 1.

import { writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hasMailServer, type MailServer, startMailServer } from '../issuer/mail-server.ts';
import { classicPolicy, goClassic } from './classic.ts';
import { saveCertificate, saveChain } from './evidence.ts';
import { goExpress } from './express.ts';
import { createRecorder } from './recorder.ts';
import { projectRoot, setStage } from './stage.ts';
import { openStation } from './station.ts';

type Journey = 'express' | 'classic';

const { values } = parseArgs({
  options: {
    journey: { type: 'string', default: 'express' },
    output: { type: 'string', default: path.join(projectRoot, 'demo-output') },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log('npm run demo -- [--journey express|classic] [--output FOLDER]');
  console.log('A whole journey, unattended; look at journey.html there.');
} else if (values.journey !== 'express' && values.journey !== 'classic') {
  console.error('demo: failed: --journey is express or classic');
  process.exitCode = 1;
} else {
  process.exitCode = await demonstrate(values.journey, values.output);
}

/** The classical journey is one that an organisation's policy chooses, with the mail server that it begins to use. */
function policyFor(journey: Journey, folder: string, mailServer: MailServer | undefined): readonly string[] {
  if (journey === 'express') return [];
  const file = path.join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify({ ...classicPolicy, ...(mailServer && { mail: mailServer.settings }) }));
  return [`--policy=${file}`];
}

/** Runs the journey; resolves to the exit code. */
async function demonstrate(journey: Journey, folder: string): Promise<number> {
  const closing: (() => Promise<void>)[] = [];
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const stage = await setStage();
    closing.push(stage.close);
    const mailServer = journey === 'classic' && hasMailServer() ? await startMailServer() : undefined;
    if (mailServer) closing.push(mailServer.close);
    const policy = policyFor(journey, stage.folder, mailServer);
    const station = await openStation(stage, { args: [`--keep-login=${folder}`, ...policy] });
    closing.push(station.close);
    const recorder = createRecorder(journey, folder, (line) => console.log(line));
    const go = journey === 'classic' ? goClassic : goExpress;
    const phone = await go(stage, station, recorder, mailServer);
    closing.push(phone.close);
    await saveCertificate(phone, folder);
    await saveChain(phone, folder);
    const { actions, deviceChanges } = await recorder.finish();
    console.log(`${actions} actions by the person, ${deviceChanges} changes of device: ${folder}/journey.html`);
    console.log('demo: ok');
    return 0;
  } catch (error) {
    console.error(`demo: failed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    for (const close of closing.reverse()) await close();
  }
}
