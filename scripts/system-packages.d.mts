// SPDX-License-Identifier: Apache-2.0

/** The packages that a command needs, as `{ name: reason }`. */
export function packagesFor(command: string): Record<string, string>;

/** What to do so that `command` can run on `system`. */
export function planPackages(
  command: string,
  system: { platform: string; debian: boolean; root: boolean; sudo: boolean; missing: readonly string[] },
): { nothing?: true; install?: readonly string[]; with?: 'apt' | 'sudo'; tell?: readonly string[] };
