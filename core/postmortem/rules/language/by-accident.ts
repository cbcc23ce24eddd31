import { languageRule } from '../../language/language-rule.ts';

/** Words for what was not meant. */
export const ACCIDENTS = ['accidentally', 'inadvertently', 'unintentionally', 'by accident', 'by mistake'];
const PATTERN = new RegExp(`\\b(?:${ACCIDENTS.join('|')})\\b`, 'g');

export const byAccident = languageRule({
  id: 'B12',
  name: 'by-accident',
  severity: 'info',
  asks: 'Where something happened by accident, what made it possible.',
  why: 'The word is fine and common in good reports; it only marks the spot where the next question belongs.',
  expected: 'what made it possible beside it',
  better: 'The command has no dry run and accepts an empty namespace, which then means all of them',
  examples: [
    { markdown: 'All nodes were accidentally removed.', finds: ['1:16'] },
    { markdown: 'The command accepts an empty namespace, which means all.', finds: [] },
  ],
  *find({ lower }) {
    for (const { index, 0: text } of lower.matchAll(PATTERN)) yield { start: index, end: index + text.length };
  },
});
