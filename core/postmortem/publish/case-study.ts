import { stringify } from 'yaml';
import { CASE_STUDY_HEADINGS } from '../../knowledge/case-study.ts';
import { NOT_RECORDED } from '../../not-recorded.ts';
import type { PostmortemDocument } from '../document.ts';
import { inline } from '../escape.ts';
import type { Meaning } from '../headings.ts';
import type { ActionItem, PostmortemFront } from '../schema.ts';
import { type Block, type Body, type BodyOptions, bodyOf, type Dropped, lowered, type Part } from './body.ts';
import { type Answers, caseFront } from './front.ts';

type CaseHeading = (typeof CASE_STUDY_HEADINGS)[number];

/** Where each part of a postmortem goes, whatever its template calls it. */
const PLACES: Readonly<Partial<Record<Meaning, CaseHeading>>> = {
  summary: 'Summary',
  background: 'Summary',
  glossary: 'Summary',
  impact: 'Impact',
  detection: 'Investigation',
  response: 'Investigation',
  timeline: 'Timeline',
  investigation: 'Investigation',
  evidence: 'Investigation',
  trigger: 'Causes',
  causes: 'Causes',
  resolution: 'Resolution',
  changes: 'What changed',
  actions: 'What changed',
  lessons: 'Lessons',
  'went-well': 'Lessons',
  'went-badly': 'Lessons',
  luck: 'Lessons',
  recurrence: 'Lessons',
  backlog: 'Lessons',
};

export const NOTHING_TOLD = `${NOT_RECORDED.charAt(0).toUpperCase()}${NOT_RECORDED.slice(1)}.`;
// A case study draws its timeline from the one table.
const NO_TIMELINE = `| Time | Kind | What happened |\n| --- | --- | --- |\n| ${NOT_RECORDED} | note | ${NOT_RECORDED} |`;

/** A postmortem as a case study: its Markdown, and what was left out on the way. */
export function asCaseStudy(
  document: PostmortemDocument & { readonly head: PostmortemFront },
  answers: Answers,
  options: BodyOptions,
): { readonly markdown: string; readonly dropped: readonly Dropped[]; readonly links: readonly string[] } {
  const { front, dropped } = caseFront(document.head, answers);
  const body = bodyOf(document, options);
  const sections = CASE_STUDY_HEADINGS.slice(0, -1).map((heading) => `## ${heading}\n\n${sectionOf(heading, body, document.head)}`);
  return {
    markdown: `---\n${stringify(front, { lineWidth: 0, aliasDuplicateObjects: false })}---\n\n${sections.join('\n\n')}\n`,
    dropped: [...dropped, ...body.dropped],
    links: body.links,
  };
}

function sectionOf(heading: CaseHeading, body: Body, head: PostmortemFront): string {
  const parts = body.parts.filter((part) => placeOf(part) === heading);
  const blocks = parts.flatMap((part, index) => blocksOf(part, index === 0 && part.meaning !== undefined));
  const told = blocks.map(({ markdown }) => markdown).join('\n\n');
  if (heading === 'Timeline') return blocks.some(({ type }) => type === 'table') ? told : [told, NO_TIMELINE].join('\n\n').trim();
  const actions = heading === 'What changed' ? actionsOf(head.action_items ?? [], told) : '';
  return [told, actions].filter((each) => each.trim() !== '').join('\n\n') || NOTHING_TOLD;
}

/** What has a heading of its own kind is part of the investigation, under that heading. */
function placeOf({ meaning }: Part): CaseHeading {
  return (meaning && PLACES[meaning]) ?? 'Investigation';
}

/** The first part needs no heading of its own under the new one; the others keep theirs, one level down. */
function blocksOf({ heading, blocks }: Part, isFirst: boolean): readonly Block[] {
  if (isFirst || blocks.length === 0) return blocks;
  return [{ type: 'heading', markdown: `### ${inline(heading)}` }, ...blocks.map((block) => ({ ...block, markdown: lowered(block) }))];
}

/** The action items without their owners; those that the text names already are not told twice. */
export function actionsOf(items: readonly ActionItem[], told: string): string {
  return items
    .filter(({ text }) => !told.includes(text) && !told.includes(inline(text)))
    .map(
      ({ text, type, status, reason }) =>
        `- ${inline(text)} (${[...(type ? [type] : []), STATUS[status]].join(', ')}${status === 'wont-do' && reason ? `: ${inline(reason)}` : ''})`,
    )
    .join('\n');
}

const STATUS = { open: 'planned', done: 'done', 'wont-do': 'decided against' } as const;
