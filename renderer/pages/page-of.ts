// SPDX-License-Identifier: Apache-2.0

import type { Page } from '../../contract/view.ts';

/** The page of one kind, as its component receives it. */
export type PageOfKind<Kind extends Page['kind']> = Extract<Page, { readonly kind: Kind }>;
