import type { PostmortemRule } from '../rule.ts';
import { acronymsExplained } from './acronyms-explained.ts';
import { backlogChecked } from './backlog-checked.ts';
import { detectionSource } from './detection-source.ts';
import { evidenceArchived } from './evidence-archived.ts';
import { factorEvidence } from './factor-evidence.ts';
import { impactHasEnds } from './impact-has-ends.ts';
import { impactInFigures } from './impact-in-figures.ts';
import { leakAlert } from './leak-alert.ts';
import { leakDuration } from './leak-duration.ts';
import { leakFreedBy } from './leak-freed-by.ts';
import { leakGuard } from './leak-guard.ts';
import { leakLimits } from './leak-limits.ts';
import { leakReleasePath } from './leak-release-path.ts';
import { leakResource } from './leak-resource.ts';
import { leakShared } from './leak-shared.ts';
import { leakSlope } from './leak-slope.ts';
import { linksResolve } from './links-resolve.ts';
import { noPlaceholder } from './no-placeholder.ts';
import { preventsOrMitigates } from './prevents-or-mitigates.ts';
import { recurrenceAnswered } from './recurrence-answered.ts';
import { reviewInTime } from './review-in-time.ts';
import { sectionsBySeverity } from './sections-by-severity.ts';
import { statusFitsActions } from './status-fits-actions.ts';
import { summaryAnswers } from './summary-answers.ts';
import { triggerAndFactors } from './trigger-and-factors.ts';
import { wellBadlyLucky } from './well-badly-lucky.ts';

/** What the checks ask to be there; from C20 on, of what leaked. */
export const COMPLETENESS_RULES: readonly PostmortemRule[] = [
  sectionsBySeverity,
  noPlaceholder,
  summaryAnswers,
  impactInFigures,
  impactHasEnds,
  detectionSource,
  triggerAndFactors,
  factorEvidence,
  preventsOrMitigates,
  recurrenceAnswered,
  backlogChecked,
  wellBadlyLucky,
  acronymsExplained,
  statusFitsActions,
  reviewInTime,
  linksResolve,
  evidenceArchived,
  leakResource,
  leakLimits,
  leakSlope,
  leakDuration,
  leakReleasePath,
  leakFreedBy,
  leakAlert,
  leakGuard,
  leakShared,
];
