import { replay } from '../../core/incident/state.ts';
import type { IncidentEvent } from '../../core/incident/types.ts';
import type { Action, Move } from './actions.ts';
import { withAddress } from './moves/address.ts';
import { captured } from './moves/capture.ts';
import { pressClose } from './moves/close.ts';
import { asking, diagnosed, pressDiagnosis } from './moves/diagnosis.ts';
import { handedOver } from './moves/handoff.ts';
import { pressHome, typedSymptom, wordsOf } from './moves/home.ts';
import { withSameChoice } from './moves/home-items.ts';
import { goOn, leave } from './moves/leave.ts';
import { again, move, opening, recording } from './moves/move.ts';
import { pressOverlay } from './moves/overlay.ts';
import { pressPlaybook } from './moves/playbook.ts';
import { listed, pressProcess, toProcess } from './moves/process.ts';
import { notOpened, pageRead, pasteSearch, pressReader, resized } from './moves/reader.ts';
import { loaded } from './moves/resume.ts';
import { pressVerdict } from './moves/verdict.ts';
import { sayEntry } from './parts/event-lines.ts';
import { nudgeOf } from './parts/nudge.ts';
import { insert } from './parts/text-input.ts';
import { secondsLeft } from './parts/verdict-page.ts';
import type { Screen, State } from './state.ts';

/** The whole wizard: what was, what happened → what is, and what to do. Pure; engine.ts does what it says. */
export function reduce(state: State, action: Action): Move {
  // What was still under way when the person left must not go on record behind their back.
  if (state.screen === 'gone') return move(state);
  return toScrollback(goOn(answer(state, action)));
}

function answer(state: State, action: Action): Move {
  switch (action.type) {
    case 'press':
      return press(state, action.press);
    case 'paste':
      return paste(state, action.text);
    case 'tick':
      return tick(state, action.now);
    case 'size':
      return resized(state, { columns: action.columns, rows: action.rows });
    case 'page':
      return pageRead(state, action);
    case 'saved':
      return saved(state, action);
    case 'not-saved':
      return notSaved(state, action);
    case 'matched':
      return matched(state, action);
    case 'incidents':
      return move({
        ...withSameChoice(state, { ...state, home: { ...state.home, incidents: action.incidents } }),
        ...(action.unreadable.length > 0 ? { notice: action.unreadable.join(' ') } : {}),
      });
    case 'loaded':
      return loaded(state, action.events, action.unreadable);
    case 'processes':
      return listed(state, action.list);
    case 'drill': {
      const notice = `Drill ${action.name} runs as process ${action.pid}, and ends by itself.`;
      const there = { ...state, notice, home: { ...state.home, busy: undefined }, process: { ...state.process, prefer: action.pid } };
      return opening(toProcess(there), `drill: ${action.name}`, ...typedSymptom(state));
    }
    case 'diagnosing':
    case 'diagnosed':
    case 'not-diagnosed':
      return diagnosed(state, action);
    case 'asking':
      return asking(state, action);
    case 'endpoint':
      return withAddress(state, action.endpoint);
    case 'capture-look':
    case 'captured':
    case 'not-captured':
      return captured(state, action);
    case 'postmortem':
      return move({ ...state, close: { ...state.close, writing: false, postmortem: action.path, failed: undefined } });
    case 'failed':
      return failed(state, action);
  }
}

const SCREENS: Record<Screen, (state: State, press: string) => Move> = {
  home: pressHome,
  process: pressProcess,
  diagnosis: pressDiagnosis,
  verdict: pressVerdict,
  reader: pressReader,
  playbook: pressPlaybook,
  close: pressClose,
  gone: (state) => move(state),
};

function press(before: State, key: string): Move {
  if (key === 'ctrl-c') return leave(before);
  if (before.leaving) return move(before);
  const state: State = before.notice === undefined ? before : { ...before, notice: undefined };
  if (key === 'ctrl-r' && state.failed.length > 0) return again(state);
  // Every entry takes the whole record along to wherever there is room now.
  if (key === 'ctrl-r' && state.unsaved.length > 0) return recording(move(state), { kind: 'note', text: 'tried again to save the record' });
  return pressOverlay(state, key) ?? SCREENS[state.screen](state, key);
}

/** Of words that were typed on since, nothing is kept. What was chosen already, or is on record as seen, has its cause suspected. */
function matched(state: State, { text, matches, pages = [] }: Extract<Action, { type: 'matched' }>): Move {
  const settled = state.screen !== 'home' || text === state.record.symptom?.text;
  const known = settled ? { ...state, suspect: state.suspect ?? matches[0]?.cause } : state;
  return move(text === wordsOf(known) ? withSameChoice(known, { ...known, home: { ...known.home, matches, pages, matched: text } }) : known);
}

