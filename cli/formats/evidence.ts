import type { CauseMatch, LineMatch, MatchCertainty } from '../../core/match/types.ts';
import { printable } from '../../core/printable.ts';
import type { Style } from './style.ts';

const SAYS: Readonly<Record<MatchCertainty, string>> = { names: 'names it', points: 'points to it', possible: 'possible' };
const MOST_LINES = 5;

/** What a text speaks for, each cause with the lines that say so. `place` writes where a line stands; empty for typed words. */
export function renderEvidence(causes: readonly CauseMatch[], style: Style, place: (line: number) => string): string {
  const blocks = causes.map((cause) => {
    const shown = cause.matches.slice(0, MOST_LINES);
    const more = cause.matches.length - shown.length;
    return [
      `${style.strong(printable(cause.title))} (${style.command(printable(cause.id))})  ${colour(cause.certainty, style)(SAYS[cause.certainty])}`,
      ...shown.flatMap((match) => evidence(match, style, place)),
      ...(more > 0 ? [style.dim(`  and ${more} more kind${more > 1 ? 's' : ''} of line`)] : []),
    ].join('\n');
  });
  const [best] = causes;
  return `${blocks.join('\n\n')}\n${best ? `\nnext  ${style.command(`stanch show ${printable(best.id)}`)}\n` : ''}`;
}

function evidence({ line, text, signature, count }: LineMatch, style: Style, place: (line: number) => string): readonly string[] {
  const where = [place(line), count > 1 ? `${count.toLocaleString('en')} times` : ''].filter((part) => part !== '').join(', ');
  return [`  ${where === '' ? '' : `${style.dim(`${printable(where)}:`)} `}${printable(text.trim())}`, `    ${style.dim(`matches ${printable(signature)}`)}`];
}

function colour(certainty: MatchCertainty, style: Style): (text: string) => string {
  return certainty === 'names' ? style.critical : certainty === 'points' ? style.warning : style.dim;
}
