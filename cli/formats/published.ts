import type { Dropped } from '../../core/postmortem/publish/body.ts';
import type { Replacement } from '../../core/postmortem/publish/roles.ts';
import { printable } from '../../core/printable.ts';
import type { RowsReport } from '../postmortem/propose-rows.ts';

/** What publishing did, as `--json` gives it. */
export interface PublishedReport {
  readonly schema: 1;
  readonly from: string;
  /** The file that was written; null when it went to standard output. */
  readonly to: string | null;
  readonly as: 'case-study' | 'external';
  /** What stands in place of names, handles, e-mails and secrets, and where it stood. */
  readonly replaced: readonly Replacement[];
  readonly dropped: readonly Dropped[];
  /** Addresses that stay in the text: may everybody see them? */
  readonly links: readonly string[];
  /** With --propose: the rows that would have helped, and why there is none for the rest. */
  readonly proposed?: RowsReport;
  /** The text itself, where no file was asked for. */
  readonly markdown?: string;
}

/** Puts the report together. */
export function publishedReport(made: {
  readonly from: string;
  readonly to: string | undefined;
  readonly external: boolean;
  readonly replaced: readonly Replacement[];
  readonly dropped: readonly Dropped[];
  readonly links: readonly string[];
  readonly rows: RowsReport | undefined;
  readonly markdown: string;
}): PublishedReport {
  const { from, to, external, replaced, dropped, links, rows, markdown } = made;
  return {
    schema: 1,
    from,
    to: to ?? null,
    as: external ? 'external' : 'case-study',
    replaced,
    dropped,
    links,
    ...(rows ? { proposed: rows } : {}),
    ...(to === undefined ? { markdown } : {}),
  };
}

/** The report for a person. */
export function renderPublished({ to, replaced, dropped, links, proposed }: PublishedReport, diff = ''): string {
  const groups = Map.groupBy(replaced, ({ kind, by }) => `${kind} → ${by}`);
  return [
    ...(to === null ? [] : [`Written to ${to}. Read it before others do.`]),
    ...(groups.size > 0 ? ['Replaced:'] : ['Replaced: no name, handle, e-mail or secret was found.']),
    ...[...groups].map(([what, places]) => `  ${what}, ${places.length} × (${shortened(places.map(({ line, column }) => `${line}:${column}`))})`),
    ...(dropped.length > 0 ? ['Left out:', ...dropped.map(({ what, line }) => `  ${what} (line ${line})`)] : []),
    ...(proposed ? proposal(proposed, diff) : []),
    ...(links.length > 0 ? ['Addresses that stay; may everybody see them?', ...links.map((url) => `  ${url}`)] : []),
  ]
    .map((line) => `${printable(line)}\n`)
    .join('');
}

function proposal({ rows, without, folders }: RowsReport, diff: string): readonly string[] {
  return [
    ...(rows.length > 0 ? [`Proposed in ${diff}, to be read and then applied in ${folders.join(' and ')}: git apply ${diff}`] : ['Proposed: no row.']),
    ...rows.map(({ path, row }) => `  ${path}: ${row}`),
    ...without.map(({ text, why }) => `  none for "${text}": it ${why}`),
  ];
}

function shortened(places: readonly string[]): string {
  return places.length > 8 ? `${places.slice(0, 8).join(', ')} …` : places.join(', ');
}
