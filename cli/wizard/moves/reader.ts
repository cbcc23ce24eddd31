import type { Action, Move } from '../actions.ts';
import { moved } from '../parts/list.ts';
import { laidOut, lastTop, lineOfBlock, pageRoom } from '../parts/page-view.ts';
import { columnsIn, roomFor } from '../parts/room.ts';
import { EMPTY, edit, insert } from '../parts/text-input.ts';
import { atTop, type Reading } from '../reading.ts';
import type { State } from '../state.ts';
import { move } from './move.ts';

/** Opens a page of the library (an id as `stanch show` takes it) at a heading's slug; esc leads back to the screen it was opened on. */
export function openPage(state: State, id: string, heading?: string): Move {
  const opening = { id, ...(heading === undefined ? {} : { heading }) };
  const within = state.screen === 'reader';
  if (within && state.reader.page?.id === id) return move(placed(stepped(state), heading));
  const reader: Reading = within ? { ...state.reader, opening } : { opening, top: 0, wanted: '', hit: 0, trail: [], back: state.screen };
  return move({ ...state, screen: 'reader', reader }, { do: 'page', ...opening });
}

/** The page that was asked for; one that nobody waits for any more is let go. */
export function pageRead(state: State, { id, page }: Extract<Action, { type: 'page' }>): Move {
  const { reader } = state;
  if (state.screen !== 'reader' || reader.opening?.id !== id) return move(state);
  if (!page) return notOpened(state, `Nothing in the library is called ${id}.`);
  const { heading } = reader.opening;
  const on = stepped(state);
  return move(placed({ ...on, reader: { ...atTop(on.reader), page } }, heading));
}

export function notOpened(state: State, why: string): Move {
  const { reader } = state;
  return move({ ...state, notice: why, ...(reader.page ? { reader: { ...reader, opening: undefined } } : { screen: reader.back }) });
}

/** Another width, and what stood at the top stays there. */
export function resized(state: State, size: State['size']): Move {
  const { reader } = state;
  const next = { ...state, size };
  if (!reader.page) return move(next);
  const block = linesOf(state)[reader.top]?.block ?? 0;
  return move({ ...next, reader: { ...reader, top: reader.top === 0 ? 0 : lineOfBlock(linesOf(next), block) } });
}

export function pressReader(state: State, press: string): Move {
  const { reader } = state;
  if (reader.search) return inSearch(state, reader.search, press);
  if (reader.list) return inList(state, reader.list, press);
  const scrolled = scroll(state, press);
  if (scrolled !== undefined) return move(at(state, scrolled));
  switch (press) {
    case 'esc':
      return back(state);
    case 'left':
    case 'right':
      return move(at(state, section(state, press)));
    case '/':
      return move({ ...state, reader: { ...reader, search: EMPTY } });
    case 'n':
      return move(toHit(state, 1));
    case 'N':
      return move(toHit(state, -1));
    case 'l':
    case 's':
      return openList(state, press === 'l' ? 'links' : 'sections');
    default:
      return move(state);
  }
}

/** A paste while a search is typed. */
export function pasteSearch(state: State, text: string): Move {
  const { search } = state.reader;
  return search ? sought(state, insert(search, text.split('\n')[0] ?? '')) : move(state);
}

function scroll(state: State, press: string): number | undefined {
  const page = pageRoom(heightOf(state)) - 2;
  const by = { up: -1, down: 1, enter: 1, 'page-up': -page, b: -page, 'page-down': page, ' ': page, home: -Infinity, g: -Infinity, end: Infinity, G: Infinity }[
    press
  ];
  return by === undefined ? undefined : topOf(state) + by;
}

/** The heading before or after the top of the screen; those of parts of a section are passed over. */
function section(state: State, press: 'left' | 'right'): number {
  const top = topOf(state);
  const lines = linesOf(state);
  const places = (state.reader.page?.headings ?? []).filter(({ depth }) => depth < 3).map(({ block }) => lineOfBlock(lines, block));
  return (press === 'right' ? places.find((place) => place > top) : places.findLast((place) => place < top)) ?? top;
}

