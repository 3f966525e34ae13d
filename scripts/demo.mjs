// SPDX-License-Identifier: Apache-2.0
// `npm run demo`: the whole journey, unattended, with real components.

import { runProgram } from './program.mjs';
import { setUp } from './setup.mjs';

setUp('demo');
process.exitCode = await runProgram('test/journey/demo.ts', process.argv.slice(2));
