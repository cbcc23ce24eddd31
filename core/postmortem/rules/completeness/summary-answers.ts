import { partsNamed } from '../../facts/parts.ts';
import { profileOf } from '../../facts/profile.ts';
import { wordsOf } from '../../facts/words.ts';
import { readClocks } from '../../stated/clocks.ts';
import { readDurations } from '../../stated/durations.ts';
import type { PostmortemRule, Remark } from '../rule.ts';

const MOST = 120;
const DAY =
  /\b\d{4}-\d{2}-\d{2}\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/;
const WHO =
  /\b(?:customers?|users?|clients?|tenants?|accounts?|teams?|people|visitors?|players?|subscribers?|requests?|orders?|payments?|calls?|jobs?|messages?|services?|sites?|nobody|no one)\b|%/i;
const WHY =
  /\b(?:because|caus(?:e|es|ed|ing)|due to|as a result|result(?:s|ed)? (?:of|from|in)|since|leak(?:s|ed|ing)?|exhaust|ran out|run out|full|limit|never (?:closed|released|returned)|overload|bug|after (?:a|the) (?:deploy|release|change)|change|led to|triggered|so|never|too (?:many|few|small|long|low)|blocked|held|filled|grew|grow|wrong|missing|lack(?:ed)?|for want of)/i;

const GOOD = 'On 2026-03-02 from 10:00 to 10:25 UTC a third of the uploads failed for all customers, because release 41 never closed a file.';

export const summaryAnswers: PostmortemRule = {
  id: 'C03',
  name: 'summary-answers',
  layer: 'completeness',
  severity: 'warn',
  asks: `The summary says in at most ${MOST} words what happened, when, for how long, to whom and why.`,
  why: 'Most readers read nothing else.',
  examples: [
    { markdown: `## Summary\n\n${GOOD}\n`, finds: [] },
    { markdown: '## Summary\n\nWorkers ran out of descriptors, and uploads by customers failed.\n', finds: ['1:1'] },
    { markdown: `## Summary\n\n${GOOD} ${'More is told here than anybody reads. '.repeat(14)}\n`, finds: ['1:1'] },
  ],
  check(postmortem) {
    const parts = partsNamed(postmortem, 'summary');
    const text = wordsOf(parts);
    const [part] = parts;
    if (!part || text.trim() === '' || profileOf(postmortem) === 'near-miss') return [];
    const count = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    const clocks = readClocks(text).length;
    const long = readDurations(text).length > 0 || clocks > 1 || /\b(?:seconds|minutes|hours|days|weeks)\b/i.test(text);
    const lacks = [
      ...(clocks > 0 || DAY.test(text) ? [] : ['when']),
      ...(long || /\bnot (?:recorded|known)\b/i.test(text) ? [] : ['for how long']),
      ...(WHO.test(text) ? [] : ['to whom']),
      ...(WHY.test(text) ? [] : ['why']),
    ];
    const remarks: Remark[] = [];
    if (lacks.length > 0)
      remarks.push({
        at: part.node,
        message: `Unexpected summary that does not say ${lacks.join(', ')}, expected what happened, when, for how long, to whom and why`,
      });
    if (count > MOST) remarks.push({ at: part.node, message: `Unexpected summary of ${count} words, expected at most ${MOST}` });
    return remarks;
  },
};
