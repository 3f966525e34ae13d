// SPDX-License-Identifier: Apache-2.0

import * as z from 'zod';
import { policySchema } from './policy.ts';

/** The policy as a JSON schema, for editors. What a schema cannot say (contrast, files), the station checks itself. */
export function policyJsonSchema(): string {
  const schema = z.toJSONSchema(policySchema, { io: 'input' });
  return `${JSON.stringify({ title: 'Pivot station policy', ...schema }, null, 2)}\n`;
}
