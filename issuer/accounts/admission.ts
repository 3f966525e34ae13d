// SPDX-License-Identifier: Apache-2.0
// Which account a certificate leads to, and whether it is let in. Nobody becomes known by logging in: an account comes
// from the administrator's list or from a configured rule. In practice alone, any practice card will do.

import { randomUUID } from 'node:crypto';
import { ok } from '../../contract/result.ts';
import { type CredentialTypeSettings, typesFor } from '../credential-types.ts';
import { type Account, type AccountSource, identifierText } from '../login/accounts.ts';
import type { AcceptedCertificate } from '../login/judgement.ts';
import type { Records } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { type AccountRule, findRule } from './rules.ts';

/** Decides about accounts. */
export interface Admission {
  /** Whether the account would be let in; changes nothing. */
  check(records: Records, accepted: AcceptedCertificate): Promise<Outcome<void>>;
  /** The account, made where a rule says so; the newest certificate's name and address are kept. */
  admit(records: Records, accepted: AcceptedCertificate, now: number): Promise<Outcome<Account>>;
}

/** What admission goes by. */
export interface AdmissionPolicy {
  /** Lets everyone in who has a practice card. */
  readonly practice: boolean;
  readonly rules: readonly AccountRule[];
  readonly credentialTypes: readonly CredentialTypeSettings[];
}

/** Admission by the administrator's list and by rules. Who may have no credential type has nothing to do here. */
export function createAdmission({ practice, rules, credentialTypes }: AdmissionPolicy): Admission {
  return {
    async check(records, accepted) {
      const known = await find(records, accepted);
      const grounds = decide(known, accepted, await isErased(records, known, accepted));
      return grounds.ok ? ok(undefined) : grounds;
    },
    async admit(records, accepted, now) {
      const known = await records.accounts.findAndHold(accepted.anchor, accepted.person.identifier);
      const grounds = decide(known, accepted, await isErased(records, known, accepted));
      if (!grounds.ok) return grounds;
      // Few certificates for log-ins name an address; the list may.
      const { name, email = known?.email } = accepted.person;
      const account = { ...(known ?? newAccount(accepted, now)), ...grounds.value, name, email };
      await (known ? records.accounts.save(account) : records.accounts.add(account));
      return ok(account);
    },
  };

  function decide(account: Account | undefined, accepted: AcceptedCertificate, erased: boolean): Outcome<Grounds> {
    const grounds = findGrounds(account, accepted, erased);
    if (!grounds.ok || isGivenAny(account, accepted, grounds.value)) return grounds;
    const described = describe(account, accepted);
    return refuse('loginRefused', `no credential type is for ${described}, groups: ${grounds.value.groups.join(' ')}`);
  }

  function isGivenAny(account: Account | undefined, { person }: AcceptedCertificate, { groups }: Grounds): boolean {
    return typesFor(credentialTypes, { groups, email: person.email ?? account?.email }).length > 0;
  }

  /** On what grounds the person is let in. A rule counts as long as it is configured, its groups as they are now. */
  function findGrounds(account: Account | undefined, accepted: AcceptedCertificate, erased: boolean): Outcome<Grounds> {
    const described = describe(account, accepted);
    if (account && account.status !== 'active') return refuse('loginRefused', `${described} is ${account.status}`);
    if (account?.source === 'list') return ok({ source: 'list', groups: account.groups });
    if (erased) return refuse('loginRefused', `${described} was erased: only the list of accounts lets it in again`);
    if (practice) return ok({ source: 'practice', groups: account?.groups ?? [] });
    const rule = findRule(rules, accepted);
    if (rule) return ok({ source: 'rule', groups: rule.groups });
    return refuse('loginRefused', `${described} is not in the list of accounts, and no rule lets it in`);
  }
}

/** Whoever is known is called by the account's id: the audit log, where nothing can be erased, has this. */
function describe(account: Account | undefined, { anchor, person }: AcceptedCertificate): string {
  return account ? `the account ${account.id}` : `${identifierText(person.identifier)} under the root ${anchor}`;
}

/** Who was shut out for good, and is forgotten since, does not come back by a rule. */
async function isErased(records: Records, known: Account | undefined, { person }: AcceptedCertificate) {
  return known === undefined && (await records.erasures.wasErased(person.identifier));
}

interface Grounds {
  readonly source: AccountSource;
  readonly groups: readonly string[];
}

function find(records: Records, { anchor, person }: AcceptedCertificate) {
  return records.accounts.find(anchor, person.identifier);
}

function newAccount({ anchor, person }: AcceptedCertificate, now: number) {
  const { kind, value } = person.identifier;
  return {
    id: randomUUID(),
    anchor,
    kind,
    identifier: value,
    createdAt: now,
    status: 'active',
    unsettled: false,
    endedAt: undefined,
  } as const;
}
