// SPDX-License-Identifier: Apache-2.0

/**
 * The grounds that an organisation's colour stands on, or that stand on it, in each theme (renderer/theme.css). Text is
 * read from a metre away, so it needs 7:1 (WCAG 2.2, 1.4.6).
 */
export const brandGrounds = {
  light: { paper: '#fbfaf7', sheet: '#ffffff', wall: '#e7ece7', 'on-accent': '#ffffff' },
  dark: { paper: '#10191e', sheet: '#18242a', wall: '#17262b', 'on-accent': '#06201f' },
} as const;

/** The themes that an organisation may colour; those with more contrast stay as they are. */
export type BrandTheme = keyof typeof brandGrounds;

const leastContrast = 7;

/** What is wrong with `colour` as the accent of a theme, as one sentence; nothing where it can be read everywhere. */
export function accentProblem(theme: BrandTheme, colour: string): string | undefined {
  const ratios = Object.entries(brandGrounds[theme]).map(([name, ground]) => ({
    name,
    ratio: contrast(colour, ground),
  }));
  const worst = ratios.reduce((least, each) => (each.ratio < least.ratio ? each : least));
  if (worst.ratio >= leastContrast) return undefined;
  const direction = theme === 'light' ? 'darker' : 'lighter';
  return `has a contrast of ${worst.ratio.toFixed(1)}:1 with the ${theme} theme's ${worst.name}, and needs ${leastContrast}:1: choose a ${direction} colour`;
}

/** The contrast ratio of two colours `#rrggbb` (WCAG 2.2, "contrast ratio"): 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
