import type { Finding, SourceFile } from '../knowledge/types.ts';
import { readPostmortem } from './document.ts';
import type { ActionItem } from './schema.ts';

/** An action item of one of several postmortems. */
export interface ListedAction extends ActionItem {
  /** The file it stands in. */
  readonly file: string;
  /** `INC-14`, else the title of the postmortem. */
  readonly postmortem: string;
  readonly severity: string;
  /** Whole days since it was due; only of an open item that is overdue. */
  readonly overdueDays?: number;
  /** Where the same is asked for again, as `file#id`. */
  readonly sameAs?: readonly string[];
}

export interface Actions {
  /** Earliest due first, those without a day last. */
  readonly actions: readonly ListedAction[];
  /** How many of the files could be read as postmortems. */
  readonly postmortems: number;
  /** Of files that could not be read as postmortems. */
  readonly findings: readonly Finding[];
}

/** The action items of some postmortems; `today` is `YYYY-MM-DD`. */
export function listActions(files: readonly SourceFile[], today: string, labels: Readonly<Record<string, string>> = {}): Actions {
  const findings: Finding[] = [];
  let postmortems = 0;
  const listed = files.flatMap((file): ListedAction[] => {
    const head = readPostmortem(file, findings, labels)?.head;
    if (!head) return [];
    postmortems += 1;
    return (head.action_items ?? []).map((item) => ({
      ...item,
      file: file.path,
      postmortem: head.id ?? head.title,
      severity: head.severity,
      ...overdue(item, today),
    }));
  });
  const actions = withDuplicates(listed).toSorted(
    (a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || (a.priority ?? 'p9').localeCompare(b.priority ?? 'p9'),
  );
  return { actions, postmortems, findings };
}

const DAY = 86_400_000;

function overdue({ status, due }: ActionItem, today: string): { readonly overdueDays?: number } {
  if (status !== 'open' || due === undefined || due >= today) return {};
  return { overdueDays: Math.round((Date.parse(today) - Date.parse(due)) / DAY) };
}

/** How much of the words of two items has to be the same. */
const SAME = 0.6;

/** The same ticket, or mostly the same words, in another postmortem. */
function withDuplicates(actions: readonly ListedAction[]): readonly ListedAction[] {
  const words = actions.map(({ text }) => wordsOf(text));
  return actions.map((action, index) => {
    const sameAs = actions.flatMap((other, at) =>
      other.file !== action.file && ((action.link !== undefined && action.link === other.link) || overlap(words[index], words[at]) >= SAME)
        ? [`${other.file}#${other.id}`]
        : [],
    );
    return sameAs.length > 0 ? { ...action, sameAs } : action;
  });
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
}

function overlap(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}
