import { textOf } from '../../core/page/spans.ts';
import { listed } from '../wizard/moves/reader.ts';
import { HELP } from '../wizard/parts/help.ts';
import { laidOut, lineOfBlock } from '../wizard/parts/page-view.ts';
import { columnsIn } from '../wizard/parts/room.ts';
import type { State } from '../wizard/state.ts';
import { type Ask, press, walk } from './ask.ts';
import { keysOf } from './keys.ts';

/** A page as lines: a section at a time, and its lists by number. */
export function askReader(state: State): Ask {
  const { reader } = state;
  const { page, list } = reader;
  if (list) {
    const items = listed(reader, list.of).map((says, at) => ({ key: String(at + 1), says, actions: [...walk(list.cursor, at), ...press('enter')] }));
    return {
      lines: [`${page?.title ?? ''}: ${list.of}`],
      list: items,
      question: 'Which one?',
      keys: [{ key: '/b', says: 'back to the page', actions: press('esc') }],
    };
  }
  const { lines, hits } = laidOut(reader, columnsIn(state.size.columns));
  const places = (page?.headings ?? []).filter(({ depth }) => depth < 3).map(({ block }) => lineOfBlock(lines, block));
  const end = places.find((place) => place > reader.top);
  const found = reader.wanted === '' ? [] : [`"${reader.wanted}": ${hits.length === 0 ? 'not found' : `hit ${reader.hit + 1} of ${hits.length}`}`];
  return {
    lines: [...found, ...lines.slice(reader.top, end).map(({ spans }) => textOf(spans))],
    list: [],
    question: page ? 'Read on?' : 'What next?',
    keys: keysOf(HELP.reader),
  };
}
