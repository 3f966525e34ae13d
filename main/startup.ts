// SPDX-License-Identifier: Apache-2.0
// Decides what the program does, from its command line and its policy. If they contradict each other, or one of them is
// wrong, nothing starts.

import { failed, ok, type Result } from '../contract/result.ts';
import type { StationOptions, StationTask } from './options.ts';
import { loadPolicy, type PolicyInForce, printedPolicy } from './policy/file.ts';
import { policyPlace } from './policy/place.ts';

/** What is known before anything is opened. */
export interface Circumstances {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
}

/** How the station is set up, by command line and policy. */
export interface Settings {
  readonly options: StationOptions;
  readonly policy: PolicyInForce;
}

/** What is to be done. */
export type Task =
  | { readonly kind: 'print'; readonly text: string }
  /** A check that ends at once: the policy is wrong. */
  | { readonly kind: 'unfit'; readonly json: boolean; readonly reason: string }
  | ({ readonly kind: 'run' | 'check' | 'checkAsJson' } & Settings);

/** Decides what to do under the policy. A failure is a text for the administrator. */
export function settleTask(asked: StationTask, circumstances: Circumstances): Result<Task, string> {
  const { task, options, policyFile } = asked;
  const { packaged, platform, environment } = circumstances;
  if (policyFile !== undefined && packaged) {
    return failed('--policy is for development: a packaged station has its policy at the system’s path');
  }
  const policy = loadPolicy(policyPlace(asked, platform, environment));
  if (!policy.ok) return unfit(task, policy.failure);
  if (task === 'printPolicy') return ok({ kind: 'print', text: printedPolicy(policy.value) });
  const settled = underPolicy(options, policy.value);
  if (!settled.ok) return unfit(task, settled.failure);
  return ok({ kind: task, options: settled.value, policy: policy.value });
}

/** A check reports what keeps the station from starting; everything else does not start. */
function unfit(task: string, reason: string): Result<Task, string> {
  const isCheck = task === 'check' || task === 'checkAsJson';
  return isCheck ? ok({ kind: 'unfit', json: task === 'checkAsJson', reason }) : failed(reason);
}

/** The options as the policy completes them; the command line cannot go round it. */
function underPolicy(options: StationOptions, { file, settings }: PolicyInForce): Result<StationOptions, string> {
  const { issuer, virtualCard } = settings;
  if (virtualCard === 'forbidden' && options.practice) {
    return failed(`--practice is refused: the policy file ${file} forbids the virtual card (virtualCard).`);
  }
  const shared = { ...options, kiosk: options.kiosk || settings.kiosk.enabled };
  if (issuer === undefined || options.practice) return ok(shared);
  if (options.issuer.kind === 'external') {
    return failed(`--issuer is refused: the policy file ${file} names the issuer (issuer.address).`);
  }
  const { address: origin, trustFile } = issuer;
  const trusted = trustFile === undefined ? {} : { trustedFile: trustFile };
  return ok({ ...shared, issuer: { kind: 'external', origin, ...trusted } });
}
