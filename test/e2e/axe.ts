// SPDX-License-Identifier: Apache-2.0
// What axe finds on a page. It is put into a document once and stays there for all that the document then shows: to read
// it takes longer than to run it, and AxeBuilder has it read each time.

import { createRequire } from 'node:module';
import type { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { untilStill } from '../journey/still.ts';

type Options = Parameters<AxeBuilder['options']>[0];
type Findings = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** The axe that comes with AxeBuilder. */
const { source }: { readonly source: string } = createRequire(
  createRequire(import.meta.url).resolve('@axe-core/playwright'),
)('axe-core');

/** Everything that axe finds, in a few words each; nothing where nobody is kept from using the page. */
export async function axeFindings(page: Page, options: Options = {}): Promise<readonly string[]> {
  // Colours are judged once they have stopped changing.
  await untilStill(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = await page.evaluate(runAxe, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** Runs in the page. */
async function runAxe(options: Options): Promise<Pick<Findings, 'violations'>> {
  const { axe } = window as unknown as {
    readonly axe: { run(context: Document, options: Options): Promise<Findings> };
  };
  const { violations } = await axe.run(document, { resultTypes: ['violations'], ...options });
  return { violations };
}
