import type { Entry } from '../../../core/incident/types.ts';
import { EMPTY } from '../parts/text-input.ts';
import type { Move, State } from '../state.ts';
import { isOpen, move, opened, recording } from './move.ts';
import { toProcess } from './process.ts';

type Answer = 'yes' | 'no' | 'unknown';
const ANSWERS: Readonly<Record<string, Answer>> = { y: 'yes', n: 'no', u: 'unknown' };

/** The two questions that change what to do first; asked once an incident. The first answer opens it. */
export function toQuestions(state: State, title: string, ...entries: readonly Entry[]): Move {
  if (!isOpen(state)) return move({ ...state, screen: 'questions', questions: { at: 'hurt', waiting: { title, entries } } });
  const next = state.record.changed ? toProcess(state) : move({ ...state, screen: 'questions', questions: { at: 'changed' } });
  return recording(next, ...entries);
}

/** Opens the incident that waits for the first answer, with the answer or without. */
export function begin(state: State, usersHurt?: Answer): Move {
  const { waiting } = state.questions;
  if (!waiting) return move(state);
  return recording(move({ ...state, questions: { at: 'changed' } }), opened(waiting.title, usersHurt), ...waiting.entries);
}

export function pressQuestions(state: State, press: string): Move {
  const answer = ANSWERS[press];
  if (!answer && press !== 'enter') return move(state);
  if (state.questions.at === 'hurt') return begin(state, answer);
  if (answer === 'yes') return move({ ...state, prompt: { for: 'changed', input: EMPTY } });
  const next = toProcess(state);
  return answer ? recording(next, { kind: 'changed', answer }) : next;
}
