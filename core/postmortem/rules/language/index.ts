import type { PostmortemRule } from '../rule.ts';
import { agentCounterfactual } from './agent-counterfactual.ts';
import { agentOmission } from './agent-omission.ts';
import { attentionRemedy } from './attention-remedy.ts';
import { humanError } from './human-error.ts';
import { judgementWord } from './judgement-word.ts';

/** Rules of blameless language, by number. A new one is a file of this folder and a line here. */
export const LANGUAGE_RULES: readonly PostmortemRule[] = [humanError, agentCounterfactual, agentOmission, judgementWord, attentionRemedy];
