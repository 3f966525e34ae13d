// SPDX-License-Identifier: Apache-2.0
// The store as oidc-provider sees it. Ids (device codes, access tokens) are kept as hashes only, and user codes not at
// all: who reads the database can use none of them. What a person decides is kept once, in the sign-in: device codes and
// grants are shown to the library as the sign-in has them.

import { createHash } from 'node:crypto';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import * as z from 'zod';
import { phoneClientId } from '../../contract/phone-api.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../records.ts';
import { phoneScope } from './device-flow.ts';
import { isRefused, type SignIn } from './sign-in.ts';
import type { SignIns } from './sign-ins.ts';

/** What the adapter stands on. */
export interface AdapterSurroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly signIns: SignIns;
}

/** What the provider's `deviceInfo` gives with a device code. */
const asking = z.object({ account: z.string(), phone: z.string(), address: z.string() });

/** An adapter for each kind of thing that the library keeps. */
export function createAdapter({ store, clock, signIns }: AdapterSurroundings): (kind: string) => Adapter {
  return (kind) => ({
    upsert(id, { jti: _, userCode, ...payload }, expiresIn = 0) {
      return store.transaction(async (records) => {
        const expiresAt = clock.now() + expiresIn * 1000;
        const { grantId } = payload;
        await records.oidc.save({ kind, id: hash(id), grantId, payload: JSON.stringify(payload), expiresAt });
        if (kind !== 'DeviceCode' || userCode === undefined) return;
        const wish = { deviceCode: id, userCode, lifetimeSeconds: expiresIn, ...asking.parse(payload.deviceInfo) };
        await signIns.begin(records, wish);
      });
    },
    async find(id) {
      if (kind === 'Grant') return grantOf(await signIns.granted(id));
      const found = await store.transaction((records) => records.oidc.get(kind, hash(id)));
      if (!found || found.expiresAt <= clock.now()) return undefined;
      const payload: AdapterPayload = { ...JSON.parse(found.payload), jti: id };
      return kind === 'DeviceCode' ? decide(id, payload) : payload;
    },
    /** The station asks `SignIns` for user codes, and nothing asks for sessions. */
    findByUserCode: async () => undefined,
    findByUid: async () => undefined,
    consume: (id) =>
      store.transaction(async (records) => {
        const found = await records.oidc.get(kind, hash(id));
        if (!found) return;
        const payload = { ...JSON.parse(found.payload), consumed: Math.floor(clock.now() / 1000) };
        await records.oidc.save({ ...found, payload: JSON.stringify(payload) });
      }),
    destroy: (id) => store.transaction((records) => records.oidc.remove(kind, hash(id))),
    revokeByGrantId: (grantId) => store.transaction((records) => records.oidc.removeOfGrant(kind, grantId)),
  });

  /** A device code as its sign-in stands; asking too often is `slow_down` (RFC 8628 3.5). */
  async function decide(deviceCode: string, payload: AdapterPayload): Promise<AdapterPayload | undefined> {
    const poll = await signIns.poll(deviceCode);
    if (poll.kind === 'tooSoon') throw new errors.SlowDown();
    if (poll.kind === 'unknown') return undefined;
    const { signIn } = poll;
    if (isRefused(signIn)) return { ...payload, ...refusalOf(signIn) };
    if (signIn.state !== 'signedIn') return payload;
    const authTime = Math.floor(signIn.askedAt / 1000);
    return { ...payload, accountId: signIn.accountId, grantId: signIn.id, scope: phoneScope, authTime };
  }
}

function refusalOf({ state }: SignIn): AdapterPayload {
  if (state === 'expired') return { error: 'expired_token', errorDescription: 'the code has expired' };
  return { error: 'access_denied', errorDescription: 'the sign-in was refused' };
}

/** A sign-in that ended well is the grant of its token. */
function grantOf(signIn: SignIn | undefined): AdapterPayload | undefined {
  if (!signIn) return undefined;
  const { id, accountId, askedAt } = signIn;
  const iat = Math.floor(askedAt / 1000);
  return { jti: id, kind: 'Grant', accountId, clientId: phoneClientId, iat, exp: iat + 3600, openid: openidGrant };
}

const openidGrant = { scope: phoneScope };

function hash(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
