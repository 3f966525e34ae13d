// SPDX-License-Identifier: Apache-2.0
// What a person does with activations at the station, within the transaction that finds the person's visit.

import type { ActivationStatus } from '../../contract/activation.ts';
import { ok } from '../../contract/result.ts';
import { report } from '../audit/chain.ts';
import { describeIssued } from '../ca/issued.ts';
import { defaultIdentityName, type Language } from '../credential-types.ts';
import type { Visit } from '../login/visits.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { heldBy } from '../revocation/held-credentials.ts';
import { type Activation, statusOf } from './activation.ts';
import { type FreshCodes, freshCodes, newActivationId } from './codes.ts';
import { chooseType, hasRoom } from './eligibility.ts';
import type { UnitOfWork } from './hub.ts';
import { issueCertificate } from './issuing.ts';
import { advance, describe, refuseUnknown, type Surroundings, stay } from './progress.ts';
import { cancel, change, confirm, reject, resume, type Step } from './transitions.ts';

/** An activation with the codes that are shown this once. `password` is absent once a phone has sent its key. */
export interface Opened {
  readonly status: ActivationStatus;
  readonly password: string | undefined;
  readonly typedCode: string;
  readonly account: string;
}

/** What a person wants to open. */
export interface Wanted {
  /** When left out, a name is made from the person's, in the person's language. */
  readonly name?: string | undefined;
  readonly language: Language;
  /** The first that the person may have, when left out. */
  readonly credentialType?: string | undefined;
  readonly idempotencyKey: string;
  /** The activation whose credential this one renews. */
  readonly replaces?: string | undefined;
}

/** How many wrong numbers, and how many wrong typed codes, an activation bears. */
const tries = 5;

export type StationSide = ReturnType<typeof createStationSide>;

/** The station's side of activations. */
export function createStationSide(around: Surroundings) {
  return {
    /** Opens one. The person's earlier ones that are still open are cancelled. */
    async open(unit: UnitOfWork, visit: Visit, wanted: Wanted): Promise<Outcome<Opened>> {
      const { accounts, activations, notifications } = unit.records;
      await accounts.hold(visit.accountId);
      await notifications.rememberLanguage(visit.accountId, wanted.language);
      const before = await activations.withIdempotencyKey(visit.accountId, wanted.idempotencyKey);
      if (before) return takeUp(around, unit, visit, before.id);
      const renewed = await findRenewed(around, unit, visit, wanted.replaces);
      if (!renewed.ok) return renewed;
      const { name = renewed.value?.name, credentialType = renewed.value?.credentialType, replaces } = wanted;
      const type = await chooseFor(around, unit, visit, { wanted: credentialType, replaces });
      if (!type.ok) return type;
      for (const { id } of await activations.openOf(visit.accountId)) await advance(around, unit, id, cancel);
      return begin(around, unit, visit, { ...wanted, name, credentialType: type.value.id });
    },

    /** Takes one up again after the person had left. */
    resume: (unit: UnitOfWork, visit: Visit, id: string) => takeUp(around, unit, visit, id),

    /** Changes name or type. */
    async change(unit: UnitOfWork, visit: Visit, id: string, wanted: Change): Promise<Outcome<ActivationStatus>> {
      const { credentialType } = wanted;
      const replaces = (await unit.records.activations.get(id))?.replaces;
      const choice = { wanted: credentialType, replaces };
      const type = credentialType === undefined ? undefined : await chooseFor(around, unit, visit, choice);
      if (type?.ok === false) return type;
      return act(around, unit, visit, id, (activation) => change(activation, wanted));
    },

    reject: (unit: UnitOfWork, visit: Visit, id: string) => act(around, unit, visit, id, reject),
    cancel: (unit: UnitOfWork, visit: Visit, id: string) => act(around, unit, visit, id, cancel),
    status: (unit: UnitOfWork, visit: Visit, id: string) => act(around, unit, visit, id, stay),

    /** Makes the certificate, in the transaction of the confirmation. Repeating it changes nothing. */
    async confirm(
      unit: UnitOfWork,
      visit: Visit,
      id: string,
      phraseDigest: string,
    ): Promise<Outcome<ActivationStatus>> {
      if (!(await isOwn(unit, visit, id))) return refuseUnknown();
      const room = await roomAtConfirmation(around, unit, id);
      if (!room.ok) return room;
      const until = around.clock.now() + around.collectionMilliseconds;
      const step = await advance(around, unit, id, (activation) => confirm(activation, phraseDigest, until));
      if (!step.outcome.ok) return step.outcome;
      const { activation } = step;
      const { claim } = activation;
      if (step.outcome.value !== 'make' || !claim) return ok(await describe(around, unit, activation));
      const issued = await issueCertificate(around, unit, activation, claim.publicKey);
      return ok(statusOf(activation, describeIssued(issued), around.clock.now()));
    },
  };
}

