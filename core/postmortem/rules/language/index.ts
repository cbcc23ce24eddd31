import type { PostmortemRule } from '../rule.ts';

/** Rules of blameless language, by number. A new one is a file of this folder and a line here. */
export const LANGUAGE_RULES: readonly PostmortemRule[] = [];
