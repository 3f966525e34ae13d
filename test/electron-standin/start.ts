// SPDX-License-Identifier: Apache-2.0

/** What the executable runs: the main process, from compiled code where an earlier start has left it. */
import { enableCompileCache } from 'node:module';

// Taking the types out of these files and compiling them is two thirds of the time until the app is loaded.
enableCompileCache();
await import('./main-process.ts');
