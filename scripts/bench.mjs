// SPDX-License-Identifier: Apache-2.0
// `npm run bench`: measures, and prints one JSON object on its last line.

import { runProgram } from './program.mjs';
import { setUp } from './setup.mjs';

setUp('test');
process.exitCode = await runProgram('test/bench/bench.ts', process.argv.slice(2));
