import { PRECISIONS, preciseUtc } from '../../incident/precision.ts';
import { NOT_RECORDED } from '../../not-recorded.ts';
import type { PostmortemDocument } from '../document.ts';
import { inline } from '../escape.ts';
import type { Meaning } from '../headings.ts';
import type { PostmortemFront } from '../schema.ts';
import { type Body, type BodyOptions, bodyOf, type Dropped } from './body.ts';
import { actionsOf, NOTHING_TOLD } from './case-study.ts';

/** The three parts of an external postmortem in PagerDuty's form, and what of the file each is made from. */
const THREE: readonly { readonly heading: string; readonly from: readonly Meaning[] }[] = [
  { heading: 'Summary', from: ['summary', 'impact'] },
  { heading: 'What happened', from: ['trigger', 'causes', 'resolution'] },
  { heading: 'What are we doing', from: ['changes', 'actions'] },
];

/**
 * A postmortem as people outside may read it: only what people wrote, because what is generated names processes,
 * hosts and commands. No front matter, so that it can be pasted anywhere.
 */
export function asExternal(
  document: PostmortemDocument & { readonly head: PostmortemFront },
  options: BodyOptions,
): { readonly markdown: string; readonly dropped: readonly Dropped[]; readonly links: readonly string[] } {
  const { head } = document;
  const body = bodyOf(document, options);
  const sections = THREE.map(({ heading, from }) => {
    const told = textOf(body, from);
    const actions = heading === 'What are we doing' ? actionsOf(head.action_items ?? [], told) : '';
    const times = heading === 'Summary' ? timesOf(head) : '';
    const text = [times, told, actions].filter((each) => each !== '').join('\n\n');
    return `## ${heading}\n\n${text === '' ? NOTHING_TOLD : text}`;
  });
  const markdown = `# ${inline(head.title)}\n\n${sections.join('\n\n')}\n`;
  return { markdown, dropped: [...body.dropped, ...inside(body)], links: body.links.filter((url) => markdown.includes(url)) };
}

function textOf({ parts }: Body, from: readonly Meaning[]): string {
  return parts
    .filter(({ meaning }) => meaning !== undefined && from.includes(meaning))
    .flatMap(({ blocks }) => blocks.filter(({ generated }) => generated === undefined).map(({ markdown }) => markdown))
    .join('\n\n');
}

function timesOf({ start_time: start, end_time: end, time_precision: known }: PostmortemFront): string {
  if (start === undefined) return '';
  const precision = PRECISIONS.find((each) => each === known);
  // Two single tildes in a sentence would strike out what stands between them.
  const said = (at: string) => (precision === undefined ? at : preciseUtc(at, precision).replace('~', 'about '));
  return `Impact from ${said(start)} to ${end === undefined ? NOT_RECORDED : said(end)}.`;
}

function inside({ parts }: Body): readonly Dropped[] {
  const taken = THREE.flatMap(({ from }) => from);
  return parts.filter(({ meaning }) => meaning === undefined || !taken.includes(meaning)).map(({ heading, line }) => ({ what: `section ${heading}`, line }));
}
