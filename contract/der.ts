// SPDX-License-Identifier: Apache-2.0

import * as z from 'zod';

/**
 * A certificate or a request for one, as DER in base64: 12 KB at most, which is several times what any has, so that none
 * takes long to read.
 */
export const derText = z.base64().max(16_384);

/** A signature in base64, of the longest keys too. */
export const signatureText = z.base64().max(2_048);
