import type { Entry, IncidentSeverity, Mark } from '../../../core/incident/types.ts';
import type { Move } from '../actions.ts';
import { helpKeys, helpRoom } from '../parts/help.ts';
import { moved } from '../parts/list.ts';
import { roomFor } from '../parts/room.ts';
import { EMPTY, edit } from '../parts/text-input.ts';
import { isTyping, type State } from '../state.ts';
import { startCapture } from './capture.ts';
import { filled } from './commands.ts';
import { askHandoff, handOver } from './handoff.ts';
import { titleOfHome } from './home.ts';
import { isOpen, move, opening, recording } from './move.ts';
import { AFRESH, stepHere } from './playbook.ts';
import { changed } from './questions.ts';

export const SEVERITIES: readonly { readonly value: IncidentSeverity; readonly says: string }[] = [
  { value: 'sev1', says: 'everyone is hurt, or data is being lost' },
  { value: 'sev2', says: 'many users are hurt, or a main function is gone' },
  { value: 'sev3', says: 'some users are hurt, there is a way around' },
  { value: 'sev4', says: 'nobody is hurt yet' },
  { value: 'sev5', says: 'cosmetic' },
  { value: 'none', says: 'not an incident' },
];

/** What can be marked as of now; what lies back is marked with `stanch incident mark --at`. */
export const MARKS: readonly { readonly value: Mark; readonly says: string }[] = [
  { value: 'impact-start', says: 'users began to be hurt' },
  { value: 'alerted', says: 'an alert fired' },
  { value: 'detected', says: 'somebody or something noticed' },
  { value: 'acknowledged', says: 'somebody took it' },
  { value: 'cause-identified', says: 'we know what leaks' },
  { value: 'mitigation-attempt', says: 'something was done: m in the playbook measures whether it helped' },
  { value: 'mitigated', says: 'users are served again' },
  { value: 'impact-end', says: 'nobody is hurt any more' },
  { value: 'resolved', says: 'the leak itself is gone' },
];

/** Before a step that destroys the evidence. */
const CAPTURES = [
  { value: 'capture now', says: 'some 6 s, one file in the working directory; the step waits for you' },
  { value: 'no capture', says: 'say why; it goes on record' },
] as const;

/** What can be chosen, after its question. */
export const CHOICES: Readonly<
  Record<NonNullable<State['choice']>['for'], { readonly ask: string; readonly choices: readonly { readonly value: string; readonly says: string }[] }>
> = {
  severity: { ask: 'How bad is it?', choices: SEVERITIES },
  mark: { ask: 'What happened just now? The time is taken as of this key.', choices: MARKS },
  capture: { ask: 'A restart destroys the evidence, and nothing was captured yet.', choices: CAPTURES },
};

/** Help, an open prompt, an open choice, and the keys that work everywhere; undefined: the key is the screen's. */
export function pressOverlay(state: State, press: string): Move | undefined {
  if (state.help) {
    const next = state.helpFrom + helpRoom(roomFor(state, state.size.rows));
    return move(press === 'esc' || next >= helpKeys(state).length ? { ...state, help: false, helpFrom: 0 } : { ...state, helpFrom: next });
  }
  if (press === 'ctrl-g' || (press === '?' && !isTyping(state))) return move({ ...state, help: true });
  if (state.prompt) return inPrompt(state, state.prompt, press);
  if (state.choice) return inChoice(state, state.choice, press);
  if (press === 'ctrl-e' && !state.close.closed) return move({ ...state, prompt: { for: 'escalate', input: EMPTY } });
  if (press === 'ctrl-o' && !state.close.closed) return askHandoff(state);
  if (press === 'ctrl-n' && !state.close.closed)
    return isOpen(state)
      ? move({ ...state, prompt: { for: 'note', input: EMPTY } })
      : move({ ...state, notice: 'No incident is open yet, so there is nothing to note it in.' });
  return undefined;
}

function inPrompt(state: State, prompt: NonNullable<State['prompt']>, press: string): Move {
  if (press === 'esc') return move({ ...state, prompt: undefined });
  const input = edit(prompt.input, press);
  if (input) return move({ ...state, prompt: { ...prompt, input } });
  if (press !== 'enter') return move(state);
  const text = prompt.input.text.trim();
  const shut = move({ ...state, prompt: undefined });
  if (prompt.for === 'changed') return changed(shut.state, { answer: 'yes', ...(text === '' ? {} : { what: text }) });
  if (prompt.for === 'handoff') return handOver(shut.state, text);
  if (prompt.for === 'fill') return filled(state, prompt.blank, prompt.more, text);
  if (text === '') return prompt.for === 'skip' || prompt.for === 'no-capture' ? move({ ...state, notice: 'A reason is needed: a few words.' }) : shut;
  if (prompt.for === 'page' || prompt.for === 'dsn') return move(shut.state, { do: 'endpoint', kind: prompt.for, text });
  if (prompt.for === 'note') return recording(shut, { kind: 'note', text });
  if (prompt.for === 'escalate') return opening(shut, titleOfHome(state, 'escalated'), { kind: 'note', text: `Escalated: ${text}` });
  const step = stepHere(state);
  if (!step) return shut;
  const on = move({ ...shut.state, playbook: AFRESH });
  if (prompt.for === 'no-capture') {
    const done: Entry = { kind: 'step', step: step.id, title: step.title, state: 'done' };
    return recording(on, { kind: 'note', text: `No capture before ${step.id}: ${text}` }, done);
  }
  const skipped: Entry = { kind: 'step', step: step.id, title: step.title, state: 'skipped', reason: text };
  return recording(on, skipped);
}

function inChoice(state: State, choice: NonNullable<State['choice']>, press: string): Move {
  const { choices } = CHOICES[choice.for];
  const cursor = moved(choice.cursor, press, choices.length);
  if (cursor !== undefined) return move({ ...state, choice: { ...choice, cursor } });
  const shut = move({ ...state, choice: undefined });
  if (press === 'esc') return shut;
  if (press !== 'enter') return move(state);
  if (choice.for === 'capture') {
    return choice.cursor === 0 ? startCapture(shut.state, state.record.process?.pid) : move({ ...shut.state, prompt: { for: 'no-capture', input: EMPTY } });
  }
  if (choice.for === 'mark') {
    const mark = MARKS[choice.cursor];
    return mark ? recording(shut, { kind: 'mark', mark: mark.value }) : shut;
  }
  const severity = SEVERITIES[choice.cursor];
  return severity ? recording(shut, { kind: 'severity', severity: severity.value }) : shut;
}
