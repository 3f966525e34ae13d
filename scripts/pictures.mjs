// SPDX-License-Identifier: Apache-2.0
// `npm run pictures`: takes the pictures of docs/pages.md anew. `npm run pictures -- --all FOLDER` takes every page in
// every look instead, to be looked at.

import { runProgram } from './program.mjs';
import { setUp } from './setup.mjs';

setUp('test');
process.exitCode = await runProgram('test/renderer/pictures.ts', process.argv.slice(2));
