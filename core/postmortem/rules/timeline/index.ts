import type { PostmortemRule } from '../rule.ts';
import { approximateTimes } from './approximate-times.ts';
import { beginsBeforeDetection } from './begins-before-detection.ts';
import { evidencePredatesStart } from './evidence-predates-start.ts';
import { factsOnly } from './facts-only.ts';
import { localTime } from './local-time.ts';
import { missingDate } from './missing-date.ts';
import { momentsInOrder } from './moments-in-order.ts';
import { neededKinds } from './needed-kinds.ts';
import { numberConsistency } from './number-consistency.ts';
import { rowMoment } from './row-moment.ts';
import { rowOrder } from './row-order.ts';
import { rowSource } from './row-source.ts';
import { silentGap } from './silent-gap.ts';
import { statusPage } from './status-page.ts';
import { zoneAbbreviation } from './zone-abbreviation.ts';

/** What the checks ask of the timeline, and of figures that are told again elsewhere. */
export const TIMELINE_RULES: readonly PostmortemRule[] = [
  rowMoment,
  rowOrder,
  missingDate,
  zoneAbbreviation,
  silentGap,
  neededKinds,
  momentsInOrder,
  beginsBeforeDetection,
  rowSource,
  factsOnly,
  numberConsistency,
  evidencePredatesStart,
  approximateTimes,
  statusPage,
  localTime,
];
