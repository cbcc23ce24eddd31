import { type EvidenceLine, evidenceLines } from '../../core/match/evidence-lines.ts';
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
  const told = new Set<string>();
  const blocks = [
    ...causes.slice(0, MOST_CAUSES).map((cause) => causeBlock(cause, told, style, place)),
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

/** A line that an earlier cause has shown is only named again: `told` remembers them. */
function causeBlock(cause: CauseMatch, told: Set<string>, style: Style, place: (line: number) => string): string {
  const lines = evidenceLines(cause.matches);
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  return [
    `${style.strong(printable(cause.title))} (${style.command(printable(cause.id))})  ${colour(cause.certainty, style)(SAYS[cause.certainty])}`,
    ...shown.flatMap((line) => evidence(line, told, style, place)),
    ...(more > 0 ? [style.dim(`  and ${more} more kind${more > 1 ? 's' : ''} of line`)] : []),
  ].join('\n');
}

function contextBlock(context: readonly ContextMatch[], style: Style, place: (line: number) => string): string {
  const shown = context.slice(0, MOST_LINES).flatMap((match) => [`also: ${seen(match, style, place)}`, `  ${style.dim(printable(match.says))}`]);
  const more = context.length - MOST_LINES;
  return [...shown, ...(more > 0 ? [style.dim(`and ${more} more of the kind`)] : [])].join('\n');
}

function evidence(line: EvidenceLine, told: Set<string>, style: Style, place: (line: number) => string): readonly string[] {
  const key = `${line.line} ${line.text}`;
  const text = told.has(key) ? 'as above' : undefined;
  told.add(key);
  return [`  ${seen(line, style, place, text)}`, ...line.notes.map((note) => `    ${style.dim(printable(note))}`)];
}

function seen({ line, text, count }: Pick<LineMatch, 'line' | 'text' | 'count'>, style: Style, place: (line: number) => string, instead?: string): string {
  const where = [place(line), count > 1 ? `${count.toLocaleString('en')} times` : ''].filter((part) => part !== '').join(', ');
  return `${where === '' ? '' : `${style.dim(`${printable(where)}:`)} `}${instead ?? printable(text.trim())}`;
}

function colour(certainty: MatchCertainty, style: Style): (text: string) => string {
  return certainty === 'names' ? style.critical : certainty === 'points' ? style.warning : style.dim;
}
