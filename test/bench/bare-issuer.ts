// SPDX-License-Identifier: Apache-2.0
// The least that an enrolment can take: a request comes whole by HTTPS, a P-256 signature is verified, another one is
// made, and a certificate's length of bytes is answered; with the socket of PostgreSQL as its argument, after a small row
// was kept there in the table `rows`. Tells its parent `{ port, ca }`.

import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { ownTls } from '../issuer/tls-identity.ts';

const { identity, ca } = ownTls();
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const content = randomBytes(500);
const signature = sign('sha256', content, privateKey);
const answer = randomBytes(600).toString('base64');

const [host] = process.argv.slice(2);
const pool = host === undefined ? undefined : new Pool({ host, user: 'pivot', database: 'postgres', max: 10 });
const row = 'x'.repeat(300);

const server = createServer(
  { key: identity.key, cert: identity.cert, keepAliveTimeout: 65_000 },
  (request, response) => {
    request.resume().on('end', async () => {
      if (!verify('sha256', content, publicKey, signature)) throw new Error('our own signature is wrong');
      sign('sha256', content, privateKey);
      await pool?.query({ name: 'keep', text: 'INSERT INTO rows VALUES ($1)', values: [row] });
      response.end(answer);
    });
  },
);
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port, ca }));
