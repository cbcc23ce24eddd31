import { describe, expect, test } from 'vitest';
import { openPage } from '../../../cli/wizard/moves/reader.ts';
import { laidOut } from '../../../cli/wizard/parts/page-view.ts';
import { isTyping, type State } from '../../../cli/wizard/state.ts';
import { readPage } from '../../../core/page/read-page.ts';
import { textOf } from '../../../core/page/spans.ts';
import { AT, type Played, play } from './play.ts';
import { LIBRARY } from './samples.ts';

const library = {
  ...LIBRARY,
  runbooks: LIBRARY.runbooks.map((runbook) => ({
    ...runbook,
    sections: [
      {
        heading: 'Meaning',
        slug: 'meaning',
        markdown: `${'Sockets are opened.\n\n'.repeat(30)}See [the other](connection-leak.md#fix), [the fix](#fix), [all](https://example.org).`,
      },
      { heading: 'Fix', slug: 'fix', markdown: `Close them.\n\n${'Then look.\n\n'.repeat(30)}` },
    ],
  })),
};
const PAGES = new Map([
  ['fd-leak', await readPage(library, 'fd-leak')],
  ['connection-leak', await readPage(library, 'connection-leak')],
]);

/** Keys, and every page that is asked for comes at once. */
function read(from: State, ...keys: readonly string[]): State {
  return keys.reduce((state, key) => arrive(play(state, key)), from);
}

function arrive({ state, run }: Played): State {
  return run.reduce((at, command) => (command.do === 'page' ? play(at, { type: 'page', id: command.id, page: PAGES.get(command.id) }).state : at), state);
}

const opened = (heading?: string): State => arrive(openPage({ ...AT.verdict(), library }, 'fd-leak', heading));
const top = (state: State): string => textOf(laidOut(state.reader, state.size.columns - 2).lines[state.reader.top]?.spans ?? []);

describe('reading', () => {
  test('waits for the page, and for no other', () => {
    const asked = openPage({ ...AT.verdict(), library }, 'fd-leak');
    expect(asked.run).toEqual([{ do: 'page', id: 'fd-leak' }]);
    const other = play(asked.state, { type: 'page', id: 'connection-leak', page: PAGES.get('connection-leak') }).state;
    expect(other.reader.page).toBeUndefined();
    expect(arrive(asked).reader.page?.id).toBe('fd-leak');
  });

  test('opens at a heading, or at the top when there is none of that name', () => {
    expect(top(opened('fix'))).toBe('Fix');
    expect(opened('unheard-of').reader.top).toBe(0);
  });

  test('a page that is not there leads back, with the reason', () => {
    const asked = openPage({ ...AT.verdict(), library }, 'x').state;
    expect(play(asked, { type: 'page', id: 'x', page: undefined }).state).toMatchObject({ screen: 'verdict', notice: 'Nothing in the library is called x.' });
    expect(play(asked, { type: 'failed', what: 'page', why: 'no room' }).state).toMatchObject({
      screen: 'verdict',
      notice: 'The page could not be opened: no room',
    });
  });

  test.each<[string, readonly string[], number]>([
    ['down a line', ['down'], 1],
    ['up again', ['down', 'down', 'up'], 1],
    ['not above the top', ['up'], 0],
    ['a page and back', [' ', 'b'], 0],
    ['a page', ['page-down'], 15],
    ['to the end and to the top', ['G', 'g'], 0],
  ])('moves %s', (_, keys, line) => {
    expect(read(opened(), ...keys).reader.top).toBe(line);
  });

  test('the end is the last line at the bottom', () => {
    const at = read(opened(), 'end');
    expect(at.reader.top).toBe(laidOut(at.reader, 78).lines.length - 17);
    expect(read(at, 'down').reader.top).toBe(at.reader.top);
  });

  test('goes from section to section', () => {
    const [second, third] = [read(opened(), 'right'), read(opened(), 'right', 'right')];
    expect([top(second), top(third), top(read(third, 'left'))]).toEqual(['Meaning', 'Fix', 'Meaning']);
  });

  test('the list of sections leads to one', () => {
    const at = read(opened(), 's', 'down', 'down', 'enter');
    expect(top(at)).toBe('Fix');
    expect(at.reader.list).toBeUndefined();
  });

  test('follows a link, at its heading, and comes back to the same line', () => {
    const there = read(opened(), 'down', 'down', 'l', 'enter');
    expect(there.reader.page?.id).toBe('connection-leak');
    expect(top(there)).toBe('Fix');
    const back = read(there, 'esc');
    expect(back.reader).toMatchObject({ page: { id: 'fd-leak' }, top: 2, trail: [] });
    expect(read(back, 'esc').screen).toBe('verdict');
  });

  test('follows a link within the page without asking for it again', () => {
    const at = play(read(opened(), 'l', 'down'), 'enter');
    expect(at.run).toEqual([]);
    expect(top(at.state)).toBe('Fix');
    expect(read(at.state, 'esc').reader.top).toBe(0);
  });

  test('names the address of a link that leads elsewhere', () => {
    const at = read(opened(), 'l', 'down', 'down', 'enter');
    expect(at.notice).toBe('It leads out of the library: https://example.org');
    expect(at.reader.list).toBeDefined();
  });

  test('letters are text only while a search is typed', () => {
    expect(isTyping(opened())).toBe(false);
    const typing = read(opened(), '/', 'n', 'l');
    expect(isTyping(typing)).toBe(true);
    expect(typing.reader).toMatchObject({ search: { text: 'nl' }, wanted: 'nl' });
    expect(play(typing, { type: 'paste', text: 'x\ny' }).state.reader.wanted).toBe('nlx');
  });

  test('goes to the next place and round again', () => {
    const found = read(opened(), '/', ...'then look', 'enter');
    expect(found.reader).toMatchObject({ search: undefined, hit: 0 });
    const line = laidOut(found.reader, 78).hits[0]?.parts[0]?.line ?? 0;
    expect(line - found.reader.top).toBeGreaterThanOrEqual(0);
    expect(line - found.reader.top).toBeLessThan(17);
    expect(read(found, 'n').reader.hit).toBe(1);
    expect(read(found, 'N').reader.hit).toBe(29);
    expect(read(found, 'N', 'n').reader.hit).toBe(0);
  });

  test('starts at the first place from here on', () => {
    const before = read(opened(), ' ', ' ');
    const { reader } = read(before, '/', ...'opened', 'enter');
    const places = laidOut(reader, 78).hits.map(({ parts }) => parts[0]?.line ?? 0);
    expect(reader.hit).toBe(places.findIndex((line) => line >= before.reader.top));
    expect(reader.hit).toBeGreaterThan(0);
  });

  test('says what is not there, and esc takes the marks away first', () => {
    const at = read(opened(), '/', ...'zz', 'enter');
    expect(at.notice).toBe('"zz" is not on this page.');
    expect(read(at, 'esc')).toMatchObject({ screen: 'reader', reader: { wanted: '' } });
    expect(read(opened(), 'n').notice).toBe('/ searches on this page.');
  });

  test('keeps what stands at the top when the width changes', () => {
    const at = opened('fix');
    const narrow = play(at, { type: 'size', columns: 60, rows: 20 }).state;
    expect(top(narrow)).toBe('Fix');
    expect(play(narrow, { type: 'size', columns: 200, rows: 60 }).state.size).toEqual({ columns: 200, rows: 60 });
  });
});
