// SPDX-License-Identifier: Apache-2.0
// `serve`: the issuer itself, which is loaded with it: the other commands do without.

import type { Command } from './command.ts';
import { complain } from './output.ts';
import { unknownVariables } from './variables.ts';

/** The command. */
export const serveCommand: Command = {
  usage: 'serve',
  summary: 'answer stations and phones until Ctrl+C',
  async run(call) {
    const configuration = call.configuration();
    for (const { setting, problem, remedy } of unknownVariables(process.env))
      complain(`${setting}: ${problem} ${remedy}`);
    const { startIssuer } = await import('../serve.ts');
    const { startAsideThread } = await import('../aside/thread.ts');
    await using thread = startAsideThread();
    const issuer = await startIssuer(configuration, { aside: thread.aside });
    console.log(`Stations: ${issuer.stationOrigin}`);
    console.log(`Phones:   ${issuer.phoneOrigin}`);
    // systemd and the program that started this one may both say so: it ends in order once. A second Ctrl+C ends it now.
    await new Promise((resolve) => process.once('SIGINT', resolve).on('SIGTERM', resolve));
    await issuer.close();
    return 0;
  },
};
