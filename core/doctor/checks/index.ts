import type { Check } from '../check.ts';
import { KERNEL_CHECKS } from './kernel.ts';
import { PRIVILEGE_CHECKS } from './privilege.ts';
import { ROOM_CHECKS } from './room.ts';
import { TOOL_CHECKS } from './tools.ts';

/** Every check of `stanch doctor`, in the order they are shown. A new one is an object in one of these lists. */
export const CHECKS: readonly Check[] = [...KERNEL_CHECKS, ...PRIVILEGE_CHECKS, ...TOOL_CHECKS, ...ROOM_CHECKS];
