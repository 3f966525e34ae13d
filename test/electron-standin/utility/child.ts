// SPDX-License-Identifier: Apache-2.0

/**
 * Starts a utility process (its arguments: where to report a fatal error, the app's module, the app's arguments): gives
 * `process` what Electron gives it there, then runs the app's module.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { provideElectron } from '../electron-import.ts';
import { loud } from '../loud.ts';
import { ParentPort } from './parent-port.ts';

const [, , report = '', modulePath = ''] = process.argv;

// Where V8 must end the process, the main process reads why from here.
process.report.reportOnFatalError = true;
process.report.directory = path.dirname(report);
process.report.filename = path.basename(report);

process.argv.splice(1, 3, modulePath);
process.execArgv = [];
Object.assign(process, { type: 'utility', parentPort: new ParentPort() });
provideElectron(loud('electron in a utility process', {}), []);
process.once('disconnect', () => process.exit());

await import(pathToFileURL(modulePath).href);
