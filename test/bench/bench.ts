// SPDX-License-Identifier: Apache-2.0
// `npm run bench`: measures what we hold ourselves to and prints it as one JSON object on the last line. A section is a
// file with a function that measures it; `npm run bench card station` measures those two alone. `--logins N` lets fewer
// people log in than the 100,000 over which the issuer's memory is watched.

import { parseArgs } from 'node:util';
import { measureCard } from './card.ts';
import { measureIssuer } from './issuer.ts';
import { measurePhone } from './phone.ts';
import { measureRenderer } from './renderer.ts';
import { measureStation } from './station.ts';
import { measureWindow } from './window.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { logins: { type: 'string', default: '100000' } },
});

/** What there is to measure, by its name in the result. */
const sections: Readonly<Record<string, () => Promise<unknown>>> = {
  card: measureCard,
  station: async () => ({ ...(await measureStation()), ...(await measureWindow()) }),
  renderer: measureRenderer,
  phone: measurePhone,
  issuer: () => measureIssuer(Number(values.logins)),
};

const unknown = positionals.find((name) => !Object.hasOwn(sections, name));
if (unknown !== undefined) throw new Error(`there is no section "${unknown}": ${Object.keys(sections).join(', ')}`);

const results: Record<string, unknown> = {};
for (const [name, measure] of Object.entries(sections)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.error(`${name} ...`);
  results[name] = await measure();
}
console.log(JSON.stringify(results));
