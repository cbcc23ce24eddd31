import type { PostmortemRule } from '../rule.ts';

export const COMPLETENESS_RULES: readonly PostmortemRule[] = [];
