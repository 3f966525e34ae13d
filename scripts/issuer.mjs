#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// `npm run issuer`: the issuer alone, and its administration (`npm run issuer -- --help`). A link to this file is the
// command `pivot-issuer`.

import { runProgram } from './program.mjs';
import { setUp } from './setup.mjs';

setUp('issuer');
// npm goes to the project's folder; files are meant from where the administrator stands.
const stands = process.env.npm_lifecycle_event === 'issuer' ? process.env.INIT_CWD : undefined;
process.exitCode = await runProgram('issuer/cli.ts', process.argv.slice(2), {}, stands ?? process.cwd());
