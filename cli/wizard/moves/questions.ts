import { EMPTY } from '../parts/text-input.ts';
import type { Move, State } from '../state.ts';
import { move, recording } from './move.ts';
import { toProcess } from './process.ts';

type Answer = 'yes' | 'no' | 'unknown';
const ANSWERS: Readonly<Record<string, Answer>> = { y: 'yes', n: 'no', u: 'unknown' };

/** The two questions that change what to do first; asked once an incident. */
export function toQuestions(state: State): Move {
  if (state.record.usersHurt !== undefined || state.record.changed) return toProcess(state);
  return move({ ...state, screen: 'questions', questions: { at: 'hurt' } });
}

export function pressQuestions(state: State, press: string): Move {
  const answer = ANSWERS[press];
  if (!answer && press !== 'enter') return move(state);
  if (state.questions.at === 'hurt') return hurt(state, answer);
  if (answer === 'yes') return move({ ...state, prompt: { for: 'changed', input: EMPTY } });
  const next = toProcess(state);
  return answer ? recording(next, { kind: 'changed', answer }) : next;
}

/** The answer is part of the entry that opened the incident, which is therefore written once more, with it. */
function hurt(state: State, usersHurt: Answer | undefined): Move {
  const { title, number } = state.record;
  const next = move({ ...state, questions: { at: 'changed' } });
  if (!usersHurt) return next;
  if (title === undefined || number === undefined) return move({ ...state, notice: 'The record is still being opened: once more, or enter to skip.' });
  return recording(next, { kind: 'opened', title, number, usersHurt });
}
