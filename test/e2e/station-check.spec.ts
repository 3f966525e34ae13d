// SPDX-License-Identifier: Apache-2.0
// `--check`, as an administrator runs it.

import { createHash, createPublicKey } from 'node:crypto';
import { expect, startProgram, stationCommand, test } from './virtual-station.ts';

test('a check of a practice station finds everything right and opens no window', async ({ userData }) => {
  const { code, output } = await startProgram(...stationCommand(userData, '--practice', '--check'));
  expect(output).toContain('Practice reader');
  expect(output).not.toContain('WRONG');
  expect(code).toBe(0);
});

test('a check tells programs what is wrong', async ({ userData }) => {
  const args = stationCommand(userData, '--check', '--json', '--issuer=https://localhost:1');
  const { code, output } = await startProgram(...args);
  const report = JSON.parse(output) as { ok: boolean; findings: { name: string; state: string; found: string }[] };
  expect(report.ok).toBe(false);
  expect(report.findings.find(({ name }) => name === 'issuer')?.state).toBe('wrong');
  expect(code).toBe(1);

  const printed = await startProgram(...stationCommand(userData, '--station-key'));
  const key = createPublicKey(printed.output).export({ format: 'der', type: 'spki' });
  const fingerprint = createHash('sha256').update(key).digest('hex');
  expect(report.findings.find(({ name }) => name === 'stationKey')?.found).toBe(fingerprint);
});

test('a check leaves a running station alone', async ({ page, userData }) => {
  const { output } = await startProgram(...stationCommand(userData, '--practice', '--check'));
  expect(output).toContain('the station that runs here has it');
  await expect(page.getByRole('button', { name: 'Use the practice card' })).toBeVisible();
});
