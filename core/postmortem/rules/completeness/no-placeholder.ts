import { walk } from '../../../knowledge/markdown.ts';
import { quote } from '../../../knowledge/report.ts';
import type { PostmortemDocument } from '../../document.ts';
import { blockOf, blocksOf } from '../../facts/blocks.ts';
import { QUESTION_READ, QUESTIONS } from '../../questions.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';

const PLACEHOLDER =
  /\b(?:TBD|TBC|TODO|FIXME|XXX|TK)\b|\bYYYY-MM-DD\b|\bHH:MM\b|\?\?+|\blorem ipsum\b|\bsomething (?:happened|broke)\b|\[(?:insert|your|name|team|date|describe|link)\b[^\]]{0,60}\]|<(?:insert|your|name|team|date|describe|link)\b[^>]{0,60}>|\bfill (?:this|me) in\b/i;
/** The words of the template, without what people may have put around them. */
const TEMPLATE = new Set(Object.values(QUESTIONS).flat().map(plain));

export const noPlaceholder: PostmortemRule = {
  id: 'C02',
  name: 'no-placeholder',
  layer: 'completeness',
  severity: 'error',
  asks: 'Nothing is left of the template: no TBD, TODO, YYYY-MM-DD or ??, and no question that nobody answered.',
  why: 'What is left to do is mistaken for what is known to be nothing. What is not known is "not recorded".',
  examples: [
    { markdown: '## Summary\n\nThe workers ran out of descriptors. The number of users is not recorded.\n\n`TODO` comments stay in code.\n', finds: [] },
    { markdown: '## Summary\n\nTBD\n\n## Lessons\n\nTBD\n', finds: ['3:1', '7:1'] },
    { markdown: '## Impact\n\n> **Question:** What could they not do, and what did they see instead?\n', finds: ['3:1'] },
    { markdown: '## Lessons\n\nWhat went well?\n\nWhat went badly: the pager.\n', finds: ['3:1'] },
    { markdown: '## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| YYYY-MM-DD HH:MM | something happened |\n', finds: ['5:3', '5:22'] },
    { markdown: sample(['owner: TBD']), finds: ['7:8'] },
  ],
  check: (postmortem) => [...inFront(postmortem), ...questions(postmortem), ...blocksOf(postmortem).flatMap(({ text, at }) => inText(text, at))],
};

function inText(text: string, at: (offset: number) => Remark['at']): Remark[] {
  const found = PLACEHOLDER.exec(text);
  if (found) return [{ at: at(found.index), message: `Unexpected placeholder ${quote(found[0])}, expected what is known, or "not recorded"` }];
  return TEMPLATE.has(plain(text)) ? [{ at: at(0), message: `Unexpected sentence of the template ${quote(text)}, expected its answer` }] : [];
}

function questions({ tree }: PostmortemDocument): Remark[] {
  return [...walk(tree)].flatMap((node): Remark[] => {
    const first = node.type === 'blockquote' ? node.children[0] : undefined;
    const text = first ? blockOf(first).text : '';
    return text.startsWith(QUESTION_READ)
      ? [{ at: node, message: `Unexpected open question ${quote(text.slice(QUESTION_READ.length).trim())}, expected its answer instead, or "not recorded"` }]
      : [];
  });
}

function inFront({ head, front }: PostmortemDocument): Remark[] {
  const values = Object.entries(head ?? {}).flatMap(([key, value]) => [...texts(value, [key])]);
  return values.flatMap(({ path, text }) => inText(text, () => front.spot(path)));
}

function* texts(value: unknown, path: readonly PropertyKey[]): Generator<{ path: readonly PropertyKey[]; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (value !== null && typeof value === 'object')
    for (const [key, each] of Object.entries(value)) yield* texts(each, [...path, Array.isArray(value) ? Number(key) : key]);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
