// SPDX-License-Identifier: Apache-2.0
// Writes docs/policy.schema.json from the schema that the station itself uses (`npm run generate`).

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { policyJsonSchema } from '../main/policy/json-schema.ts';

writeFileSync(path.join(import.meta.dirname, '../docs/policy.schema.json'), policyJsonSchema());
