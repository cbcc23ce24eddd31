import { printable } from '../../core/printable.ts';
import { refusal } from '../wizard/moves/commands.ts';
import { CHOICES } from '../wizard/moves/overlay.ts';
import { stepHere } from '../wizard/moves/playbook.ts';
import { closedLines, nextCommands, summary } from '../wizard/parts/closed-lines.ts';
import { EVERYWHERE, HELP } from '../wizard/parts/help.ts';
import { whatToDo } from '../wizard/parts/verdict-page.ts';
import { isTyping, type Screen, type State } from '../wizard/state.ts';
import { type Ask, type Choice, press, walk, write } from './ask.ts';
import { askHome } from './ask-home.ts';
import { askPlaybook } from './ask-playbook.ts';
import { askProcess } from './ask-process.ts';
import { askReader } from './ask-reader.ts';
import { keysOf } from './keys.ts';
import { textOf } from './text.ts';

const ASKS: Record<Exclude<Screen, 'gone'>, (state: State) => Ask> = {
  home: askHome,
  process: askProcess,
  diagnosis: ({ diagnosis }) => ({
    lines: diagnosis?.why === undefined ? [] : [`The diagnosis failed: ${printable(diagnosis.why)}`],
    list: [],
    question: 'What next?',
    keys: keysOf(HELP.diagnosis).map((choice) => (choice.key === '' && diagnosis?.status === 'failed' ? { ...choice, says: 'try again' } : choice)),
  }),
  verdict: (state) => ({
    lines: state.record.diagnoses.length === 0 && !state.diagnosis ? ['There is no diagnosis yet.'] : whatToDo(state).map(textOf),
    list: [],
    question: 'What next?',
    keys: keysOf(HELP.verdict),
  }),
  reader: askReader,
  playbook: askPlaybook,
  close: askClose,
};

/** What the wizard waits for, as a prompt; undefined once it is over. */
export function askOf(state: State): Ask | undefined {
  if (state.screen === 'gone') return undefined;
  const ask = state.choice ? askChoice(state.choice) : state.prompt ? askText(state.prompt.for, state) : ASKS[state.screen](state);
  // A text that only the screen knows of is still typed and sent off.
  const words = ask.words ?? (isTyping(state) ? { says: 'a text', actions: write } : undefined);
  return { ...ask, keys: [...ask.keys, ...everywhere(state)], ...(words ? { words } : {}) };
}

function everywhere(state: State): Ask['keys'] {
  const lost = state.failed.length > 0 || state.unsaved.length > 0;
  const asked = state.prompt !== undefined || state.choice !== undefined || state.close.closed;
  return keysOf(EVERYWHERE).filter(({ key }) => key === '/c' || (key === '/r' ? lost : !asked));
}

function askClose(state: State): Ask {
  const keys = keysOf(HELP.close);
  if (state.close.closed)
    return {
      lines: [...closedLines(state).map(textOf), ...nextCommands(state)],
      list: [],
      question: 'That is all.',
      keys: [{ key: '', says: 'finish', actions: press('enter') }],
    };
  return {
    lines: [textOf(summary(state))],
    list: [],
    question: 'How was it resolved?',
    keys: keys.filter(({ key }) => key !== ''),
    words: { says: 'one line is enough; the incident is closed and the postmortem draft written', actions: write },
  };
}

function askChoice({ for: what, cursor }: NonNullable<State['choice']>): Ask {
  const { ask, choices } = CHOICES[what];
  return {
    lines: [],
    list: choices.map(({ value, says }, at) => ({ key: String(at + 1), says: `${value}: ${says}`, actions: [...walk(cursor, at), ...press('enter')] })),
    question: ask.replace('this key', 'your answer'),
    keys: [{ key: '/b', says: 'not now', actions: press('esc') }],
  };
}

/** What a command leaves open comes with a guess; what was just refused is none. */
function guessed({ prompt }: State): readonly Choice[] {
  if (prompt?.for !== 'fill' || refusal(prompt.blank, prompt.input.text) !== undefined) return [];
  return [{ key: '', says: prompt.input.text, actions: press('enter') }];
}

function askText(what: NonNullable<State['prompt']>['for'], state: State): Ask {
  const step = stepHere(state)?.id ?? '';
  const question = {
    note: 'Note?',
    changed: 'What changed?',
    escalate: 'Whom did you call?',
    skip: `Why skip ${step}?`,
    page: 'Page of the program?',
    dsn: 'Service?',
    handoff: 'Who takes over?',
    'no-capture': `Why no capture before ${step}?`,
    fill: `What is $${state.prompt?.for === 'fill' ? state.prompt.blank : ''}?`,
  }[what];
  return {
    lines: what === 'escalate' ? ['Call first, then write it down: nobody is angry at a call at 3 a.m. that was not needed.'] : [],
    list: [],
    question,
    keys: [
      ...(what === 'handoff' ? [{ key: '', says: 'somebody, without a name', actions: press('enter') }] : []),
      ...guessed(state),
      ...(what === 'changed' ? [{ key: '', says: 'something, not known what', actions: press('enter') }] : []),
      { key: '/b', says: 'not now', actions: press('esc') },
    ],
    words: { says: 'a few words', actions: write },
  };
}
