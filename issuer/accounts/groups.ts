// SPDX-License-Identifier: Apache-2.0

import * as z from 'zod';

/** The name of a group, in lists of accounts, in rules and in credential types. */
export const groupName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'must be a group such as staff or it.admins');
