// SPDX-License-Identifier: Apache-2.0

import type { RegistrationAuthority } from '../scep/registration-authority.ts';
import type { ProfileMaker } from './desk.ts';
import { encodeProfile, type ProfileOrder } from './profile.ts';
import type { ProfileSettings } from './settings.ts';
import { type ProfileSigner, readPemCertificates, readProfileSigner, signContent } from './signer.ts';

/** What is the same in all profiles of an issuer, and who signs them when nobody is configured. */
interface ProfileSurroundings extends Pick<ProfileOrder, 'organisation' | 'scepUrl' | 'authority'> {
  readonly registrationAuthority: RegistrationAuthority;
}

/** Reads the files that the settings name, once, and gives what makes profiles. Throws with a sentence. */
export function createProfileMaker(
  settings: ProfileSettings,
  { registrationAuthority, ...common }: ProfileSurroundings,
): ProfileMaker {
  const own: ProfileSigner = { ...registrationAuthority, chain: [common.authority] };
  const signer = settings.signer ? readProfileSigner(settings.signer) : own;
  const serverRoots = settings.trustFiles.flatMap(readPemCertificates).map(({ raw }) => raw);
  return (order) => signContent(signer, Buffer.from(encodeProfile({ ...common, ...order, settings, serverRoots })));
}
