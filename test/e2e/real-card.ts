// SPDX-License-Identifier: Apache-2.0
// A card of an authority that is not for practice, as an organisation would have it.

import { X509Certificate } from 'node:crypto';
import { createVirtualCard, type VirtualCard } from '../../simulator/card.ts';
import { certificateObject } from '../../simulator/data-objects.ts';
import { createPivApplication } from '../../simulator/piv-application.ts';
import { certificateTag } from '../../simulator/piv-contents.ts';
import { makePracticeCard } from '../../simulator/practice-card.ts';
import { makeRealAuthority } from '../issuer/real-authority.ts';

/** A card and whose it is. */
export interface RealCard {
  readonly card: VirtualCard;
  readonly name: string;
  /** PEM of the authorities, with which an administrator comes to trust it. */
  readonly authority: string;
  /** SHA-256 of the root's certificate, for the rules of who is let in. */
  readonly anchor: string;
}

const slot = 0x9a;

/** Makes an authority and a card of it, with the PIN of practice cards. */
export async function makeRealCard(): Promise<RealCard> {
  const { root, intermediate, card: certificate, cardKey } = makeRealAuthority();
  const { contents } = await makePracticeCard({ algorithm: 'p256', slots: [slot] });
  const application = createPivApplication({
    ...contents,
    keys: new Map([[slot, { algorithm: 'p256', privateKey: cardKey }]]),
    objects: new Map([...contents.objects, [certificateTag(slot), certificateObject(certificate)]]),
  });
  const authority = [root, intermediate].map((each) => new X509Certificate(each).toString()).join('');
  const anchor = new X509Certificate(root).fingerprint256;
  return { card: createVirtualCard(application), name: 'Example Cardholder', authority, anchor };
}