type Change = Partial<Pick<Wanted, 'name' | 'credentialType'>>;

async function act<Value>(
  around: Surroundings,
  unit: UnitOfWork,
  visit: Visit,
  id: string,
  next: (activation: Activation) => Step<Value>,
): Promise<Outcome<ActivationStatus>> {
  if (!(await isOwn(unit, visit, id))) return refuseUnknown();
  const step = await advance(around, unit, id, next);
  return step.outcome.ok ? ok(await describe(around, unit, step.activation)) : step.outcome;
}

/** The activation whose credential is to be renewed: the person's own, and still worth it. */
async function findRenewed(
  { clock }: Surroundings,
  { records }: UnitOfWork,
  { accountId }: Visit,
  replaces: string | undefined,
): Promise<Outcome<Activation | undefined>> {
  if (replaces === undefined) return ok(undefined);
  const held = (await heldBy(records, accountId, clock.now())).find(({ activation }) => activation.id === replaces);
  if (!held) return refuse('notFound', 'there is no such credential, or it is somebody else’s');
  const { state } = held.current;
  if (state === 'active') return ok(held.activation);
  return refuse('credentialEnded', `a credential that is ${state} cannot be renewed`);
}

function chooseFor(
  around: Surroundings,
  { records }: UnitOfWork,
  { accountId }: Visit,
  choice: { readonly wanted: string | undefined; readonly replaces: string | undefined },
) {
  return chooseType(records, around.credentialTypes, { accountId, ...choice, now: around.clock.now() });
}

/** Once it is confirmed, nothing is asked any more. */
async function roomAtConfirmation(
  { credentialTypes, clock }: Surroundings,
  { records }: UnitOfWork,
  id: string,
): Promise<Outcome<void>> {
  const activation = await records.activations.hold(id);
  if (activation?.state !== 'claimed') return ok(undefined);
  return hasRoom(records, credentialTypes, activation, clock.now());
}

async function begin(
  around: Surroundings,
  unit: UnitOfWork,
  visit: Visit,
  wanted: Wanted & { readonly credentialType: string },
): Promise<Outcome<Opened>> {
  const id = newActivationId();
  const now = around.clock.now();
  const { accountId } = visit;
  const codes = freshCodes(around.secrets, id, accountId);
  const account = await unit.records.accounts.get(accountId);
  const { credentialType, idempotencyKey, replaces } = wanted;
  const name = wanted.name ?? defaultIdentityName(account?.name ?? '', wanted.language);
  const activation: Activation = {
    id,
    accountId,
    heldBy: visit.tokenHash,
    idempotencyKey,
    name,
    credentialType,
    state: 'waiting',
    voidReason: undefined,
    openedAt: now,
    expiresAt: now + around.activationMilliseconds,
    passwordMac: codes.passwordMac,
    passwordTriesLeft: tries,
    typedCodeMac: codes.typedCodeMac,
    typedCodeTriesLeft: tries,
    claim: undefined,
    replaces,
  };
  await unit.records.activations.add(activation);
  await report(unit.records, now, 'activation.opened', {
    activation: id,
    account: accountId,
    credentialType,
    ...(replaces && { replaces }),
  });
  return ok(await showCodes(around, unit, activation, codes, codes.password));
}

/** The old codes are known to nobody but, perhaps, a screen that is gone: there are new ones. */
async function takeUp(around: Surroundings, unit: UnitOfWork, visit: Visit, id: string): Promise<Outcome<Opened>> {
  if (!(await isOwn(unit, visit, id))) return refuseUnknown();
  const codes = freshCodes(around.secrets, id, visit.accountId);
  const { passwordMac, typedCodeMac } = codes;
  const holder = { heldBy: visit.tokenHash, passwordMac, typedCodeMac };
  const step = await advance(around, unit, id, (activation) => resume(activation, holder));
  if (!step.outcome.ok) return step.outcome;
  const password = step.outcome.value === 'withPassword' ? codes.password : undefined;
  return ok(await showCodes(around, unit, step.activation, codes, password));
}

async function showCodes(
  around: Surroundings,
  unit: UnitOfWork,
  activation: Activation,
  { typedCode }: FreshCodes,
  password: string | undefined,
): Promise<Opened> {
  const account = await unit.records.accounts.get(activation.accountId);
  const status = await describe(around, unit, activation);
  return { status, password, typedCode, account: account?.identifier ?? '' };
}

/** Whether it is this person's, whose account may have been disabled since the visit was looked at. */
async function isOwn({ records }: UnitOfWork, { accountId }: Visit, id: string): Promise<boolean> {
  const account = await records.accounts.hold(accountId);
  return account?.status === 'active' && (await records.activations.hold(id))?.accountId === accountId;
}
