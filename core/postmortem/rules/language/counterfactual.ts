import { languageRule } from '../../language/language-rule.ts';

/** Where what happened is told. What would have helped belongs to the lessons. */
const TOLD = new Set<string | undefined>([
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
]);
const PATTERN =
  /\bif\b[^.;]{1,120}?\bha(?:d|dn['’]t)\b[^.;]{1,160}?\b(?:would|could|might)(?:n['’]t| not| never)? (?:have|be)\b|\b(?:would|could|might)(?:n['’]t| not| never)? have\b[^.;]{1,160}?\bif\b[^.;]{1,80}?\bha(?:d|dn['’]t)\b|\bhad (?!to\b)(?:the|a|an|we|it|this|there)\b[^.;]{1,120}?\bwould(?:n['’]t| not)? have\b|\b(?:insufficient|inadequate) (?:monitoring|testing|alerting|training|documentation|review|coverage)\b/g;

export const counterfactual = languageRule({
  id: 'B10',
  name: 'counterfactual',
  severity: 'warn',
  asks: 'No "if it had …, it would have …" where the text tells what happened.',
  why: 'It mixes what happened with what is wished for, and the wish has no owner and no date there.',
  expected: 'the fact here, and the wish under Action items',
  better: 'The service has no rate limit. (Action item: limit it to 200 requests a second)',
  examples: [
    { markdown: '## Summary\n\nIf the service had limited its rate, the pool would not have failed.', finds: ['3:1'] },
    { markdown: '## Causes\n\nThere was insufficient monitoring.', finds: ['3:11'] },
    { markdown: '## Lessons\n\nIf the service had limited its rate, the pool would not have failed.', finds: [] },
    { markdown: '## Causes\n\nIf the pool is full, requests wait.', finds: [] },
  ],
  *find({ lower, meaning }) {
    if (!TOLD.has(meaning)) return;
    for (const { index, 0: text } of lower.matchAll(PATTERN)) yield { start: index, end: index + text.length };
  },
});
