import type { PostmortemRule } from '../rule.ts';
import { agentCounterfactual } from './agent-counterfactual.ts';
import { agentInaction } from './agent-inaction.ts';
import { agentMistake } from './agent-mistake.ts';
import { agentOmission } from './agent-omission.ts';
import { attentionRemedy } from './attention-remedy.ts';
import { blameNoun } from './blame-noun.ts';
import { brokenProcedure } from './broken-procedure.ts';
import { byAccident } from './by-accident.ts';
import { counterfactual } from './counterfactual.ts';
import { hindsight } from './hindsight.ts';
import { humanError } from './human-error.ts';
import { judgementWord } from './judgement-word.ts';
import { minimiser } from './minimiser.ts';
import { partialOutage } from './partial-outage.ts';
import { personalData } from './personal-data.ts';
import { personalQuestion } from './personal-question.ts';
import { singleCause } from './single-cause.ts';
import { wentWell } from './went-well.ts';

/** Rules of blameless language, by number. A new one is a file of this folder and a line here. */
export const LANGUAGE_RULES: readonly PostmortemRule[] = [
  humanError,
  agentCounterfactual,
  agentOmission,
  judgementWord,
  attentionRemedy,
  agentInaction,
  brokenProcedure,
  blameNoun,
  agentMistake,
  counterfactual,
  hindsight,
  byAccident,
  personalQuestion,
  singleCause,
  personalData,
  partialOutage,
  minimiser,
  wentWell,
];
