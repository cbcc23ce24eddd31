import { moved } from '../parts/list.ts';
import type { Move, State } from '../state.ts';
import { move } from './move.ts';
import { type Page, pageOf } from './pages.ts';

/** A runbook by its id, or another page by its key; `heading`: opened there, where it has it. */
export function openRunbook(state: State, id: string, heading?: string): Move {
  const page = pageOf(state.library, id);
  if (!page) return move({ ...state, notice: `There is no runbook for ${id}.` });
  const at = page.sections.findIndex((section) => section.heading === heading);
  return move({ ...state, screen: 'runbook', runbook: { id, cursor: Math.max(0, at), open: at !== -1, scroll: 0, back: state.screen } });
}

export function runbookOf(state: State): Page | undefined {
  return pageOf(state.library, state.runbook.id);
}

/** The list of sections, then one section; enter goes in, esc goes out, left and right turn the page. */
export function pressRunbook(state: State, press: string): Move {
  const { runbook } = state;
  const sections = runbookOf(state)?.sections ?? [];
  if (press === 'esc') return move(runbook.open ? { ...state, runbook: { ...runbook, open: false, scroll: 0 } } : { ...state, screen: runbook.back });
  if (!runbook.open) {
    const cursor = moved(runbook.cursor, press, sections.length);
    if (cursor !== undefined) return move({ ...state, runbook: { ...runbook, cursor } });
    return move(press === 'enter' && sections.length > 0 ? { ...state, runbook: { ...runbook, open: true, scroll: 0 } } : state);
  }
  const turned = { left: -1, right: 1, enter: 1 }[press];
  if (turned !== undefined) {
    const cursor = moved(runbook.cursor, turned < 0 ? 'up' : 'down', sections.length) ?? runbook.cursor;
    return move({ ...state, runbook: { ...runbook, cursor, scroll: cursor === runbook.cursor ? runbook.scroll : 0 } });
  }
  const scroll = moved(runbook.scroll, press, Math.max(1, sections[runbook.cursor]?.markdown.length ?? 0));
  return move(scroll === undefined ? state : { ...state, runbook: { ...runbook, scroll } });
}
