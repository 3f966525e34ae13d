// SPDX-License-Identifier: Apache-2.0
// `npm run soak`: kills the issuer under load, again and again. `npm run soak -- --help` has more.

import { runProgram } from './program.mjs';
import { setUp } from './setup.mjs';

setUp('test');
process.exitCode = await runProgram('test/issuer/soak-command.ts', process.argv.slice(2));
