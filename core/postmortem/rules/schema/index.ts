import type { PostmortemRule } from '../rule.ts';
import { intervalsInside } from './intervals-inside.ts';
import { knownEvidence } from './known-evidence.ts';
import { knownIds } from './known-ids.ts';
import { knownRunbooks } from './known-runbooks.ts';
import { uniqueIds } from './unique-ids.ts';
import { worstSeverity } from './worst-severity.ts';

/** What the front matter has to agree on with itself and the text, beyond the form of each key. */
export const SCHEMA_RULES: readonly PostmortemRule[] = [knownIds, uniqueIds, worstSeverity, intervalsInside, knownEvidence, knownRunbooks];
