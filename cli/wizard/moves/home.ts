import { formatAmount } from '../../../core/figures.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { printable } from '../../../core/printable.ts';
import type { Move } from '../actions.ts';
import { moved } from '../parts/list.ts';
import { EMPTY, edit, insert, withoutControls } from '../parts/text-input.ts';
import type { State } from '../state.ts';
import { type HomeItem, homeItems } from './home-items.ts';
import { move, opening } from './move.ts';
import { toPlaybook } from './playbook.ts';
import { toProcess } from './process.ts';
import { askAgain, pressQuestion } from './questions.ts';
import { openPage } from './reader.ts';
import { openRunbook } from './runbook.ts';

/** Of a paste so much is matched; `stanch explain FILE` reads any size. */
const MOST_MATCHED = 2_000_000;

/** What is said instead of a list while an incident is read back. */
export const READING = 'reading the record…';

/** What is matched: all of a paste, also what the record does not keep of it. */
export function wordsOf({ home }: State): string {
  return home.pasted ?? home.input.text;
}

export function pressHome(state: State, press: string | { readonly paste: string }): Move {
  const { home } = state;
  if (home.busy !== undefined) return move(state);
  if (typeof press !== 'string') {
    if (home.browse || home.drills) return move({ ...state, home: { ...home, filter: insert(home.filter, firstLine(press.paste)), cursor: 0 } });
    return pasted({ ...state, home: { ...home, ask: undefined } }, press.paste);
  }
  if (home.ask !== undefined) {
    const asked = pressQuestion(state, home.ask, press);
    if (asked) return asked;
    return pressHome({ ...state, home: { ...home, ask: undefined } }, press);
  }
  const items = homeItems(state);
  const cursor = moved(home.cursor, press, items.length);
  if (cursor !== undefined) return move({ ...state, home: { ...home, cursor } });
  if (press === 'enter') return choose(state, items[home.cursor]);
  if (home.browse || home.drills) return pressList(state, press, items);
  const item = items[home.cursor];
  if (press === 'tab') return item?.kind === 'cause' ? openRunbook(state, item.match.cause) : item?.kind === 'found' ? choose(state, item) : move(state);
  if (press === 'backspace' && home.input.text === '') return askAgain(state);
  const input = press === 'esc' ? EMPTY : edit(home.input, press);
  return input ? typed(state, input) : move(state);
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

/** More than the record keeps is matched all the same. */
function pasted(state: State, text: string): Move {
  const { home } = state;
  const input = insert(home.input, text);
  if (input.cut === undefined) return typed(state, input);
  const whole = withoutControls(home.input.text.slice(0, home.input.at) + text + home.input.text.slice(home.input.at)).slice(0, MOST_MATCHED);
  const lines = whole.replace(/\n$/, '').split('\n').length;
  const cut = `all ${formatAmount(lines, 'count')} lines are matched; the record keeps the first ${input.text.split('\n').length}`;
  return typed(state, { ...input, cut }, whole);
}

function typed(state: State, input: State['home']['input'], whole?: string): Move {
  if (whole === undefined && input.text === state.home.input.text) return move({ ...state, home: { ...state.home, input } });
  const none = input.text.trim() === '';
  const next: State = { ...state, home: { ...state.home, input, pasted: whole, cursor: 0, ...(none ? { matches: [], pages: [] } : {}) } };
  return move(next, ...(none ? [] : [{ do: 'match', text: wordsOf(next) } as const]));
}

/** What is typed picks among the lines of an open list; before that, left and right go to where another kind of page begins. */
function pressList(state: State, press: string, items: readonly HomeItem[]): Move {
  const { home } = state;
  if (press === 'esc') return move({ ...state, home: home.filter.text === '' ? { ...home, ...CLOSED } : { ...home, filter: EMPTY, cursor: 0 } });
  if (home.browse && home.filter.text === '' && (press === 'left' || press === 'right')) {
    const kind = (at: number): string => {
      const item = items[at];
      return item?.kind === 'page' ? item.page.kind : '';
    };
    const begins = items.flatMap((_, at) => (at === 0 || kind(at) !== kind(at - 1) ? [at] : []));
    const cursor = press === 'right' ? begins.find((at) => at > home.cursor) : begins.findLast((at) => at < home.cursor);
    return move({ ...state, home: { ...home, cursor: cursor ?? home.cursor } });
  }
  const filter = edit(home.filter, press);
  return move(filter ? { ...state, home: { ...home, filter, cursor: 0 } } : state);
}

const CLOSED = { drills: false, browse: false, filter: EMPTY, cursor: 0 } as const;

function choose(state: State, item: HomeItem | undefined): Move {
  const { home } = state;
  const text = home.input.text.trim();
  switch (item?.kind) {
    case 'cause': {
      const said = text === '' ? item.match.title : text;
      const { matched } = item.match;
      const seen = { text: said, ...(matched === undefined ? {} : { matched }) };
      return opening(toProcess({ ...state, suspect: item.match.cause }), titleOf(said), ...symptom(state, seen));
    }
    case 'go-on':
      return opening(toProcess(state), titleOfHome(state), ...typedSymptom(state));
    case 'roll-back':
      return rollBack(state);
    case 'back':
      return move({ ...state, screen: item.to });
    case 'resume':
      return move({ ...state, home: { ...home, busy: READING } }, { do: 'load', id: item.incident.id });
    case 'found':
    case 'page':
      return openPage(state, item.page.key);
    case 'browse':
      return move({ ...state, home: { ...home, ...CLOSED, browse: true } });
    case 'drills':
      return move({ ...state, home: { ...home, ...CLOSED, drills: true } });
    case 'drill':
      return move({ ...state, home: { ...home, ...CLOSED, busy: `starting the drill ${item.name}…` } }, { do: 'drill', name: item.name });
    default:
      return move(state);
  }
}

/** The incident is opened before the phase is recorded, for which it has to be there. */
function rollBack(state: State): Move {
  const begun = opening(move(state), titleOfHome(state), ...typedSymptom(state));
  const there = toPlaybook(begun.state);
  return { state: there.state, run: [...begun.run, ...there.run] };
}

/** What an incident that is opened now is called: by what was typed, else by what changed. */
export function titleOfHome({ home }: State, otherwise = 'incident'): string {
  return titleOf(home.input.text.trim() || (home.answers.changed?.what ?? otherwise));
}

/** What was typed before something else was chosen; the record keeps it. */
export function typedSymptom(state: State): readonly Entry[] {
  const text = state.home.input.text.trim();
  return text === '' ? [] : symptom(state, { text });
}

/** Recorded once: whoever came back and goes on with the same words saw nothing new. */
function symptom({ record }: State, seen: NonNullable<State['record']['symptom']>): readonly Entry[] {
  const known = record.symptom?.text === seen.text && (seen.matched === undefined || record.symptom.matched === seen.matched);
  return known ? [] : [{ kind: 'symptom', ...seen }];
}

/** The first line that says something; the record keeps the whole text as the symptom. */
function titleOf(text: string): string {
  const line =
    text
      .split('\n')
      .find((one) => one.trim() !== '')
      ?.trim() ?? 'incident';
  const safe = printable(line);
  return safe.length <= 72 ? safe : `${safe.slice(0, 71)}…`;
}
