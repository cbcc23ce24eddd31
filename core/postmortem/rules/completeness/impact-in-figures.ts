import { partsNamed } from '../../facts/parts.ts';
import { profileOf } from '../../facts/profile.ts';
import { wordsOf } from '../../facts/words.ts';
import type { PostmortemRule } from '../rule.ts';
import { sample } from '../sample.ts';

const FIGURE =
  /(?:\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|a third|a quarter|all|every|no|none) (?:of (?:the|all|our) )?)\s?(?:[%$€£]|[\p{L}-]{2,})|[$€£]\s?\d|\bnobody\b|\bno one\b/iu;
const REASON =
  /\b(?:not (?:known|recorded|measured)|unknown)\b[^.]*\b(?:because|since|as|:)|\b(?:number|share|count|figure)s?\b[^.]*\bnot (?:recorded|known|measured|published|reported)\b/i;

export const impactInFigures: PostmortemRule = {
  id: 'C04',
  name: 'impact-in-figures',
  layer: 'completeness',
  severity: 'error',
  asks: 'The impact has a figure with its unit, in the text or the front matter, or says why there is none.',
  why: 'Some users can be three or all of them, and nobody can weigh the next incident against this one.',
  examples: [
    { markdown: '## Impact\n\nA third of the uploads failed, 41,200 requests.\n', finds: [] },
    { markdown: '## Impact\n\nThe number of users is not known, because access logs were lost.\n', finds: [] },
    { markdown: '## Impact\n\nSome users saw errors for a while.\n', finds: ['1:1'] },
    { markdown: sample(['impact:', '  kind: [degraded]', '  requests_failed: 41200'], { body: '## Impact\n\nUploads failed.\n' }), finds: [] },
  ],
  check(postmortem) {
    const [part] = partsNamed(postmortem, 'impact');
    const { users, requests_failed, error_ratio, money, unknown_because } = postmortem.head?.impact ?? {};
    if (!part || profileOf(postmortem) === 'near-miss' || [users, requests_failed, error_ratio, money, unknown_because].some((value) => value !== undefined))
      return [];
    const text = wordsOf(partsNamed(postmortem, 'impact'));
    if (text.trim() === '' || FIGURE.test(text) || REASON.test(text)) return [];
    return [{ at: part.node, message: 'Unexpected impact without a figure, expected how many of what, or why it is not known' }];
  },
};
