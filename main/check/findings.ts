// SPDX-License-Identifier: Apache-2.0

/** What a check found. `notChecked` is neither right nor wrong. */
export interface Finding {
  readonly name: 'policy' | 'cardService' | 'readers' | 'trust' | 'stationKey' | 'issuer' | 'clock';
  readonly state: 'right' | 'wrong' | 'notChecked';
  /** What is there, in a few words. */
  readonly found: string;
  /** What to do about it, where it is wrong. */
  readonly remedy?: string;
}

/** The one finding of a station whose policy is wrong: it does not start, so that nothing else can be looked at. */
export function wrongPolicy(reason: string): Finding {
  const [found = reason, ...what] = reason.split('\n');
  return { name: 'policy', state: 'wrong', found, ...(what.length === 0 ? {} : { remedy: what.join('; ') }) };
}

/** 0 where nothing is wrong, 1 where something is. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 {
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
}

/** A line for each finding, and one below it for what to do. */
export function asTable(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ name, state, found, remedy }) => [
    `${words[state].padEnd(stateWidth)}${names[name].padEnd(nameWidth)}${found}`,
    ...(remedy === undefined ? [] : [`${' '.repeat(stateWidth + nameWidth)}${remedy}`]),
  ]);
  return `${lines.join('\n')}\n`;
}

/** The same for programs: `{"ok":…,"findings":[…]}`. */
export function asJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ ok: exitCodeOf(findings) === 0, findings }, null, 2)}\n`;
}

const words = { right: 'right', wrong: 'WRONG', notChecked: 'skipped' } as const;
const names = {
  policy: 'Policy',
  cardService: 'Smart card service',
  readers: 'Card readers',
  trust: 'Trust',
  stationKey: 'Station key',
  issuer: 'Issuer',
  clock: 'Clock',
} as const;
const stateWidth = 9;
const nameWidth = 20;
