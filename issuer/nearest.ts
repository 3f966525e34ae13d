// SPDX-License-Identifier: Apache-2.0

/** The known name that was probably meant by one that is misspelt; undefined when none is near. */
export function nearestName(misspelt: string, known: readonly string[]): string | undefined {
  const distances = known.map((name) => [editsBetween(misspelt.toLowerCase(), name.toLowerCase()), name] as const);
  const [edits, name] = distances.reduce((a, b) => (b[0] < a[0] ? b : a), [Number.POSITIVE_INFINITY, ''] as const);
  return edits <= Math.max(2, misspelt.length / 5) ? name : undefined;
}

/** How many letters have to be put in, left out, replaced or exchanged with their neighbour (optimal string alignment). */
function editsBetween(a: string, b: string): number {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
