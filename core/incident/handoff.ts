import { describeTimeLeft } from '../diagnosis/figures.ts';
import type { Playbook } from '../knowledge/types.ts';
import { missingMarks } from './measure.ts';
import { position } from './position.ts';
import type { Precision } from './precision.ts';
import { displayName, type IncidentState } from './state.ts';
import { outcomeOf } from './timeline.ts';

/** What the next shift needs to know. null is what nobody recorded. */
export interface HandoffSummary {
  readonly id: string;
  /** INC-14. */
  readonly name: string;
  readonly title: string | null;
  readonly status: 'open' | 'closed';
  readonly severity: string | null;
  readonly usersHurt: string | null;
  readonly startedAt: string | null;
  readonly phase: string | null;
  readonly phaseSince: string | null;
  /** Steps of that phase that nobody settled; null without a playbook to know them by. */
  readonly openSteps: readonly { readonly step: string; readonly title: string }[] | null;
  /** Steps of any phase that were skipped or not possible, with their reasons. */
  readonly leftOut: readonly { readonly step: string; readonly title: string; readonly reason: string | null }[];
  readonly process: { readonly pid: number; readonly name: string } | null;
  readonly lastDiagnosis: { readonly evidence: string; readonly at: string; readonly says: string; readonly timeLeft: string | null } | null;
  readonly lastNotes: readonly { readonly at: string; readonly precision?: Precision; readonly text: string }[];
  /** Moments that metrics need and nobody marked. */
  readonly missingMarks: readonly string[];
}

const FEW_NOTES = 3;

/** The state of an incident as one person tells the next. */
export function handoffSummary(state: IncidentState, playbook?: Playbook): HandoffSummary {
  const here = playbook && position(state, playbook).phase;
  const phase = playbook?.phases.find(({ id }) => id === (here ?? state.phase));
  const latest = state.diagnoses.at(-1);
  const left = latest?.diagnosis.verdicts.find(({ timeToExhaustion }) => timeToExhaustion)?.timeToExhaustion;
  return {
    id: state.id,
    name: displayName(state),
    title: state.title ?? null,
    status: state.status,
    severity: state.severity ?? null,
    usersHurt: state.usersHurt ?? null,
    startedAt: state.startedAt ?? null,
    phase: phase?.title ?? state.phase ?? null,
    phaseSince: state.phaseSince ?? null,
    openSteps: phase ? phase.steps.filter(({ id }) => !state.steps.has(id)).map(({ id, title }) => ({ step: id, title })) : null,
    leftOut: [...state.steps].filter(([, step]) => step.state !== 'done').map(([step, { title, reason }]) => ({ step, title, reason: reason ?? null })),
    process: state.process ?? null,
    lastDiagnosis: latest
      ? { evidence: latest.evidence, at: latest.at, says: outcomeOf(latest.diagnosis), timeLeft: left ? describeTimeLeft(left) : null }
      : null,
    lastNotes: state.notes.slice(-FEW_NOTES).map(({ at, precision, text }) => ({ at, ...(precision === undefined ? {} : { precision }), text })),
    missingMarks: missingMarks(state),
  };
}
