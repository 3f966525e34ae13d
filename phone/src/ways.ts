// SPDX-License-Identifier: Apache-2.0
// The ways in which a credential can reach this phone: what the issuer offers, and what this kind of phone can take.

import type { Delivery } from '../../contract/activation.ts';

/** What matters of a device. Both are hints that browsers give; nothing is let in or kept out by them. */
export interface Device {
  readonly userAgent: string;
  /** How many fingers the screen can feel. An iPad calls itself a Mac. */
  readonly touchPoints: number;
}

/** The device that this is. */
export function thisDevice(): Device {
  return { userAgent: navigator.userAgent, touchPoints: navigator.maxTouchPoints };
}

/** Which of Apple's devices it is: those take configuration profiles. */
export function appleDevice({ userAgent, touchPoints }: Device): 'iPhone' | 'iPad' | 'Mac' | undefined {
  if (userAgent.includes('iPhone')) return 'iPhone';
  if (userAgent.includes('iPad')) return 'iPad';
  if (!userAgent.includes('Macintosh')) return undefined;
  return touchPoints > 1 ? 'iPad' : 'Mac';
}

/**
 * The iPhone or iPad on which this page is open in the browser instead of from the Home Screen: there it is told nothing
 * by web push, and what it keeps is deleted after seven days of browsing without a visit.
 */
export function outsideHomeScreen(device: Device = thisDevice()): 'iPhone' | 'iPad' | undefined {
  const apple = appleDevice(device);
  if (apple !== 'iPhone' && apple !== 'iPad') return undefined;
  return matchMedia('(display-mode: standalone)').matches ? undefined : apple;
}

/** What kind of phone it is, for instructions. */
export function phonePlatform(device: Device): 'iPhone' | 'iPad' | 'Android' | 'other' {
  const apple = appleDevice(device);
  if (apple === 'iPhone' || apple === 'iPad') return apple;
  return device.userAgent.includes('Android') ? 'Android' : 'other';
}

/** The ways that make sense here, the most useful first. The browser itself can always keep a credential. */
export function waysFor(offered: readonly Delivery[], device: Device): readonly Delivery[] {
  const wider = appleDevice(device) ? 'profile' : 'file';
  return offered.includes(wider) ? [wider, 'browser'] : ['browser'];
}

interface UserAgentData {
  readonly platform: string;
  getHighEntropyValues(hints: readonly string[]): Promise<{ readonly platformVersion?: string }>;
}

/**
 * Android's version, as far as the browser tells it: a number, `unknown` for an Android that does not say (in the user
 * agent all call themselves 10), `none` for another system.
 */
export async function readAndroidVersion(): Promise<number | 'unknown' | 'none'> {
  if (!navigator.userAgent.includes('Android')) return 'none';
  const data = (navigator as Navigator & { readonly userAgentData?: UserAgentData }).userAgentData;
  const { platformVersion = '' } = (await data?.getHighEntropyValues(['platformVersion'])) ?? {};
  const version = Number.parseInt(platformVersion, 10);
  return version > 0 ? version : 'unknown';
}
