/// <reference lib="dom" />
import { evidenceLines } from '../../../../core/match/evidence-lines.ts';
import type { CauseMatch, Explanation, LineMatch } from '../../../../core/match/types.ts';
import { printable } from '../../../../core/printable.ts';
import { make } from '../element.ts';

/** As in the terminal: whoever reads on at night wants the likeliest. */
const MOST_CAUSES = 5;
const MOST_LINES = 5;

const SAYS = { names: 'names it', points: 'points to it', possible: 'possible' } as const;

/** What a text speaks for, as elements. Everything of the text stays text, and what would hide or reorder it is written out. */
export function draw({ causes, context }: Explanation, runbooks: string, numbered: boolean): readonly HTMLElement[] {
  const weaker = causes.slice(MOST_CAUSES);
  return [
    make('ol', {}, ...causes.slice(0, MOST_CAUSES).map((cause) => make('li', {}, link(cause, runbooks), badge(cause), lines(cause, numbered)))),
    ...(weaker.length > 0
      ? [make('p', { className: 'weaker' }, 'Weaker: ', ...weaker.flatMap((cause, at) => [at > 0 ? ' · ' : '', link(cause, runbooks)]))]
      : []),
    ...context
      .slice(0, MOST_LINES)
      .map((match) => make('p', { className: 'also' }, 'Also: ', ...line(match, numbered), make('small', {}, printable(match.says)))),
  ];
}

/** One sentence for those who hear the page instead of seeing it. */
export function summary({ causes: [best, ...others], context }: Explanation): string {
  if (best) return `${others.length === 0 ? 'One cause' : `${others.length + 1} causes, the likeliest first`}: ${printable(best.title)}.`;
  return context.length > 0 ? 'That tells something, and names no cause.' : 'Nothing in the library fits. It may still be a leak: look at the process itself.';
}

function link({ id, title }: CauseMatch, runbooks: string): HTMLElement {
  return make('a', { href: `${runbooks}${encodeURIComponent(id)}/` }, printable(title));
}

function badge({ certainty }: CauseMatch): HTMLElement {
  return make('span', { className: `badge badge-${certainty}` }, SAYS[certainty]);
}

function lines({ matches }: CauseMatch, numbered: boolean): HTMLElement {
  const all = evidenceLines(matches);
  const more = all.length - MOST_LINES;
  return make(
    'ul',
    {},
    ...all.slice(0, MOST_LINES).map((each) => make('li', {}, ...line(each, numbered), ...each.notes.map((note) => make('small', {}, printable(note))))),
    ...(more > 0 ? [make('li', {}, `and ${more} more kind${more > 1 ? 's' : ''} of line`)] : []),
  );
}

function line({ line: at, text, count }: Pick<LineMatch, 'line' | 'text' | 'count'>, numbered: boolean): readonly HTMLElement[] {
  const where = [numbered ? `line ${at}` : '', count > 1 ? `${count} times` : ''].filter((part) => part !== '').join(', ');
  return [...(where === '' ? [] : [make('span', { className: 'where' }, where)]), make('code', {}, printable(text.trim()))];
}
