import { oneOf, quote } from '../../../knowledge/report.ts';
import type { PostmortemDocument } from '../../document.ts';
import { isFilled, partsNamed } from '../../facts/parts.ts';
import { type Profile, profileOf } from '../../facts/profile.ts';
import type { Meaning } from '../../headings.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';

interface Needed {
  readonly heading: string;
  readonly meanings: readonly [Meaning, ...Meaning[]];
}

const SUMMARY: Needed = { heading: 'Summary', meanings: ['summary'] };
const TIMELINE: Needed = { heading: 'Timeline', meanings: ['timeline'] };
const IMPACT: Needed = { heading: 'Impact', meanings: ['impact'] };
const CAUSES: Needed = { heading: 'Causes', meanings: ['causes', 'trigger'] };
const CHANGES: Needed = { heading: 'What changed', meanings: ['changes', 'actions'] };
const LESSONS: Needed = { heading: 'Lessons', meanings: ['lessons', 'went-well', 'went-badly', 'luck'] };
const RESOLUTION: Needed = { heading: 'Resolution', meanings: ['resolution', 'response'] };

const NEEDED: Readonly<Record<Profile, readonly Needed[]>> = {
  full: [SUMMARY, IMPACT, TIMELINE, CAUSES, RESOLUTION, CHANGES, LESSONS],
  short: [SUMMARY, IMPACT, TIMELINE, CAUSES, CHANGES],
  'near-miss': [SUMMARY, TIMELINE, CAUSES],
};

const section = (heading: string, text = 'Told in full.') => `## ${heading}\n\n${text}\n`;
const SHORT = ['Summary', 'Impact', 'Timeline', 'Causes', 'What changed'].map((heading) => section(heading)).join('\n');

export const sectionsBySeverity: PostmortemRule = {
  id: 'C01',
  name: 'sections-by-severity',
  layer: 'completeness',
  severity: 'error',
  asks: 'The sections its severity asks for are there and hold text: all of them for SEV-1 and SEV-2, a short form from SEV-3 on, and for a near miss what stopped it instead of an impact.',
  why: 'A reader looks for the same thing in the same place, and a missing section looks as if there had been nothing to say.',
  examples: [
    { markdown: sample([], { severity: 'sev3', body: SHORT }), finds: [] },
    { markdown: sample([], { body: SHORT }), finds: ['9:1', '9:1'] },
    { markdown: sample([], { severity: 'sev3', body: SHORT.replace('Told in full.', '> **Question:** What happened?') }), finds: ['9:1'] },
    {
      markdown: sample([], { severity: 'none', body: ['Summary', 'Timeline', 'Causes', 'What stopped it'].map((heading) => section(heading)).join('\n') }),
      finds: [],
    },
    { markdown: sample([], { severity: 'none', body: ['Summary', 'Timeline', 'Causes'].map((heading) => section(heading)).join('\n') }), finds: ['9:1'] },
  ],
  check(postmortem) {
    const profile = profileOf(postmortem);
    return [...NEEDED[profile].flatMap((needed) => missing(needed, postmortem)), ...(profile === 'near-miss' ? unstopped(postmortem) : [])];
  },
};

function missing({ heading, meanings }: Needed, postmortem: PostmortemDocument): Remark[] {
  const parts = partsNamed(postmortem, ...meanings);
  if (parts.some(isFilled)) return [];
  const [empty] = parts;
  if (empty) return [{ at: empty.node, message: `Unexpected empty section ${quote(empty.heading)}, expected text` }];
  const { severity = 'this severity' } = postmortem.head ?? {};
  return [
    {
      at: firstOf(postmortem),
      message: `Unexpected postmortem of ${severity} without a section "${heading}", expected it${meanings.length > 1 ? ` or one about ${oneOf(meanings)}` : ''}`,
    },
  ];
}

function unstopped(postmortem: PostmortemDocument): Remark[] {
  const told = postmortem.headings.some(({ text }) => /\bstopped (?:it|this)\b/i.test(text)) || postmortem.head?.defences_that_worked !== undefined;
  if (told || partsNamed(postmortem, 'resolution').some(isFilled)) return [];
  return [{ at: firstOf(postmortem), message: 'Unexpected near miss without what stopped it, expected a section "What stopped it" or "defences_that_worked"' }];
}

const firstOf = ({ sections, tree }: PostmortemDocument) => sections[0]?.node ?? tree;
