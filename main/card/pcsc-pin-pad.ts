// SPDX-License-Identifier: Apache-2.0
// Finds out whether a reader has keys of its own, and reaches them: SCardControl with the codes that the reader names.

import type { CardInterface } from 'smartcard';
import { padFeatures, readFeatures, readPinProperties, readTlvProperties } from './pin-pad.ts';

/** CM_IOCTL_GET_FEATURE_REQUEST: SCARD_CTL_CODE(3400), which Windows makes otherwise than pcsc-lite and macOS. */
const getFeatures = process.platform === 'win32' ? (0x31 << 16) | (3400 << 2) : 0x42000000 + 3400;

/** The keys of a reader as PC/SC knows them. */
export interface PcscPinPad {
  readonly hasDisplay: boolean;
  /** Gives the raw answer. Throws as the binding does. */
  verify(structure: Uint8Array): Promise<Uint8Array>;
  readonly modify: ((structure: Uint8Array) => Promise<Uint8Array>) | undefined;
}

/**
 * The keys of the reader in which `card` is held; undefined where it has none on which a PIV card's PIN can be typed. A
 * reader that does not know the question has none.
 */
export async function findPinPad(card: CardInterface): Promise<PcscPinPad | undefined> {
  const features = readFeatures(await ask(card, getFeatures));
  const verifyCode = features.get(padFeatures.verifyPinDirect);
  if (verifyCode === undefined) return undefined;
  const { hasDisplay, takesPivPins } = await propertiesOf(card, features);
  if (!takesPivPins) return undefined;
  const modifyCode = features.get(padFeatures.modifyPinDirect);
  const control = (code: number) => async (structure: Uint8Array) => card.control(code, Buffer.from(structure));
  return {
    hasDisplay,
    verify: control(verifyCode),
    modify: modifyCode === undefined ? undefined : control(modifyCode),
  };
}

async function propertiesOf(card: CardInterface, features: ReadonlyMap<number, number>) {
  const tlv = features.get(padFeatures.tlvProperties);
  if (tlv !== undefined) return readTlvProperties(await ask(card, tlv));
  const older = features.get(padFeatures.pinProperties);
  return readPinProperties(older === undefined ? nothing : await ask(card, older));
}

const nothing = new Uint8Array(0);

async function ask(card: CardInterface, code: number): Promise<Uint8Array> {
  try {
    return await card.control(code);
  } catch {
    return nothing;
  }
}