/** A paste is text where text is wanted and nothing anywhere else: it must never press keys. */
function paste(state: State, text: string): Move {
  if (state.leaving || state.help || state.choice) return move(state);
  if (state.prompt) return move({ ...state, prompt: { ...state.prompt, input: insert(state.prompt.input, text) } });
  if (state.screen === 'home') return pressHome(state, { paste: text });
  if (state.screen === 'process')
    return move({ ...state, process: { ...state.process, filter: insert(state.process.filter, text.split('\n')[0] ?? ''), cursor: 0 } });
  if (state.screen === 'close' && !state.close.closed) return move({ ...state, close: { ...state.close, input: insert(state.close.input, text) } });
  if (state.screen === 'reader' && state.reader.search) return pasteSearch(state, text);
  return move({ ...state, notice: 'Nothing takes text here: ctrl-n opens a note, then paste.' });
}

/** Only a screen with a clock is drawn again, and none for a screen reader, which would read it all out every second. */
function tick(before: State, now: number): Move {
  const state = printSlow(before, now);
  const { diagnosis } = state;
  if (diagnosis?.status === 'running' && now - diagnosis.since >= diagnosis.seconds * 1000) {
    return move({ ...state, now, diagnosis: { ...diagnosis, status: 'stopping' } }, { do: 'stop-diagnosis' });
  }
  // What the clock asks for is said at once, also to who hears the screen, and no more than once.
  if (nudgeOf({ ...state, now }) !== nudgeOf(state)) return move({ ...state, now });
  const counts = (state.screen === 'verdict' && secondsLeft(state) !== undefined) || nudgeOf(state) === 'near';
  const clocked = counts || state.screen === 'playbook' || (state.screen === 'diagnosis' && diagnosis?.status === 'running');
  return move(clocked && !state.screenReader ? { ...state, now } : state);
}

/** An entry that a slow disk holds up goes to the scrollback as it is: whatever happens next, it can be read there. */
function printSlow(state: State, now: number): State {
  const held = state.pending.filter(({ token, since }) => now - since >= SLOW && !state.asides.some((aside) => aside.token === token));
  return held.length === 0
    ? state
    : {
        ...state,
        asides: [...state.asides, ...held.map(({ token, entry }) => ({ after: state.printed, kind: 'held' as const, text: sayEntry(entry), token }))],
      };
}

/** Milliseconds. */
const SLOW = 2000;

function saved(state: State, { token, saved: { event, unsaved, warning, place } }: Extract<Action, { type: 'saved' }>): Move {
  const next: State = {
    ...state,
    record: replay([...state.record.events, event]),
    pending: state.pending.filter((one) => one.token !== token),
    unsaved: unsaved ? [...state.unsaved, event.id] : [],
    warning: warning ?? (unsaved ? `The record is only in ${place}: write down what matters.` : undefined),
  };
  // On these screens the scrollback stands still, so the screen itself has to say that it is on record.
  if (event.entry.kind === 'note' && HOLDING.includes(state.screen)) return move({ ...next, notice: `On record: ${sayEntry(event.entry)}` });
  if (event.entry.kind === 'handoff') return move(handedOver(next));
  if (event.entry.kind !== 'closed') return move(next);
  return move({ ...next, close: { ...next.close, closed: true, writing: true } }, { do: 'postmortem' });
}

function notSaved(state: State, { token, why }: Extract<Action, { type: 'not-saved' }>): Move {
  const lost = state.pending.find((one) => one.token === token);
  if (!lost) return move(state);
  return move({ ...state, pending: state.pending.filter((one) => one !== lost), failed: [...state.failed, { ...lost, why }] });
}

function failed(state: State, { what, why }: Extract<Action, { type: 'failed' }>): Move {
  if (what === 'processes') return move({ ...state, process: { ...state.process, reading: false, failed: why } });
  if (what === 'page') return notOpened(state, `The page could not be opened: ${why}`);
  if (what === 'postmortem') return move({ ...state, close: { ...state.close, writing: false, failed: why } });
  const said = {
    load: 'The incident could not be read',
    drill: 'The drill did not start',
    copy: 'Not copied',
    incidents: 'Open incidents could not be listed',
    endpoint: 'Not asked',
  }[what];
  return move({ ...state, notice: `${said}: ${why}`, home: { ...state.home, busy: undefined } });
}

/**
 * What is on record goes to the scrollback, once. A diagnosis waits until its verdict was left: printed above the screen
 * that shows it, it would be there twice.
 */
function toScrollback({ state, run }: Move): Move {
  const { events } = state.record;
  const held = HOLDING.includes(state.screen) ? events.findIndex(heldFrom(state.printed)) : -1;
  const printed = held === -1 ? events.length : held;
  return { state: printed === state.printed ? state : { ...state, printed }, run };
}

const HOLDING: readonly Screen[] = ['diagnosis', 'verdict', 'reader'];

function heldFrom(printed: number): (event: IncidentEvent, index: number) => boolean {
  return (event, index) => index >= printed && event.entry.kind === 'diagnosis';
}
