import type { PostmortemRule } from '../rule.ts';

export const SCHEMA_RULES: readonly PostmortemRule[] = [];
