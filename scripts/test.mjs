// SPDX-License-Identifier: Apache-2.0
// `npm test`: everything, after the set-up. The last line sums up all runners: `N passed, N failed, N skipped`.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runProgram } from './program.mjs';
import { root, setUp } from './setup.mjs';

setUp('test');

const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-test-'));
const unit = path.join(folder, 'unit.json');
const browser = path.join(folder, 'browser.json');

// Tests start our programs from their sources many a hundred times: Node keeps what it has compiled.
const environment = { CI: '1', NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/pivot/compiled') };
const codes = [
  await runProgram(
    'node_modules/vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
    environment,
  ),
  await runProgram('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    ...environment,
    PLAYWRIGHT_JSON_OUTPUT_NAME: browser,
  }),
];

const total = { passed: 0, failed: 0, skipped: 0 };
const add = (passed, failed, skipped) => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};
read(unit, (report) => {
  add(report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests);
  // A file that does not even load has no tests in it: it counts as one that failed.
  add(0, report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length, 0);
});
read(browser, ({ stats, errors }) => {
  add(stats.expected + stats.flaky, stats.unexpected + errors.length, stats.skipped);
  if (stats.flaky > 0) console.log(`${stats.flaky} of those that passed did so at the second try (named above)`);
});
rmSync(folder, { recursive: true });

// A runner that fails without a failed test (it crashed, or found nothing) is a failure all the same.
if (total.failed === 0 && codes.some((code) => code !== 0)) total.failed += 1;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** Hands a runner's report to `use`; a report that is missing is a failure. */
function read(file, use) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    total.failed += 1;
    return;
  }
  use(report);
}