function inSearch(state: State, search: NonNullable<Reading['search']>, press: string): Move {
  const { reader } = state;
  if (press === 'esc') return move({ ...state, reader: { ...reader, search: undefined, wanted: '' } });
  const input = edit(search, press);
  if (input) return sought(state, input);
  if (press !== 'enter') return move(state);
  const shut: State = { ...state, reader: { ...reader, search: undefined } };
  const from = topOf(state);
  const { hits } = laidOut(shut.reader, columnsIn(state.size.columns));
  const first = hits.findIndex(({ parts }) => (parts[0]?.line ?? 0) >= from);
  return move(toHit({ ...shut, reader: { ...shut.reader, hit: Math.max(0, first) } }, 0));
}

function sought(state: State, search: NonNullable<Reading['search']>): Move {
  return move({ ...state, reader: { ...state.reader, search, wanted: search.text.trim(), hit: 0 } });
}

/** After the last place comes the first again. */
function toHit(state: State, by: number): State {
  const { reader } = state;
  const { hits } = laidOut(reader, columnsIn(state.size.columns));
  if (reader.wanted === '') return { ...state, notice: '/ searches on this page.' };
  if (hits.length === 0) return { ...state, notice: `"${reader.wanted}" is not on this page.` };
  const hit = (reader.hit + by + hits.length) % hits.length;
  const line = hits[hit]?.parts[0]?.line ?? 0;
  const top = topOf(state);
  const seen = line >= top && line < top + pageRoom(heightOf(state));
  const next: State = { ...state, reader: { ...reader, hit } };
  return seen ? next : at(next, line - Math.floor(pageRoom(heightOf(state)) / 3));
}

function openList(state: State, of: 'links' | 'sections'): Move {
  const { reader } = state;
  if (listed(reader, of).length === 0) return move({ ...state, notice: `This page has no ${of}.` });
  return move({ ...state, reader: { ...reader, list: { of, cursor: 0 } } });
}

/** What the list holds, as words. */
export function listed({ page }: Pick<Reading, 'page'>, of: 'links' | 'sections'): readonly string[] {
  if (of === 'sections') return (page?.headings ?? []).map(({ text, depth }) => `${'  '.repeat(Math.max(0, depth - 2))}${text}`);
  return (page?.links ?? []).map(({ text, id, heading, url }) => {
    const target = id === undefined ? url : `${id}${heading === undefined ? '' : `, ${heading}`}`;
    return text === target ? text : `${text} (${target})`;
  });
}

function inList(state: State, list: NonNullable<Reading['list']>, press: string): Move {
  const { reader } = state;
  const shut: State = { ...state, reader: { ...reader, list: undefined } };
  const cursor = moved(list.cursor, press, listed(reader, list.of).length);
  if (cursor !== undefined) return move({ ...state, reader: { ...reader, list: { ...list, cursor } } });
  if (press !== 'enter') return move(press === 'esc' ? shut : state);
  if (list.of === 'sections') return move(placed(shut, reader.page?.headings[list.cursor]?.slug));
  const link = reader.page?.links[list.cursor];
  if (link?.id !== undefined) return openPage(shut, link.id, link.heading);
  return move({ ...state, notice: `It leads out of the library: ${link?.url ?? ''}` });
}

/** Marks go first, then the page a link was followed to, then the screen. */
function back(state: State): Move {
  const { reader } = state;
  if (reader.wanted !== '') return move({ ...state, reader: { ...reader, wanted: '' } });
  const before = reader.trail.at(-1);
  if (!before) return move({ ...state, screen: reader.back });
  return move({ ...state, reader: { ...atTop(reader), page: before.page, top: before.top, trail: reader.trail.slice(0, -1) } });
}

/** The page in sight is one to come back to. */
function stepped(state: State): State {
  const { reader } = state;
  return reader.page ? { ...state, reader: { ...reader, opening: undefined, trail: [...reader.trail, { page: reader.page, top: topOf(state) }] } } : state;
}

function placed(state: State, heading: string | undefined): State {
  const spot = state.reader.page?.headings.find(({ slug }) => slug === heading);
  return spot ? at(state, lineOfBlock(linesOf(state), spot.block)) : at(state, 0);
}

function at(state: State, top: number): State {
  return { ...state, reader: { ...state.reader, top: Math.max(0, Math.min(top, lastTop(linesOf(state), heightOf(state)))) } };
}

function topOf(state: State): number {
  return Math.min(state.reader.top, lastTop(linesOf(state), heightOf(state)));
}

function linesOf(state: State): ReturnType<typeof laidOut>['lines'] {
  return laidOut(state.reader, columnsIn(state.size.columns)).lines;
}

function heightOf(state: State): number {
  return roomFor(state, state.size.rows);
}
