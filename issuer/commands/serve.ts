// SPDX-License-Identifier: Apache-2.0
// `serve`: the issuer itself.

import { startIssuer } from '../serve.ts';
import type { Command } from './command.ts';

/** The command. */
export const serveCommand: Command = {
  usage: 'serve',
  summary: 'answer stations and phones until Ctrl+C',
  async run(call) {
    const issuer = await startIssuer(call.configuration());
    console.log(`Stations: ${issuer.stationOrigin}`);
    console.log(`Phones:   ${issuer.phoneOrigin}`);
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
    await issuer.close();
    return 0;
  },
};
