import type { Move, State } from '../state.ts';
import { causeInQuestion, measureAgain } from './diagnosis.ts';
import { move } from './move.ts';
import { toPlaybook } from './playbook.ts';
import { toProcess } from './process.ts';
import { openRunbook } from './runbook.ts';

export function pressVerdict(state: State, press: string): Move {
  const cause = causeInQuestion(state);
  switch (press) {
    case 'enter':
      return toPlaybook(state);
    case 'r':
      return cause === undefined ? move({ ...state, notice: 'No cause, so no runbook: m measures again.' }) : openRunbook(state, cause);
    case 'm':
      return measureAgain(state);
    case 'p':
      return toProcess(state);
    default:
      return move(state);
  }
}
