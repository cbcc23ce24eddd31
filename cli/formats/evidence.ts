import type { CauseMatch, ContextMatch, Explanation, LineMatch, MatchCertainty } from '../../core/match/types.ts';
import { printable } from '../../core/printable.ts';
import type { Style } from './style.ts';

const SAYS: Readonly<Record<MatchCertainty, string>> = { names: 'names it', points: 'points to it', possible: 'possible' };
const MOST_LINES = 5;
/** Causes shown with their lines; whoever reads on at night wants the likeliest. */
const MOST_CAUSES = 5;

/** What a text speaks for, each cause with the lines that say so, and what else it says. `place` writes where a line stands; empty for typed words. */
export function renderExplanation({ causes, context }: Explanation, style: Style, place: (line: number) => string): string {
  const [best] = causes;
  const blocks = [
    ...causes.slice(0, MOST_CAUSES).map((cause) => causeBlock(cause, style, place)),
    ...(causes.length > MOST_CAUSES
      ? [
          style.dim(
            `weaker: ${causes
              .slice(MOST_CAUSES)
              .map(({ title, id }) => `${printable(title)} (${printable(id)})`)
              .join(' · ')}`,
          ),
        ]
      : []),
    ...(context.length > 0 ? [contextBlock(context, style, place)] : []),
    ...(best ? [`next  ${style.command(`stanch show ${printable(best.id)}`)}`] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function causeBlock(cause: CauseMatch, style: Style, place: (line: number) => string): string {
  const shown = cause.matches.slice(0, MOST_LINES);
  const more = cause.matches.length - shown.length;
  return [
    `${style.strong(printable(cause.title))} (${style.command(printable(cause.id))})  ${colour(cause.certainty, style)(SAYS[cause.certainty])}`,
    ...shown.flatMap((match) => evidence(match, style, place)),
    ...(more > 0 ? [style.dim(`  and ${more} more kind${more > 1 ? 's' : ''} of line`)] : []),
  ].join('\n');
}

function contextBlock(context: readonly ContextMatch[], style: Style, place: (line: number) => string): string {
  const shown = context.slice(0, MOST_LINES).flatMap((match) => [`also: ${seen(match, style, place)}`, `  ${style.dim(printable(match.says))}`]);
  const more = context.length - MOST_LINES;
  return [...shown, ...(more > 0 ? [style.dim(`and ${more} more of the kind`)] : [])].join('\n');
}

function evidence(match: LineMatch, style: Style, place: (line: number) => string): readonly string[] {
  const { signature, text } = match;
  // The line shows what a message is; a pattern would only show how it was found.
  const isShown = /^\/.*\/$/s.test(signature) || text.toLowerCase().includes(signature.toLowerCase());
  return [`  ${seen(match, style, place)}`, ...(isShown ? [] : [`    ${style.dim(printable(signature))}`])];
}

function seen({ line, text, count }: LineMatch, style: Style, place: (line: number) => string): string {
  const where = [place(line), count > 1 ? `${count.toLocaleString('en')} times` : ''].filter((part) => part !== '').join(', ');
  return `${where === '' ? '' : `${style.dim(`${printable(where)}:`)} `}${printable(text.trim())}`;
}

function colour(certainty: MatchCertainty, style: Style): (text: string) => string {
  return certainty === 'names' ? style.critical : certainty === 'points' ? style.warning : style.dim;
}
