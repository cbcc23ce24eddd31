import { LANGUAGE_RULES } from './language/index.ts';
import type { PostmortemRule } from './rule.ts';

/** Every rule of `stanch postmortem check`, by layer and number. A new one is a file of its layer's folder and a line in the registry there. */
export const POSTMORTEM_RULES: readonly PostmortemRule[] = [...LANGUAGE_RULES];
