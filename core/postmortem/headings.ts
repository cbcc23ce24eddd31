import type { Heading } from 'mdast';
import { textOf } from '../knowledge/markdown.ts';
import { spotOf } from '../knowledge/report.ts';
import type { PostmortemDocument } from './document.ts';

/** What a section is about, whatever its template calls it. */
export const MEANINGS = [
  'summary',
  'background',
  'impact',
  'detection',
  'response',
  'timeline',
  'investigation',
  'trigger',
  'causes',
  'resolution',
  'changes',
  'actions',
  'lessons',
  'went-well',
  'went-badly',
  'luck',
  'recurrence',
  'backlog',
  'metrics',
  'messaging',
  'people',
  'glossary',
  'evidence',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** Headings of every template, first match wins; in lower case, without punctuation. A template's own heading is a word in one of these lines. */
const HEADINGS: readonly (readonly [Meaning, RegExp])[] = [
  ['went-well', /^(?:things )?(?:what |that )?(?:went|worked|goes) (?:well|right)$|^what worked$|^successes$/],
  [
    'went-badly',
    /^(?:things )?(?:what |that )?(?:went|goes) (?:wrong|badly|poorly)$|^what (?:didnt|did not) (?:go|work)(?: so| as)?(?: well)?$|^what could (?:have gone|be) better$/,
  ],
  ['luck', /^(?:where |how )?we (?:got|were) lucky$|^where luck helped$|^luck$/],
  ['lessons', /^lessons?\b|^what (?:did )?we learn(?:ed|t)?$|^learnings?$|^how(?:d| did) we do$|^post incident analysis$|^conclusions?$|^analysis questions$/],
  [
    'actions',
    /^(?:corrective )?action(?:s|ables?| items?)?$|^corrective actions?\b|^follow ?ups?\b|^remediation(?: items)?$|^next steps$|^what (?:are )?we (?:are )?doing\b|^prevention$/,
  ],
  ['changes', /^what changed$|^changes(?: made)?$|^what we (?:have )?changed$/],
  ['recurrence', /^recurrence$|^has this happened before$|^(?:related|previous) (?:incidents|items)$/],
  ['backlog', /^backlog(?: check)?$/],
  ['timeline', /^(?:incident )?timeline\b|^chronology$/],
  ['metrics', /^metrics\b|^stats$|^statistics$/],
  ['detection', /^detection\b|^how (?:was it|it was|we) (?:detected|noticed|found out)$/],
  ['response', /^response$|^incident response(?: analysis)?$|^escalation$/],
  ['people', /^(?:responders|participants|staff present|authors?|attendees|people involved|owner)$/],
  ['impact', /^(?:customer |business |user )?impact\b|^who was affected$|^affected\b/],
  ['summary', /^(?:incident |executive )?summary\b|^overview$|^tl ?dr$|^abstract$|^what happened$|^fault$|^incident description$/],
  ['background', /^background\b|^lead ?up$|^architecture$|^context$/],
  ['trigger', /^triggers?$/],
  [
    'causes',
    /^(?:blameless )?(?:what were the )?(?:root |proximate |possible )?causes?\b|^contributing (?:factors?|conditions?)$|^root cause\b|^(?:the )?(?:five|5) whys$|^why did it happen$/,
  ],
  ['resolution', /^resolution\b|^(?:recovery|mitigation)\b|^how (?:was it|it was|we) (?:fixed|resolved|mitigated)$/],
  ['investigation', /^investigation\b|^diagnosis$|^incident questions$|^analysis$/],
  ['messaging', /^(?:external |internal |customer )?(?:messag(?:es?|ing)|communications?)$/],
  ['glossary', /^glossary$|^definitions$|^abbreviations$/],
  ['evidence', /^(?:supporting (?:information|data)|evidence|appendix|graphs|references|links)$/],
];

/** The meaning of a heading's text; undefined when no template has such a one. */
export function meaningOf(heading: string): Meaning | undefined {
  const plain = heading
    .slice(0, 200)
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^\s*(?:\d+ )+/, '')
    .trim();
  return HEADINGS.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** A stretch of the file under one heading, up to the next of any level. */
export interface Stretch {
  readonly node: Heading;
  readonly text: string;
  /** Of this heading, else of the nearest one above it that has a meaning. */
  readonly meaning: Meaning | undefined;
  /** Line of the heading, and of the next heading of any level; Infinity for the last. */
  readonly from: number;
  readonly to: number;
}

/** The file cut at its headings, in the order written. What stands before the first heading is in none. */
export function stretchesOf({ headings }: Pick<PostmortemDocument, 'headings'>): readonly Stretch[] {
  const above: { depth: number; meaning: Meaning | undefined }[] = [];
  return headings.map(({ node, text }, index) => {
    while ((above.at(-1)?.depth ?? 0) >= node.depth) above.pop();
    const meaning = meaningOf(text) ?? above.at(-1)?.meaning;
    above.push({ depth: node.depth, meaning });
    const next = headings[index + 1]?.node;
    return { node, text: textOf(node), meaning, from: spotOf(node).line, to: next ? spotOf(next).line : Infinity };
  });
}
