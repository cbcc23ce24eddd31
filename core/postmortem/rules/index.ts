import { ACTION_RULES } from './actions/index.ts';
import { COMPLETENESS_RULES } from './completeness/index.ts';
import { LANGUAGE_RULES } from './language/index.ts';
import type { PostmortemRule } from './rule.ts';
import { SCHEMA_RULES } from './schema/index.ts';
import { TIMELINE_RULES } from './timeline/index.ts';

/** Every rule of `stanch postmortem check`, by layer and number. A new one is a file of its layer's folder and a line in the registry there. */
export const POSTMORTEM_RULES: readonly PostmortemRule[] = [...SCHEMA_RULES, ...COMPLETENESS_RULES, ...TIMELINE_RULES, ...ACTION_RULES, ...LANGUAGE_RULES];
