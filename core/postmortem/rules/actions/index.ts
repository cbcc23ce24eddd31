import type { PostmortemRule } from '../rule.ts';

export const ACTION_RULES: readonly PostmortemRule[] = [];
