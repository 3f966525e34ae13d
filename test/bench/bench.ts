// SPDX-License-Identifier: Apache-2.0
// `npm run bench`: measures what we hold ourselves to and prints it as one JSON object on the last line. A section is a
// file with a function that measures it.

import { parseArgs } from 'node:util';
import { measureCard } from './card.ts';
import { measureIssuer } from './issuer.ts';
import { measurePhone } from './phone.ts';
import { measureRenderer } from './renderer.ts';
import { measureStation } from './station.ts';
import { measureWindow } from './window.ts';

/** What there is to measure, by its name in the result. */
const sections: Readonly<Record<string, () => Promise<unknown>>> = {
  card: measureCard,
  station: async () => ({ ...(await measureStation()), ...(await measureWindow()) }),
  renderer: measureRenderer,
  phone: measurePhone,
  issuer: () => measureIssuer(Number(values.logins)),
};

const help = `Usage: npm run bench -- [options] [section ...]

Measures ${Object.keys(sections).join(', ')}, or the sections that are named, and prints one JSON object on the last line.

  --logins N   over how many log-ins the issuer's memory is watched (100000 if not given)
  --help       this text`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { logins: { type: 'string', default: '100000' }, help: { type: 'boolean' } },
});
const unknown = positionals.find((name) => !Object.hasOwn(sections, name));
if (values.help) console.log(help);
else if (unknown === undefined) await measure(positionals.length > 0 ? positionals : Object.keys(sections));
else {
  console.error(`There is no section "${unknown}".\n\n${help}`);
  process.exitCode = 2;
}

async function measure(names: readonly string[]): Promise<void> {
  const results: Record<string, unknown> = {};
  for (const [name, section] of Object.entries(sections)) {
    if (!names.includes(name)) continue;
    console.error(`${name} ...`);
    results[name] = await section();
  }
  console.log(JSON.stringify(results));
}
