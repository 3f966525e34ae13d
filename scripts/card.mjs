// SPDX-License-Identifier: Apache-2.0
// `npm run card`: puts the virtual card into a PC/SC service, for any PC/SC program.

import { runProgram } from './program.mjs';
import { setUp } from './setup.mjs';

setUp('card');
process.exitCode = await runProgram('simulator/card-command.ts', process.argv.slice(2));
