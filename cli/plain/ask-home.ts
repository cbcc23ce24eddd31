import { formatDuration } from '../../core/figures.ts';
import { printable } from '../../core/printable.ts';
import { type HomeItem, homeItems } from '../wizard/moves/home-items.ts';
import { FIRST_QUESTIONS } from '../wizard/parts/first-questions.ts';
import type { State } from '../wizard/state.ts';
import { type Ask, type Choice, press, walk } from './ask.ts';

export function askHome(state: State): Ask {
  const { home } = state;
  if (home.ask !== undefined) return askFirst(home.ask);
  const items = homeItems(state);
  const list = items.map((item, at): Choice => ({ key: String(at + 1), says: say(item, state), actions: [...walk(home.cursor, at), ...press('enter')] }));
  if (home.drills || home.browse)
    return {
      lines: items.length === 0 ? ['No line holds these words.'] : [],
      list,
      question: home.drills ? 'A real leak, small and bounded, with a known answer. Which one?' : 'What to read?',
      keys: [{ key: '/b', says: home.filter.text === '' ? 'back' : 'all lines again', actions: press('esc') }],
      words: { says: 'words: only the lines that hold them', actions: (text) => [...press('ctrl-u'), { type: 'paste', text }] },
    };
  const typed = home.input.text;
  return {
    lines: home.input.cut === undefined ? [] : [home.input.cut],
    list,
    question: typed === '' ? 'What do you see?' : 'Which of these? Or say more of what you see.',
    keys: [
      ...readFirst(state, items),
      typed === ''
        ? { key: '/q', says: 'back to the questions', actions: press('backspace') }
        : { key: '/b', says: 'forget what was said', actions: press('esc') },
    ],
    words: {
      says: 'an error text, a symptom, log lines; each line is added',
      actions: (text) => [...press('end'), { type: 'paste', text: typed === '' ? text : `\n${text}` }],
    },
  };
}

function askFirst(ask: 'hurt' | 'changed'): Ask {
  const { ask: question, why } = FIRST_QUESTIONS[ask];
  const keys = [
    ['y', 'yes', 'y'],
    ['n', 'no', 'n'],
    ['u', 'not known', 'u'],
    ['', 'skip', 'enter'],
  ] as const;
  return { lines: [why], list: [], question, keys: keys.map(([key, says, pressed]) => ({ key, says, actions: press(pressed) })) };
}

/** `1?`, `2?`: the runbook of a cause, before an incident is opened. */
function readFirst({ home }: State, items: readonly HomeItem[]): readonly Choice[] {
  const causes = items.flatMap(({ kind }, at) => (kind === 'cause' ? [at] : []));
  return causes.map((at, nth) => ({
    key: `${at + 1}?`,
    says: nth === 0 ? `read the runbook of ${at + 1} first${causes.length > 1 ? ', and so on' : ''}` : '',
    actions: [...walk(home.cursor, at), ...press('tab')],
  }));
}

function say(item: HomeItem, state: State): string {
  switch (item.kind) {
    case 'cause': {
      const { title, certainty, reason } = item.match;
      return printable(`${title}, ${certainty}${reason === '' ? '' : `: ${reason}`}`);
    }
    case 'roll-back':
      return 'roll back: something changed, so to the playbook, capture first, then undo it';
    case 'go-on':
      return state.home.matches.length > 0 ? 'none of these: pick a process' : 'pick a process and look at it';
    case 'back':
      return `back to the ${item.to}`;
    case 'resume': {
      const { name, title, phase, startedAt } = item.incident;
      return printable(`go on with ${name}, ${title}: ${phase}, opened ${formatDuration((state.now - Date.parse(startedAt)) / 1000)} ago`);
    }
    case 'found':
    case 'page':
      return printable(`read ${item.page.title} (${item.page.kind})`);
    case 'browse':
      return 'browse runbooks, guides, case studies and the playbook';
    case 'drills':
      return 'practise on a real leak with a known answer';
    case 'drill':
      return printable(`${item.name}, ${item.summary}`);
  }
}
