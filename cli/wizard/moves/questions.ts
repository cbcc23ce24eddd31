import type { Move } from '../actions.ts';
import { FIRST_QUESTIONS } from '../parts/first-questions.ts';
import { EMPTY } from '../parts/text-input.ts';
import type { Answer, FirstAnswers, State } from '../state.ts';
import { isOpen, move, recording } from './move.ts';

const ANSWERS: Readonly<Record<string, Answer>> = { y: 'yes', n: 'no', u: 'unknown' };

/** The two questions that change what to do first, one key each; undefined: the key is for the rest of the screen. */
export function pressQuestion(state: State, ask: 'hurt' | 'changed', press: string): Move | undefined {
  const answer = ANSWERS[press];
  if (press === 'enter') return move(next(state, ask));
  if (press === 'esc' || press === 'up' || press === 'down') return undefined;
  if (!answer)
    return press.length === 1 ? move({ ...state, notice: 'y, n or u answers, ↵ skips: then say what you see. A paste goes there at once.' }) : move(state);
  if (ask === 'hurt') return hurt(state, answer);
  return answer === 'yes' ? move({ ...state, prompt: { for: 'changed', input: EMPTY } }) : changed(state, { answer });
}

/** Part of the first entry; where whoever escalated first has opened the incident already, an entry of its own. */
function hurt(state: State, answer: Answer): Move {
  const asked = move(next({ ...state, home: { ...state.home, answers: { ...state.home.answers, hurt: answer } } }, 'hurt'));
  return isOpen(state) ? recording(asked, { kind: 'note', text: `${FIRST_QUESTIONS.hurt.ask} ${answer}` }) : asked;
}

/** What changed since it was healthy: kept until there is an incident, recorded when there is one. */
export function changed(state: State, what: NonNullable<FirstAnswers['changed']>): Move {
  const asked = next(state, 'changed');
  if (isOpen(state)) return recording(move(asked), { kind: 'changed', ...what });
  const notice = what.answer === 'yes' ? 'Something changed: capture first, then roll it back. Waiting for the cause costs more.' : state.notice;
  return move({ ...asked, notice, home: { ...asked.home, answers: { ...state.home.answers, changed: what } } });
}

/** Back to a question that was answered by mistake. */
export function askAgain(state: State): Move {
  return isOpen(state) ? move(state) : move({ ...state, home: { ...state.home, ask: 'hurt', answers: {} } });
}

function next(state: State, ask: 'hurt' | 'changed'): State {
  return { ...state, home: { ...state.home, ask: ask === 'hurt' ? 'changed' : undefined } };
}
