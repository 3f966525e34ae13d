// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const source = readFileSync(path.resolve(import.meta.dirname, '../../renderer/theme.css'), 'utf8');

/** The colours of each theme: what a media query says, over what goes before it. */
const light = tokensAfter(':root {');
const dark = { ...light, ...tokensAfter('@media (prefers-color-scheme: dark)') };
const lightContrast = { ...light, ...tokensAfter('@media (prefers-contrast: more) {') };
const darkContrast = {
  ...dark,
  ...tokensAfter('@media (prefers-contrast: more) {'),
  ...tokensAfter('@media (prefers-contrast: more) and (prefers-color-scheme: dark)'),
};

/** Text on its ground: everything that is read. */
const textPairs = [
  ['ink', 'paper'],
  ['ink', 'sheet'],
  ['ink', 'wall'],
  ['ink', 'accent-tint'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'sheet'],
  ['ink-soft', 'accent-tint'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['accent', 'wall'],
  ['accent', 'paper'],
  ['attention', 'attention-ground'],
  ['attention', 'paper'],
  ['stopped', 'stopped-ground'],
  ['stopped', 'paper'],
  ['done', 'done-ground'],
  ['practice', 'practice-ground'],
] as const;

/** Lines and marks that carry meaning beside words (WCAG 1.4.11). */
const markPairs = [
  ['control-line', 'paper'],
  ['control-line', 'sheet'],
  ['accent', 'sheet'],
  ['focus', 'paper'],
  ['focus', 'wall'],
  ['draw-line', 'draw-card'],
] as const;

describe.each([
  ['light', light],
  ['dark', dark],
  ['light with more contrast', lightContrast],
  ['dark with more contrast', darkContrast],
])('the %s theme', (_, colours) => {
  it.each(textPairs)('has text in %s on %s at 7:1 or more', (text, ground) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(7);
  });

  it.each(markPairs)('has marks in %s on %s at 3:1 or more', (mark, ground) => {
    expect(contrast(colours[mark], colours[ground])).toBeGreaterThanOrEqual(3);
  });

  it('draws the QR code in black on white', () => {
    expect([colours['qr-dark'], colours['qr-light']]).toEqual(['#000000', '#ffffff']);
  });
});

describe('the picture of the pairing phrase', () => {
  const style = readFileSync(path.resolve(import.meta.dirname, '../../contract/phrase.css'), 'utf8');

  it('is drawn on its own white at 7:1 or more, in six colours', () => {
    const colours = [...style.matchAll(/fill: (#[0-9a-f]{6});/g)].map(([, colour]) => colour);
    expect(new Set(colours).size).toBe(6);
    for (const colour of colours) expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(7);
    expect(style).toContain('background: #ffffff');
  });
});

function tokensAfter(start: string): Record<string, string> {
  const from = source.indexOf(start);
  const block = source.slice(from, source.indexOf('\n}\n', from));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

/** The contrast ratio of two colours (WCAG 2.2, "contrast ratio"). */
function contrast(one: string | undefined, other: string | undefined): number {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance(colour = '#000000'): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
