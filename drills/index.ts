import type { Drill } from './drill.ts';
import { LANGUAGE_DRILLS } from './families/languages.ts';
import { LIMIT_DRILLS } from './families/limits.ts';
import { NODE_DRILLS } from './families/node.ts';
import { SERVICE_DRILLS } from './families/services.ts';

/** Every drill; its program is the file of the same name in this folder. */
export const DRILLS: readonly Drill[] = [...NODE_DRILLS, ...LANGUAGE_DRILLS, ...SERVICE_DRILLS, ...LIMIT_DRILLS];

/** The drill of that name. */
export function findDrill(name: string): Drill | undefined {
  return DRILLS.find((drill) => drill.name === name);
}
