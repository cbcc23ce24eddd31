import { isFilled, partsNamed } from '../../facts/parts.ts';
import { profileOf } from '../../facts/profile.ts';
import { wordsOf } from '../../facts/words.ts';
import type { Meaning } from '../../headings.ts';
import type { PostmortemRule } from '../rule.ts';

const ASKED: readonly { readonly meaning: Meaning; readonly name: string; readonly words: RegExp }[] = [
  { meaning: 'went-well', name: 'what went well', words: /\b(?:went well|worked well|what worked)\b/i },
  { meaning: 'went-badly', name: 'what went badly', words: /\b(?:went (?:badly|wrong|poorly)|did(?:n.t| not) go (?:so )?well|could be better)\b/i },
  { meaning: 'luck', name: 'where luck helped', words: /\b(?:luck|lucky|luckily)\b/i },
];

const GOOD =
  '## Lessons\n\n### What went well\n\nThe alert named the process.\n\n### What went badly\n\nThe first rollback was of the wrong service.\n\n### Where luck helped\n\nNone.\n';

export const wellBadlyLucky: PostmortemRule = {
  id: 'C12',
  name: 'well-badly-lucky',
  layer: 'completeness',
  severity: 'warn',
  asks: 'The lessons of a SEV-1 or SEV-2 say what went well, what went badly and where luck helped, or that there was none.',
  why: 'What went well is worth keeping, and what luck did this time will be missing next time.',
  examples: [
    { markdown: GOOD, finds: [] },
    { markdown: '## Lessons\n\n- What went well: the alert.\n- What went badly: the pager.\n- Luck: it was a Sunday.\n', finds: [] },
    { markdown: '## Lessons\n\nWhat went well: the alert.\n', finds: ['1:1'] },
    { markdown: GOOD.replace('None.\n', ''), finds: ['1:1'] },
  ],
  check(postmortem) {
    const parts = partsNamed(postmortem, 'lessons');
    const [part] = [...parts, ...ASKED.flatMap(({ meaning }) => partsNamed(postmortem, meaning))];
    if (!part || profileOf(postmortem) !== 'full') return [];
    const text = wordsOf(parts);
    const lacks = ASKED.filter(({ meaning, words }) => {
      const own = partsNamed(postmortem, meaning);
      return own.length > 0 ? !own.some(isFilled) : !words.test(text);
    });
    return lacks.length === 0
      ? []
      : [{ at: part.node, message: `Unexpected lessons without ${lacks.map(({ name }) => name).join(', ')}, expected it, or "none"` }];
  },
};
