import type { Block } from './block.ts';
import { causes } from './causes.ts';
import { detection } from './detection.ts';
import { evidence } from './evidence.ts';
import { impact } from './impact.ts';
import { impactTimes } from './impact-times.ts';
import { links } from './links.ts';
import { looks } from './looks.ts';
import { metrics } from './metrics.ts';
import { notChecked } from './not-checked.ts';
import { notes } from './notes.ts';
import { recurrence } from './recurrence.ts';
import { resolution } from './resolution.ts';
import { ruledOut } from './ruled-out.ts';
import { steps } from './steps.ts';
import { summary } from './summary.ts';
import { timeline } from './timeline.ts';

/** Every generated block by the name in its marker, which stands in people's files: it never changes. */
export const BLOCKS = {
  summary,
  impact,
  'impact-times': impactTimes,
  detection,
  timeline,
  metrics,
  evidence,
  'ruled-out': ruledOut,
  'not-checked': notChecked,
  looks,
  steps,
  notes,
  links,
  causes,
  resolution,
  recurrence,
} as const satisfies Readonly<Record<string, Block>>;

export type BlockName = keyof typeof BLOCKS;

/** The block of a name, if there is one. */
export function blockNamed(name: string): Block | undefined {
  return Object.hasOwn(BLOCKS, name) ? BLOCKS[name as BlockName] : undefined;
}
