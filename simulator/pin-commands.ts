// SPDX-License-Identifier: Apache-2.0
// The commands about PINs and PUK (SP 800-73-5 part 2, 3.2.1 to 3.2.3).

import { SW } from './apdu.ts';
import type { Answer } from './card.ts';
import type { PivContents } from './piv-contents.ts';
import { hasPinForm, present, type ReferenceData, replace } from './reference-data.ts';
import type { RunCommand, SecurityStatus } from './security-status.ts';

/** Key references of PINs and PUK (SP 800-73-5 part 1, table 4b). */
const references = { globalPin: 0x00, pin: 0x80, puk: 0x81 } as const;

/** VERIFY (3.2.1): with data, the PIN; without, the question whether it is needed; with P1 FF, log out. */
export const verify: RunCommand = ({ p1, p2, data }, contents, status) => {
  if (p1 !== 0x00 && p1 !== 0xff) return { statusWord: SW.wrongParameters };
  const pin = pinOf(p2, contents);
  if (!pin) return { statusWord: SW.referenceNotFound };
  if (p1 === 0xff) return data.length > 0 ? { statusWord: SW.wrongData } : logOut(p2, status);
  if (data.length === 0) return { statusWord: status.verified.has(p2) ? SW.success : triesLeft(pin) };
  if (!hasPinForm(data)) return { statusWord: SW.wrongData };
  const answer = presentTo(pin, data, contents);
  note(p2, answer, status);
  if (answer.statusWord === SW.success) status.justNow = { pinVerified: true };
  return answer;
};

/** CHANGE REFERENCE DATA (3.2.2): the present PIN or PUK, then the new one. */
export const changeReferenceData: RunCommand = ({ p1, p2, data }, contents, status) => {
  if (p1 !== 0) return { statusWord: SW.wrongParameters };
  const reference = p2 === references.puk ? contents.puk : pinOf(p2, contents);
  if (!reference) return { statusWord: SW.referenceNotFound };
  const [old, next] = [data.subarray(0, 8), data.subarray(8)];
  const wellFormed = p2 === references.puk ? next.length === 8 : hasPinForm(old) && hasPinForm(next);
  if (!wellFormed) return { statusWord: SW.wrongData };
  const answer = presentTo(reference, old, contents);
  if (p2 !== references.puk) note(p2, answer, status);
  if (answer.statusWord === SW.success) store(reference, next, contents);
  return answer;
};

/** RESET RETRY COUNTER (3.2.3): the PUK, then a new PIN. The PIN counts as not verified afterwards. */
export const resetRetryCounter: RunCommand = ({ p1, p2, data }, contents, status) => {
  if (p1 !== 0) return { statusWord: SW.wrongParameters };
  if (p2 !== references.pin) return { statusWord: SW.referenceNotFound };
  const next = data.subarray(8);
  if (!hasPinForm(next)) return { statusWord: SW.wrongData };
  const answer = presentTo(contents.puk, data.subarray(0, 8), contents);
  if (answer.statusWord !== SW.success) return answer;
  store(contents.pin, next, contents);
  return logOut(p2, status);
};

function pinOf(reference: number, { pin, globalPin }: PivContents): ReferenceData | undefined {
  if (reference === references.globalPin) return globalPin;
  return reference === references.pin ? pin : undefined;
}

/** A right PIN is verified from now on, a wrong one not any more. */
function note(reference: number, { statusWord }: Answer, { verified }: SecurityStatus): void {
  if (statusWord === SW.success) verified.add(reference);
  else verified.delete(reference);
}

function logOut(reference: number, { verified }: SecurityStatus): Answer {
  verified.delete(reference);
  return { statusWord: SW.success };
}

function presentTo(reference: ReferenceData, value: Uint8Array, contents: PivContents): Answer {
  const outcome = present(reference, value);
  if (outcome === 'blocked') return { statusWord: SW.authenticationBlocked };
  contents.onChange?.();
  return { statusWord: outcome === 'match' ? SW.success : SW.verificationFailed | reference.triesLeft };
}

function store(reference: ReferenceData, value: Uint8Array, contents: PivContents): void {
  replace(reference, value);
  contents.onChange?.();
}

function triesLeft(pin: ReferenceData): number {
  return pin.triesLeft === 0 ? SW.authenticationBlocked : SW.verificationFailed | pin.triesLeft;
}
