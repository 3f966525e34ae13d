// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCertificate } from '../../x509/certificate.ts';
import { makeCard, pki } from '../issuer/cards.ts';
import { collectCertificate } from '../issuer/journey.ts';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';

const program = path.join(import.meta.dirname, '../../issuer/cli.ts');
let issuer: TestIssuer;
let serialNumber: string;
let other: string;
beforeAll(async () => {
  issuer = await startTestIssuer();
  const give = async (person: string) => {
    const { certificate } = await collectCertificate(issuer, makeCard({ person }));
    return parseCertificate(certificate).serialNumber.toString(16);
  };
  serialNumber = await give('one');
  other = await give('two');
});
afterAll(() => issuer.close());

/** Runs a command on the data folder of the running issuer. */
function credentials(...args: readonly string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const env = { ...process.env, PIVOT_DATA: issuer.dataFolder, PIVOT_PRACTICE: 'true' };
  const all = ['--disable-warning=ExperimentalWarning', program, 'credentials', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, all, { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

describe('the commands for credentials', () => {
  test('list what phones have, for people and for programs', async () => {
    const [table, json, nobody] = await Promise.all([
      credentials('list'),
      credentials('list', '--json'),
      credentials('list', '--account', 'nobody@example.org'),
    ]);
    const lines = table.stdout.trim().split('\n');
    expect(lines[0]).toMatch(/^SERIAL +ACCOUNT +TYPE +ISSUED +ENDS +STATE +CERTIFICATES$/);
    expect(lines.slice(1).map((line) => line.split(/ +/)[0])).toEqual([serialNumber, other].sort());
    const listed = JSON.parse(json.stdout) as { serialNumber: string; account: string }[];
    const account = listed.find((one) => one.serialNumber === serialNumber)?.account ?? '';
    const ofOne = await credentials('list', '--account', account, '--json');
    expect(JSON.parse(ofOne.stdout)).toMatchObject([{ serialNumber, state: 'active' }]);
    expect(nobody).toMatchObject({ code: 1, stdout: '' });
  });

  test('suspend, resume and revoke, and say what cannot be done', async () => {
    const asPrinted = serialNumber.toUpperCase().replace(/..(?=.)/g, '$&:');
    expect((await credentials('suspend', asPrinted)).stdout).toBe(`${serialNumber} is now suspended\n`);
    expect((await credentials('resume', serialNumber)).stdout).toBe(`${serialNumber} is now active\n`);
    const revoked = await credentials('revoke', serialNumber, '--reason', 'keyCompromise', '--note', 'lost', '--json');
    expect(JSON.parse(revoked.stdout)).toEqual({ serialNumber, state: 'revoked' });
    const [again, json, table] = await Promise.all([
      credentials('resume', serialNumber, '--json'),
      credentials('show', serialNumber, '--json'),
      credentials('show', serialNumber),
    ]);
    expect(again.code).toBe(1);
    expect(JSON.parse(again.stdout)).toEqual({ serialNumber, failure: 'alreadyRevoked' });
    expect(JSON.parse(json.stdout)).toMatchObject({ state: 'revoked', reason: 'keyCompromise', by: 'administrator' });
    expect(table.stdout).toMatch(/^state +revoked$/m);
  });

  test('end all that people have whom one root vouches for, when it was said how much that is', async () => {
    const root = createHash('sha256').update(pki.root.certificate).digest('hex').slice(0, 12);
    const run = (...args: string[]) => credentials(...args, '--json');
    const listed = JSON.parse((await run('list', '--root', root)).stdout) as { serialNumber: string }[];
    expect(listed.map((one) => one.serialNumber).sort()).toEqual([serialNumber, other].sort());
    const counted = { credentials: 1, people: 1 };
    const dry = await run('revoke-under', root, '--dry-run');
    expect(JSON.parse(dry.stdout)).toMatchObject({ ...counted, dryRun: true });
    expect(JSON.parse((await run('show', other)).stdout)).toMatchObject({ state: 'active' });
    const ended = await run('revoke-under', root, '--reason', 'privilegeWithdrawn', '--note', 'root distrusted');
    expect(JSON.parse(ended.stdout)).toMatchObject({ ...counted, dryRun: false });
    const shown = JSON.parse((await run('show', other)).stdout);
    expect(shown).toMatchObject({ state: 'revoked', reason: 'privilegeWithdrawn' });
    expect(JSON.parse((await run('revoke-under', root)).stdout)).toMatchObject({ credentials: 0, people: 0 });
    expect(await run('revoke-under', 'ab')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Say which root'),
    });
  });

  test('refuse what they do not understand', async () => {
    const [reason, text, unknown, help] = await Promise.all([
      credentials('revoke', other, '--reason', 'boredom'),
      credentials('show', 'not-a-number'),
      credentials('show', 'ff'),
      credentials('revoke', '--help'),
    ]);
    expect(reason).toMatchObject({ code: 2, stdout: '' });
    expect(text).toMatchObject({ code: 2, stdout: '' });
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(help.stdout).toContain('keyCompromise');
  });
});
