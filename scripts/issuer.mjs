// SPDX-License-Identifier: Apache-2.0
// `npm run issuer`: the issuer alone, and its administration (`npm run issuer -- --help`).

import { runProgram } from './program.mjs';
import { setUp } from './setup.mjs';

setUp('issuer');
process.exitCode = await runProgram('issuer/cli.ts', process.argv.slice(2));
