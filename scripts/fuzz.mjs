// SPDX-License-Identifier: Apache-2.0
// `npm run fuzz`: gives the parsers a million and more random and damaged inputs each. `npm run fuzz -- --help` has more.

import { runProgram } from './program.mjs';
import { setUp } from './setup.mjs';

setUp('test');
process.exitCode = await runProgram('test/fuzz/fuzz.ts', process.argv.slice(2));
