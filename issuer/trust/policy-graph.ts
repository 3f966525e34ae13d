// SPDX-License-Identifier: Apache-2.0
// Certificate policies along a path (RFC 5280 6.1.2 to 6.1.5), as the graph of RFC 9618: one node for each policy and
// depth, so that mappings cannot make it grow exponentially. Nodes point to their parents only. A node that has no
// child at the current depth is thereby forgotten, and the pruning that the RFC describes happens by itself.

import { oids } from '../../x509/oids.ts';
import type { CertificateFacts } from './facts.ts';

/** Where policy processing stands below some certificate of the path. */
export interface PolicyState {
  /** The nodes of the current depth by policy; none when the path is valid for no policy. */
  readonly nodes: ReadonlyMap<string, PolicyNode>;
  /** How many more certificates may follow before each rule takes hold; 0 when it has. */
  readonly explicitPolicy: number;
  readonly policyMapping: number;
  readonly inhibitAnyPolicy: number;
}

interface PolicyNode {
  readonly policy: string;
  /** The policies of the next certificate that continue this one. */
  readonly expected: ReadonlySet<string>;
  readonly parents: readonly PolicyNode[];
}

/** The state at the trust anchor of a path of `length` certificates (6.1.2 a, d, e, f). */
export function startPolicies(
  length: number,
  rules: { requireExplicitPolicy: boolean; inhibitPolicyMapping: boolean; inhibitAnyPolicy: boolean },
): PolicyState {
  const root = node(oids.anyPolicy, []);
  return {
    nodes: new Map([[root.policy, root]]),
    explicitPolicy: rules.requireExplicitPolicy ? 0 : length + 1,
    policyMapping: rules.inhibitPolicyMapping ? 0 : length + 1,
    inhibitAnyPolicy: rules.inhibitAnyPolicy ? 0 : length + 1,
  };
}

/** Takes in the policies of the next certificate (6.1.3 d, e). */
export function applyPolicies(state: PolicyState, facts: CertificateFacts, isLast: boolean): PolicyState {
  const policies = new Set(facts.policies?.map(({ oid }) => oid));
  const anyCounts = policies.delete(oids.anyPolicy) && (state.inhibitAnyPolicy > 0 || (!isLast && facts.selfIssued));
  const parentsOf = indexByExpected(state.nodes.values());
  const anyParent = parentsOf.get(oids.anyPolicy);
  const nodes = new Map<string, PolicyNode>();
  for (const policy of policies) {
    const parents = parentsOf.get(policy) ?? anyParent;
    if (parents) nodes.set(policy, node(policy, parents));
  }
  if (!anyCounts) return { ...state, nodes };
  for (const [policy, parents] of parentsOf) if (!nodes.has(policy)) nodes.set(policy, node(policy, parents));
  return { ...state, nodes };
}

/** Whether the path may go on as far as policies are concerned (6.1.3 f). */
export function policiesAllow(state: PolicyState): boolean {
  return state.explicitPolicy > 0 || state.nodes.size > 0;
}

/** What an authority's extensions change for the certificates below it (6.1.4 a, b, h, i, j); undefined if forbidden. */
export function preparePolicies(state: PolicyState, facts: CertificateFacts): PolicyState | undefined {
  const mappings = facts.policyMappings ?? [];
  const mapsAny = mappings.some((pair) => Object.values(pair).includes(oids.anyPolicy));
  if (mapsAny) return undefined;
  const step = facts.selfIssued ? 0 : 1;
  const next = (counter: number) => Math.max(counter - step, 0);
  const below = {
    nodes: applyMappings(state, mappings),
    explicitPolicy: next(state.explicitPolicy),
    policyMapping: next(state.policyMapping),
    inhibitAnyPolicy: next(state.inhibitAnyPolicy),
  };
  return limitPolicies(below, facts);
}

/** The rules that a certificate makes take hold sooner below it (6.1.4 i, j); an anchor's too (RFC 5937 3.2). */
export function limitPolicies(
  state: PolicyState,
  { policyConstraints, inhibitAnyPolicy }: CertificateFacts,
): PolicyState {
  const limit = (counter: number, skip = counter) => Math.min(counter, skip);
  return {
    ...state,
    explicitPolicy: limit(state.explicitPolicy, policyConstraints?.requireExplicitPolicy),
    policyMapping: limit(state.policyMapping, policyConstraints?.inhibitPolicyMapping),
    inhibitAnyPolicy: limit(state.inhibitAnyPolicy, inhibitAnyPolicy),
  };
}

/**
 * The policies, in the terms of the trust anchor, for which the whole path is valid and which are required; all of
 * them when nothing is required (6.1.5 a, b, g). Undefined when the path must be valid for one and is not.
 */
export function finishPolicies(
  state: PolicyState,
  facts: CertificateFacts,
  required: readonly string[] | undefined,
): readonly string[] | undefined {
  const demanded = facts.policyConstraints?.requireExplicitPolicy === 0 || state.explicitPolicy <= 1;
  const valid = policiesOfAnchor(state.nodes);
  const policies = required && !required.includes(oids.anyPolicy) ? restrict(valid, required) : [...valid];
  return demanded && policies.length === 0 ? undefined : policies;
}

function node(policy: string, parents: readonly PolicyNode[], expected?: ReadonlySet<string>): PolicyNode {
  return { policy, parents, expected: expected ?? new Set([policy]) };
}

function indexByExpected(nodes: Iterable<PolicyNode>): ReadonlyMap<string, readonly PolicyNode[]> {
  const index = new Map<string, PolicyNode[]>();
  for (const parent of nodes) {
    for (const policy of parent.expected) {
      const parents = index.get(policy);
      if (parents) parents.push(parent);
      else index.set(policy, [parent]);
    }
  }
  return index;
}

/** Mapped policies expect others from now on; where mapping is inhibited, they end (6.1.4 b). */
function applyMappings(
  state: PolicyState,
  mappings: NonNullable<CertificateFacts['policyMappings']>,
): ReadonlyMap<string, PolicyNode> {
  const nodes = new Map(state.nodes);
  for (const [policy, expected] of groupMappings(mappings)) {
    const mapped = state.nodes.get(policy) ?? state.nodes.get(oids.anyPolicy);
    if (state.policyMapping === 0) nodes.delete(policy);
    else if (mapped) nodes.set(policy, node(policy, mapped.parents, expected));
  }
  return nodes;
}

function groupMappings(mappings: NonNullable<CertificateFacts['policyMappings']>): ReadonlyMap<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { issuerDomainPolicy, subjectDomainPolicy } of mappings) {
    groups.set(issuerDomainPolicy, (groups.get(issuerDomainPolicy) ?? new Set()).add(subjectDomainPolicy));
  }
  return groups;
}

/** The nodes right below anyPolicy from which the last depth is reached, and anyPolicy if it reaches it itself. */
function policiesOfAnchor(last: ReadonlyMap<string, PolicyNode>): ReadonlySet<string> {
  const policies = new Set<string>(last.has(oids.anyPolicy) ? [oids.anyPolicy] : []);
  const seen = new Set<PolicyNode>(last.values());
  for (const current of seen) {
    if (current.policy === oids.anyPolicy) continue;
    if (current.parents.some(({ policy }) => policy === oids.anyPolicy)) policies.add(current.policy);
    for (const parent of current.parents) seen.add(parent); // A Set hands out what is added while it is walked.
  }
  return policies;
}

function restrict(valid: ReadonlySet<string>, required: readonly string[]): readonly string[] {
  return valid.has(oids.anyPolicy) ? required : required.filter((policy) => valid.has(policy));
}
